"""The page of backups with the journal open: making, verifying, restoring, bringing back, and the second folder."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assertjournal.core.changes import Changes
from assertjournal.core.errors import FileRefused
from assertjournal.data.backup.file import Progress
from assertjournal.data.backup.folder import BACKUPS as FOLDER
from assertjournal.data.database.database import database, saving
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.services.safety.backups import BackupPlan, Backups, JournalReplaced, MadeBackup, Reminder
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import BACKUPS, JOURNAL
from assertjournal.ui.safety import backups_page, own_backups_page
from assertjournal.ui.safety.own_backups_page import OwnBackupsPage
from assertjournal.ui.shell.workspace import Workspace
from tests.support.builders import PASSPHRASE, an_id
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.hands import button, buttons, key, name_of, press, words
from tests.support.walks import a_written_entry, entry_of, go, page_as, settle

Says = Callable[[str], None]


@pytest.fixture
def page(workspace: Workspace, context: PageContext) -> OwnBackupsPage:
    """Return the page, over a journal with one note."""
    a_written_entry(context, None, None, {"text": "I said it calmly."})
    go(workspace, context, Place(BACKUPS))
    return page_as(workspace, OwnBackupsPage)


@pytest.fixture
def wait_for(page: OwnBackupsPage, qtbot: QtBot) -> Says:
    """Return what waits until the page says something."""
    return lambda expected: qtbot.waitUntil(lambda: expected in words(page))


@pytest.fixture
def backed_up(page: OwnBackupsPage, wait_for: Says, qtbot: QtBot) -> OwnBackupsPage:
    """Return the page after a backup was made with its button."""
    press(page, "Back up now")
    wait_for("Backed up and verified")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    return page


def cells(page: OwnBackupsPage) -> list[str]:
    table = page.table
    found = [table.item(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())]
    return [item.text() for item in found if item is not None]


def answer_with(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    for module in (backups_page, own_backups_page):
        monkeypatch.setattr(module, "ask_for_folder", lambda _parent, _title: folder)


def test_a_journal_without_backups_says_so(page: OwnBackupsPage, wait_for: Says) -> None:
    wait_for("There are none here.")
    assert not button(page, "Verify").isEnabled()


def test_a_backup_is_listed_with_its_moment_and_what_it_holds(backed_up: OwnBackupsPage) -> None:
    made, holds, _size = cells(backed_up)

    assert made.startswith("2026-11-23")
    assert holds == "1 entry, 0 conversations"


def test_the_picked_backup_is_verified(backed_up: OwnBackupsPage, wait_for: Says) -> None:
    press(backed_up, "Verify")
    wait_for("every page was read")


def test_a_damaged_backup_is_called_damaged(backed_up: OwnBackupsPage, wait_for: Says) -> None:
    path = backed_up.picked()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    press(backed_up, "Verify")

    wait_for("This backup is damaged.")


def test_a_restored_journal_lies_beside_and_can_be_opened(
    backed_up: OwnBackupsPage, wait_for: Says, qtbot: QtBot, tmp_path: Path
) -> None:
    press(backed_up, "Restore as a new journal")
    wait_for("Restored as a new journal")

    with qtbot.waitSignal(backed_up.open_asked) as asked_for:
        press(backed_up, "Open the restored journal")

    (place,) = asked_for.args
    assert place.parent == tmp_path
    assert (place / "journal.db").exists()


def test_a_backup_is_opened_to_read(backed_up: OwnBackupsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(backed_up.open_asked) as asked_for:
        press(backed_up, "Open read-only")

    assert asked_for.args == [backed_up.picked()]


def test_what_is_missing_comes_back_and_pages_look_again(
    backed_up: OwnBackupsPage, context: PageContext, qtbot: QtBot
) -> None:
    gone = a_written_entry(context, None, None, {"text": "Gone"})
    press(backed_up, "Back up now")
    qtbot.waitUntil(lambda: backed_up.table.rowCount() == 2)

    def forget() -> None:
        with saving():
            database.execute_sql("DELETE FROM entry WHERE id = ?", (gone,))

    asked(context.operations, forget)
    changes: list[Changes] = []
    context.operations.changed.connect(changes.append)

    press(backed_up, "Bring back what is missing")
    settle(context)

    assert "Brought back: 1 entry" in words(backed_up)
    assert entry_of(context, gone).answers == {"text": "Gone"}
    assert changes[-1].everything


def test_where_nothing_is_missing_the_page_says_so(backed_up: OwnBackupsPage, context: PageContext) -> None:
    press(backed_up, "Bring back what is missing")
    settle(context)

    assert "Nothing is missing" in words(backed_up)


def test_a_second_folder_gets_a_copy_and_can_be_looked_into(
    page: OwnBackupsPage,
    context: PageContext,
    wait_for: Says,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    answer_with(monkeypatch, stick)
    press(page, "Choose a second folder …")
    settle(context)
    press(page, "Back up now")
    wait_for("A copy is in the second folder")

    press(page, "Look in the second folder")
    wait_for(f"In {stick}")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)

    assert page.picked().parent == stick
    press(page, "Use no second folder")
    settle(context)
    assert asked(context.operations, Backups(context.clock).second_folder) is None
    assert "Look in the second folder" not in buttons(page)


def test_without_the_second_folders_disk_the_page_says_that_there_is_no_copy(
    page: OwnBackupsPage, context: PageContext, wait_for: Says, tmp_path: Path
) -> None:
    asked(context.operations, lambda: Backups(context.clock).choose_second_folder(tmp_path / "not" / "there"))

    press(page, "Back up now")

    wait_for("The second folder has no copy.")


def test_another_folder_is_looked_into(
    backed_up: OwnBackupsPage, wait_for: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path)

    press(backed_up, "Look in another folder …")
    wait_for("There are none here.")
    press(backed_up, "Look beside the journal")

    wait_for(f"In {tmp_path / 'Journal.ajournal' / FOLDER}")


def test_escape_leads_back(workspace: Workspace, context: PageContext, backed_up: OwnBackupsPage) -> None:
    go(workspace, context, Place(JOURNAL))
    go(workspace, context, Place(BACKUPS))

    key(backed_up, Qt.Key.Key_Escape)
    settle(context)

    assert workspace.place.page == JOURNAL


def test_soon_after_unlocking_a_due_backup_is_made_without_a_word(
    workspace: Workspace, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    backing_up = workspace.backups.backing_up

    with qtbot.waitSignal(backing_up.made):
        backing_up.begin_if_due()
    settle(context)

    assert len(list((tmp_path / "Journal.ajournal" / FOLDER).iterdir())) == 1
    assert workspace.messages.words() == ""


def test_nothing_is_made_while_nothing_was_written(workspace: Workspace, context: PageContext, tmp_path: Path) -> None:
    workspace.backups.backing_up.begin_if_due()
    settle(context)

    assert not (tmp_path / "Journal.ajournal" / FOLDER).exists()


@pytest.fixture
def no_way_to_back_up(context: PageContext, tmp_path: Path) -> None:
    """Write an entry, which makes a backup due, and put a file where the folder of backups belongs."""
    a_written_entry(context, None, None, {"text": "x"})
    (tmp_path / "Journal.ajournal" / FOLDER).write_bytes(b"in the way")


def test_a_backup_that_cannot_be_made_is_a_line_with_a_way_to_the_page(
    workspace: Workspace, context: PageContext, qtbot: QtBot, no_way_to_back_up: None
) -> None:

    workspace.backups.backing_up.begin_if_due()
    qtbot.waitUntil(lambda: "There is no new backup." in workspace.messages.words())
    press(workspace.messages, "Backups")
    settle(context)

    assert workspace.place.page == BACKUPS


def test_a_backup_that_cannot_be_made_says_also_that_there_has_been_none_for_long(
    workspace: Workspace, context: PageContext, clock: SetClock, qtbot: QtBot, no_way_to_back_up: None
) -> None:
    clock.pass_by(timedelta(days=10_000))

    workspace.backups.backing_up.begin_if_due()
    qtbot.waitUntil(lambda: "no backup for more than a week" in workspace.messages.words())

    assert workspace.messages.words().startswith("There is no new backup.")
    assert name_of(workspace.messages.button) == "Backups"


def test_a_backup_that_failed_soon_after_another_says_no_more_than_why(
    workspace: Workspace, context: PageContext, qtbot: QtBot, no_way_to_back_up: None
) -> None:

    workspace.backups.backing_up.begin_if_due()
    qtbot.waitUntil(lambda: "There is no new backup." in workspace.messages.words())
    settle(context)

    assert "week" not in workspace.messages.words()


def test_a_backup_that_met_encrypting_anew_is_made_again_without_a_word(
    workspace: Workspace, context: PageContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    make, tried = Backups.make, []

    def replaced_once(backups: Backups, plan: BackupPlan, go_on: Progress) -> MadeBackup:
        tried.append(plan)
        if len(tried) == 1:
            raise JournalReplaced("meanwhile")
        return make(backups, plan, go_on)

    monkeypatch.setattr(Backups, "make", replaced_once)
    with qtbot.waitSignal(workspace.backups.backing_up.made):
        workspace.backups.backing_up.begin_if_due()
    settle(context)

    assert len(list((tmp_path / "Journal.ajournal" / FOLDER).iterdir())) == 1
    assert workspace.messages.words() == ""


@pytest.mark.parametrize("fails", [False, True])
def test_keys_that_are_changed_during_a_backup_get_one_of_their_own_after_it(
    workspace: Workspace, context: PageContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    make, tried, go_ahead = Backups.make, list[BackupPlan](), Event()
    backing_up = workspace.backups.backing_up

    def hold_the_first(backups: Backups, plan: BackupPlan, go_on: Progress) -> MadeBackup:
        tried.append(plan)
        if len(tried) == 1:
            go_ahead.wait(10)
            if fails:
                raise FileRefused("The disk is full.")
        return make(backups, plan, go_on)

    monkeypatch.setattr(Backups, "make", hold_the_first)
    backing_up.begin()
    qtbot.waitUntil(lambda: len(tried) == 1)
    change = context.keys.prepare_recovery_key(asked(context.operations, context.keys.folder), PASSPHRASE)
    asked(context.operations, lambda: context.keys.put_in_force(change))

    backing_up.begin_if_due()
    with qtbot.waitSignals([backing_up.made] * (1 if fails else 2)):
        go_ahead.set()
    settle(context)

    own = Backups(context.clock)
    assert len(tried) == 2
    assert not asked(context.operations, lambda: own.is_due(own.plan()))


@pytest.mark.parametrize(
    ("reminder", "expected"),
    [
        (Reminder.SECOND_IS_OLD, "no backup for a month"),
        (Reminder.CHOOSE_SECOND, "A second folder on another disk"),
        (Reminder.BACKUP_IS_OLD, "no backup for more than a week"),
    ],
)
def test_a_reminder_is_a_quiet_line(workspace: Workspace, reminder: Reminder, expected: str) -> None:
    workspace.backups.backing_up.reminded.emit(reminder)

    assert expected in workspace.messages.words()


def test_locking_ends_a_backup_and_loses_nothing_that_was_typed(
    workspace: Workspace, page: OwnBackupsPage, context: PageContext, tmp_path: Path
) -> None:
    target = EntryTarget(an_id())
    press(page, "Back up now")
    context.operations.write(lambda: context.entries.save(target, Edit(answers={"text": "Typed last"})))

    assert workspace.save_all()
    workspace.end()

    QApplication.processEvents()
    assert entry_of(context, target.id).answers == {"text": "Typed last"}
    assert list((tmp_path / "Journal.ajournal").glob(f"{FOLDER}/.*")) == []


def test_a_journal_that_is_read_only_offers_nothing_that_writes(
    context: PageContext, show: Callable[[object], None]
) -> None:
    page = OwnBackupsPage(context, can_write=False)
    show(page)

    assert "Back up now" not in buttons(page)
    assert "Bring back what is missing" not in buttons(page)
    assert "Verify" in buttons(page)
