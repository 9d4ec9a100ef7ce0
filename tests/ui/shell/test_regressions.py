"""What other journals shipped, one plainly named test each: nothing of it may ever happen here."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assertjournal.core.errors import FileRefused
from assertjournal.data.backup.folder import BACKUPS, stored_backups
from assertjournal.data.database import checks
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal.journal_file import close_journal
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services import entries as entry_service
from assertjournal.services.bin import Bin
from assertjournal.services.places import Place
from assertjournal.services.safety import restoring
from assertjournal.services.safety.backups import Backups
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from tests.support.backups import a_backup
from tests.support.builders import PASSPHRASE, an_entry, opened
from tests.support.clocks import SetClock
from tests.support.command_line import run_alone
from tests.support.contexts import asked
from tests.support.exports import all_rows, shipped_content
from tests.support.hands import editor_of, focus, key, press, shown, type_into, words
from tests.support.walks import a_talk, a_written_entry, entry_of, go, go_to_entry, go_to_skill, settle, written
from tests.support.windows import Disk, Opener, kept_in, workspace_of, write_in

TEXT = "heron at the river"


def emptied(page: EntryPage, field: str) -> None:
    """Remove all of a field's text as a person does."""
    editor = editor_of(page.form.frames[field].widget)
    editor.setFocus()
    editor.selectAll()
    key(editor, Qt.Key.Key_Delete)


def test_typing_and_locking_at_once_loses_no_text(
    window: MainWindow, dependencies: Dependencies, journal: Path
) -> None:
    write_in(window, dependencies, TEXT)
    window.lock()

    assert kept_in(journal, dependencies) == TEXT


def test_going_to_another_page_never_saves_the_old_text_into_the_new_entry(
    workspace: Workspace, context: PageContext
) -> None:
    page = go_to_skill(workspace, context, "asking")
    type_into(page.form, "my_words", TEXT)
    go_to_skill(workspace, context, "saying_no")
    assert workspace.save_all()

    asking = written(context, "asking")
    assert asking is not None
    assert asking.answers == {"my_words": TEXT}
    assert written(context, "saying_no") is None


def test_showing_an_entry_neither_changes_it_nor_drops_what_a_richer_version_has(
    workspace: Workspace, context: PageContext, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(entry_service, "parse_answer", lambda _field, answer: answer)
        patch.setattr(type(context.content.worksheets["asking"]), "field", lambda _sheet, name: name)
        entry = a_written_entry(context, "asking", None, {"request": "x", "of_a_richer_version": "kept"})
    before = entry_of(context, entry)
    clock.moment += timedelta(hours=1)

    page = go_to_entry(workspace, context, entry)
    go(workspace, context, Place(JOURNAL))
    assert entry_of(context, entry) == before

    type_into(go_to_entry(workspace, context, entry).form, "request", "y")
    page.leave()
    settle(context)
    assert entry_of(context, entry).answers == {"request": "xy", "of_a_richer_version": "kept"}


def test_an_emptied_entry_is_kept(workspace: Workspace, context: PageContext) -> None:
    entry = a_written_entry(context, "asking", None, {"request": TEXT, "my_words": TEXT})
    page = go_to_entry(workspace, context, entry)
    for field in ("request", "my_words"):
        emptied(page, field)
    assert workspace.save_all()

    kept = entry_of(context, entry)
    assert (dict(kept.answers), kept.deleted_at) == ({}, None)
    view = asked(context.operations, lambda: context.history.view(entry))
    assert view is not None
    assert view.states


@pytest.mark.parametrize("place", [0, 2000])
def test_a_damaged_file_is_never_called_a_wrong_passphrase(
    open_window: Opener, journal: Path, qtbot: QtBot, place: int
) -> None:
    with (journal / "journal.db").open("r+b") as file:
        file.seek(place)
        file.write(os.urandom(64))
    window = open_window(journal)
    focus().setProperty("text", PASSPHRASE)
    key(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "damaged" in words(window).lower())

    said = words(window).lower()
    assert not any(word in said for word in ("wrong", "not the passphrase", "does not open"))
    assert window.workspace is None


def test_a_backup_is_found_and_can_be_restored(open_journal: Path, tmp_path: Path) -> None:
    with saving():
        entry_rows.put(an_entry(title=TEXT), TEXT)
    rows = all_rows()
    made = Backups(SetClock()).make(Backups(SetClock()).plan())

    (listed,) = restoring.backup_lines(open_journal / BACKUPS)
    assert listed.path == made.path
    restoring.restore(made.path, tmp_path / "Restored.ajournal")

    close_journal()
    opened(tmp_path / "Restored.ajournal")
    assert all_rows() == rows


def test_rotation_never_deletes_the_newest_backup_after_the_clock_was_set_back(open_journal: Path) -> None:
    clock = SetClock()
    backups = Backups(clock)
    made = []
    for step in (*[timedelta(days=1)] * 6, -timedelta(days=400), *[timedelta(seconds=1)] * 6):
        clock.pass_by(step)
        with saving():
            entry_rows.put(an_entry(), "")
        made.append(backups.make(backups.plan()).path)

        assert stored_backups(open_journal / BACKUPS)[0].path == made[-1]

    assert made[-1].exists()


def test_nothing_is_restored_over_the_open_journal(open_journal: Path) -> None:
    backup = a_backup(open_journal)
    with saving():
        entry_rows.put(an_entry(title=TEXT), "")
    rows = all_rows()

    with pytest.raises(FileRefused, match="something at this place"):
        restoring.restore(backup, open_journal)

    assert all_rows() == rows
    assert restoring.place_for(backup, open_journal) != open_journal


def test_undo_never_reaches_into_another_entry(workspace: Workspace, context: PageContext) -> None:
    first, second = a_talk(context), a_talk(context)
    page = go_to_skill(workspace, context, "asking", first)
    editor = type_into(page.form, "request", "of the first")
    go_to_skill(workspace, context, "asking", second)
    type_into(page.form, "request", "of the second")

    for _each in range(60):
        editor.undo()
    assert workspace.save_all()

    entry = written(context, "asking", second)
    assert entry is None or "of the first" not in str(entry.answers)
    kept = written(context, "asking", first)
    assert kept is not None
    assert kept.answers == {"request": "of the first"}


def test_saving_goes_on_after_an_error(workspace: Workspace, context: PageContext, disk: Disk) -> None:
    page = go_to_skill(workspace, context, "asking")
    disk.full = True
    type_into(page.form, "request", "one")
    page.leave()
    settle(context)
    disk.full = False
    type_into(page.form, "request", " two")
    page.leave()
    settle(context)

    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "one two"}


def test_locking_keeps_the_entry_that_is_being_typed_even_on_a_full_disk(
    window: MainWindow, dependencies: Dependencies, disk: Disk, relaunched: list[Path], journal: Path
) -> None:
    write_in(window, dependencies, TEXT)
    disk.full = True
    window.lock()
    assert relaunched == []
    (cover,) = shown(window, CoveredPage)

    disk.full = False
    press(cover, "Try again")

    assert relaunched
    assert kept_in(journal, dependencies) == TEXT


@pytest.mark.slow
def test_a_second_process_is_never_told_that_something_was_saved(
    window: MainWindow, dependencies: Dependencies, journal: Path, tmp_path: Path
) -> None:
    write_in(window, dependencies, TEXT)
    assert workspace_of(window).save_all()
    backups = Backups(SetClock())
    asked(dependencies.operations, lambda: backups.make(backups.plan()))  # which opens the file beside the window
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    (tmp_path / "import.json").write_text('{"format":"assertjournal-export","version":1}', encoding="utf-8")

    done = run_alone(
        tmp_path, "import", journal, tmp_path / "import.json", "--passphrase-file", tmp_path / "passphrase"
    )

    assert done.returncode == 6
    assert b"import" not in done.stdout
    window.end()
    assert kept_in(journal, dependencies) == TEXT


def test_no_plain_text_reaches_a_file(
    window: MainWindow, dependencies: Dependencies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    write_in(window, dependencies, TEXT)
    workspace_of(window).go(Place(JOURNAL))
    dependencies.operations.finish()
    backups = Backups(SetClock())
    asked(dependencies.operations, lambda: backups.make(backups.plan()))
    window.lock()

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if TEXT.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("act", ["move_to_bin", "restore", "purge"])
def test_a_broken_search_index_keeps_no_entry_from_the_bin_nor_in_it(open_journal: Path, act: str) -> None:
    clock = SetClock()
    the_bin, entries = Bin(clock), entry_service.Entries(shipped_content(), clock)
    entry = an_entry(deleted_at=None if act == "move_to_bin" else clock.now())
    with saving():
        entry_rows.put(entry, TEXT)
        for number in range(200):
            entry_rows.put(an_entry(), f"word{number} " * 20)
    with saving():
        database.execute_sql("UPDATE entry_index_data SET block = x'00' WHERE id > 10")

    {
        "move_to_bin": lambda: entries.move_to_bin(entry.id),
        "restore": lambda: entries.restore(entry.id),
        "purge": lambda: the_bin.purge(*the_bin.items()),
    }[act]()

    assert [item.line.id for item in the_bin.items()] == ([entry.id] if act == "move_to_bin" else [])
    assert (entry_rows.get(entry.id) is None) == (act == "purge")
    assert not any(result.findings for result in checks.check_journal())
