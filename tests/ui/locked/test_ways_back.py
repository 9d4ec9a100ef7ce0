"""The ways back into a journal: its recovery key and then a new passphrase, or the keys in a backup."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.core.errors import FileRefused
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.journal import journal_file
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY
from assertjournal.services.safety.journals import Journals
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.backups import a_backup
from tests.support.builders import PASSPHRASE, a_journal, opened
from tests.support.disks import write_protected
from tests.support.hands import answering, buttons, focus, key, press, words
from tests.support.windows import Opener, line, shown_key, unlock_with, unlocked, wait_for_words

USE_BACKUP = "Use the keys in the newest backup"


@pytest.fixture
def by_recovery_key(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """Return a window whose journal, Other, was just opened with its recovery key."""
    path = tmp_path / "Other.ajournal"
    recovery_key = a_journal(path)
    window = open_window(path)
    press(window, "Use the recovery key")
    assert focus() is line(window, "Recovery key")
    unlock_with(window, recovery_key.lower())
    wait_for_words(window, qtbot, "Choose a new passphrase")
    return window


def test_the_recovery_key_opens_it_and_the_old_passphrase_may_stay(by_recovery_key: MainWindow, qtbot: QtBot) -> None:
    press(by_recovery_key, "Keep the old passphrase")
    qtbot.waitUntil(lambda: by_recovery_key.workspace is not None)
    assert journal_file.unwrap_key(by_recovery_key.flow.journal, passphrase=PASSPHRASE)


def test_after_the_recovery_key_a_new_passphrase_can_be_chosen(by_recovery_key: MainWindow, qtbot: QtBot) -> None:
    for name in ("New passphrase", "New passphrase again"):
        line(by_recovery_key, name).setText("four other words now")
    key(line(by_recovery_key, "New passphrase again"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: by_recovery_key.workspace is not None)
    assert journal_file.unwrap_key(by_recovery_key.flow.journal, passphrase="four other words now")
    assert [one.text() for one in by_recovery_key.flow.findChildren(QLineEdit) if one.text()] == []


def test_a_new_passphrase_that_was_mistyped_changes_nothing(by_recovery_key: MainWindow) -> None:
    line(by_recovery_key, "New passphrase").setText("four other words now")
    press(by_recovery_key, "Change the passphrase")
    assert "The two passphrases are not the same." in words(by_recovery_key)
    assert focus() is line(by_recovery_key, "New passphrase again")


def test_a_passphrase_that_cannot_be_written_can_be_left_for_later(
    by_recovery_key: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object, **_secrets: str) -> None:
        raise FileRefused("The passphrase is not changed.")

    monkeypatch.setattr(Journals, "change_passphrase", refuse)
    for name in ("New passphrase", "New passphrase again"):
        line(by_recovery_key, name).setText("four other words now")
    press(by_recovery_key, "Change the passphrase")
    wait_for_words(by_recovery_key, qtbot, "The passphrase is not changed.")
    press(by_recovery_key, "Keep the old passphrase")
    qtbot.waitUntil(lambda: by_recovery_key.workspace is not None)


def test_where_nothing_can_be_written_no_new_passphrase_is_asked_for(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    made: list[str] = []
    with write_protected(tmp_path / "disk", lambda disk: made.append(a_journal(disk / "Other.ajournal"))) as disk:
        window = open_window(disk / "Other.ajournal")
        press(window, "Use the recovery key")
        unlock_with(window, made[0])
        qtbot.waitUntil(lambda: window.workspace is not None)


@pytest.fixture
def lost(tmp_path: Path) -> Path:
    """Return a journal with a backup, whose key file and its copy are gone."""
    path = tmp_path / "Lost.ajournal"
    a_journal(path)
    opened(path)
    a_backup(path)
    journal_file.close_journal()
    for name in (KEY_FILE, KEY_FILE_COPY):
        (path / name).unlink()
    return path


def test_lost_keys_are_taken_from_a_backup_when_asked(open_window: Opener, lost: Path, qtbot: QtBot) -> None:
    window = open_window(lost)
    unlock_with(window, PASSPHRASE)
    wait_for_words(window, qtbot, "a backup of this journal has its keys")
    assert not (lost / KEY_FILE).exists()
    press(window, USE_BACKUP)
    wait_for_words(window, qtbot, "are in place. Unlock the journal")
    assert USE_BACKUP not in buttons(window)
    assert focus() is line(window, "Passphrase")
    unlock_with(window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.workspace is not None)


def test_keys_of_another_journal_are_named_as_such(
    open_window: Opener, lost: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    (lost / BACKUPS).rename(other / BACKUPS)
    for name in (KEY_FILE, KEY_FILE_COPY):
        (other / name).unlink()
    window = open_window(other)
    unlock_with(window, PASSPHRASE)
    qtbot.waitUntil(lambda: USE_BACKUP in buttons(window))
    press(window, USE_BACKUP)
    wait_for_words(window, qtbot, "belong to another journal")
    assert not (other / KEY_FILE).exists()


def test_nothing_is_offered_where_there_is_no_backup(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Lost.ajournal"
    a_journal(path)
    for name in (KEY_FILE, KEY_FILE_COPY):
        (path / name).unlink()
    window = open_window(path)
    unlock_with(window, PASSPHRASE)
    wait_for_words(window, qtbot, "missing")
    assert USE_BACKUP not in buttons(window)


@pytest.fixture
def new_key(open_window: Opener, tmp_path: Path, dependencies: Dependencies, qtbot: QtBot) -> MainWindow:
    """Return a window that shows the new recovery key of its open journal."""
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    window = unlocked(open_window(path), dependencies, qtbot)
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+P"))
    dependencies.operations.finish()
    press(window, "Get a new recovery key")
    unlock_with(window, PASSPHRASE)
    wait_for_words(window, qtbot, "Your recovery key")
    return window


def test_a_new_recovery_key_is_shown_and_opens_the_journal(new_key: MainWindow) -> None:
    assert journal_file.unwrap_key(new_key.flow.journal, recovery_key=shown_key(new_key))
    press(new_key, "I have kept it")
    assert "Your new recovery key is in force" in words(new_key)


def test_a_new_recovery_key_that_is_put_off_can_be_shown_again_until_the_journal_is_locked(
    new_key: MainWindow, dependencies: Dependencies
) -> None:
    recovery_key = shown_key(new_key)
    press(new_key, "Later")
    press(new_key, "Back to where I was")
    dependencies.operations.finish()
    press(new_key, "Show the recovery key")
    assert shown_key(new_key) == recovery_key


def test_closing_with_a_new_recovery_key_in_sight_asks_first(new_key: MainWindow) -> None:
    with answering(lambda dialog: press(dialog, "Stay here")):
        new_key.close()
    assert new_key.isVisible()
    press(new_key, "I have kept it")
    new_key.close()
    assert not new_key.isVisible()
