"""A damaged journal in the window: two ways on from the unlock page, and a file with what can be read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries, transfer
from assertjournal.services.places import Place
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.place_names import BACKUPS
from assertjournal.ui.safety import own_backups_page
from assertjournal.ui.safety.backups_page import BackupsPage
from assertjournal.ui.safety.own_backups_page import OwnBackupsPage
from assertjournal.ui.shell import saving_a_copy
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.builders import PASSPHRASE, a_journal, an_entry, opened
from tests.support.clocks import AFTER_A_WRONG_SECRET, SetClock
from tests.support.hands import answering, button, focus, key, press, shown, words
from tests.support.windows import asked_again, unlocked, workspace_of

Opener = Callable[[Path], MainWindow]
ENTRIES = 60


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a journal that does not open, as the page with its first facts is damaged; the entries are sound."""
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    opened(path)
    with saving():
        for number in range(ENTRIES):
            text = f"{number} words " * 40
            entries.put(an_entry(answers={"text": text}), text)
    root = database.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()[0]
    journal_file.close_journal()
    file = path / journal_file.DATABASE_FILE
    content = bytearray(file.read_bytes())
    content[(root - 1) * 4096 + 100] ^= 1
    file.write_bytes(content)
    return path


def unlock(window: MainWindow, qtbot: QtBot, until: Callable[[], bool]) -> None:
    typed = focus()
    assert isinstance(typed, QLineEdit)
    typed.setText(PASSPHRASE)
    key(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(until)


def salvaged(open_window: Opener, journal: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(journal)
    unlock(window, qtbot, lambda: button(window, "Read what can be read").isVisible())
    press(window, "Read what can be read")
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.page is not None)
    return window


def test_a_damaged_journal_offers_backups_and_what_can_be_read(
    open_window: Opener, damaged: Path, qtbot: QtBot
) -> None:
    window = open_window(damaged)
    unlock(window, qtbot, lambda: "is damaged" in words(window))

    assert button(window, "Read what can be read").isVisible()
    press(window, "Backups")
    assert shown(window, BackupsPage)


def test_what_can_be_read_is_shown_for_reading_only(open_window: Opener, damaged: Path, qtbot: QtBot) -> None:
    window = salvaged(open_window, damaged, qtbot)

    assert window.workspace
    assert "this journal is damaged" in window.workspace.messages.words()
    assert "All entries and conversations could be read." in window.workspace.messages.words()


def test_what_can_be_read_is_saved_as_a_file(
    open_window: Opener,
    damaged: Path,
    dependencies: Dependencies,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = tmp_path / "out.json"
    monkeypatch.setattr(own_backups_page, "ask_where_to_save", lambda *_asked: output)
    window = salvaged(open_window, damaged, qtbot)
    assert window.workspace
    window.workspace.go(Place(BACKUPS))
    dependencies.operations.finish()
    page = window.workspace.page
    assert isinstance(page, OwnBackupsPage)

    press(page, "Save what can be read …")
    dependencies.operations.finish()

    assert len(json.loads(output.read_text(encoding="utf-8"))["entries"]) == ENTRIES
    assert f"Saved {ENTRIES} entries" in words(page)


def test_what_can_be_read_is_saved_as_an_encrypted_journal(
    open_window: Opener,
    damaged: Path,
    dependencies: Dependencies,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy, told = tmp_path / "Copy.ajournal", list[str]()
    monkeypatch.setattr(saving_a_copy, "ask_where_to_save", lambda *_asked: copy)
    window = salvaged(open_window, damaged, qtbot)

    with answering(lambda dialog: told.append(words(dialog))):
        press(workspace_of(window).messages, "Save a copy elsewhere …")
        dependencies.operations.finish()

    assert "What can still be read of the journal is saved" in told[0]
    window.end()
    assert asked_again(copy, lambda: len(list(transfer.read_all("entry")))) == ENTRIES


def test_the_page_of_backups_offers_the_encrypted_copy_and_names_the_command_for_the_file(
    open_window: Opener, damaged: Path, dependencies: Dependencies, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(saving_a_copy, "ask_where_to_save", lambda *given: asked.append(given))
    window = salvaged(open_window, damaged, qtbot)
    workspace_of(window).go(Place(BACKUPS))
    dependencies.operations.finish()
    page = workspace_of(window).page
    assert isinstance(page, OwnBackupsPage)

    press(page, "Save a copy elsewhere …")

    assert asked
    assert "“assertjournal import”" in words(page)


def test_the_cover_over_what_was_salvaged_takes_the_passphrase(
    open_window: Opener, damaged: Path, dependencies: Dependencies, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = salvaged(open_window, damaged, qtbot)
    monkeypatch.setattr(workspace_of(window), "save_all", lambda: False)
    window.lock_unasked()
    (cover,) = shown(window, CoveredPage)

    cover.secret_given.emit(PASSPHRASE)

    qtbot.waitUntil(lambda: not shown(window, CoveredPage))
    monkeypatch.undo()


def test_reading_what_can_be_read_was_asked_of_the_damaged_journal_only(
    open_window: Opener, damaged: Path, dependencies: Dependencies, clock: SetClock, qtbot: QtBot, tmp_path: Path
) -> None:
    sound = tmp_path / "Sound.ajournal"
    a_journal(sound)
    window = open_window(damaged)
    unlock(window, qtbot, lambda: button_is_there(window, "Read what can be read"))
    typed = focus()
    assert isinstance(typed, QLineEdit)
    typed.setText("wrong")
    press(window, "Read what can be read")
    qtbot.waitUntil(lambda: "does not open" in words(window))
    clock.pass_by(AFTER_A_WRONG_SECRET)
    typed.setText(PASSPHRASE)
    key(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is damaged" in words(window))
    assert window.workspace is None

    window.flow._salvage_next()
    window.flow._show_door(sound, may_create=False)
    unlocked(window, dependencies, qtbot)
    assert window.flow.salvaged is None
    assert workspace_of(window).messages.words() == ""


def test_a_sound_journal_offers_nothing_of_it(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    a_journal(tmp_path / "Sound.ajournal")
    window = open_window(tmp_path / "Sound.ajournal")
    typed = focus()
    assert isinstance(typed, QLineEdit)
    typed.setText("wrong")
    key(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in words(window))

    assert not button_is_there(window, "Read what can be read")


def button_is_there(window: MainWindow, name: str) -> bool:
    from tests.support.hands import buttons

    return name in buttons(window)
