"""Before a journal is open: a page that shows a recovery key, or has one worked out, locks as a journal does."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assertjournal.data.journal.key_to_keep import is_key_to_keep
from assertjournal.services.safety.journals import Journals
from assertjournal.ui.guard.auto_lock import AutoLock
from assertjournal.ui.guard.idle_notice import IdleNotice
from assertjournal.ui.locked.new_passphrase_page import NewPassphrasePage
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.pages.dependencies import Comeback, Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.builders import a_journal
from tests.support.clocks import SetClock
from tests.support.hands import press, shown
from tests.support.windows import Opener, asked_again, line

NEW = "another one altogether"
SOON, TIME = timedelta(minutes=10) - timedelta(seconds=20), timedelta(minutes=10)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "Journal.ajournal"


@pytest.fixture
def with_choice(open_window: Opener, journal: Path, qtbot: QtBot) -> MainWindow:
    """Return a window that a recovery key has brought to the choice of a new passphrase."""
    recovery_key = a_journal(journal)
    window = open_window(journal)
    press(window, "Use the recovery key")
    line(window, "Recovery key").setText(recovery_key)
    press(window, "Unlock")
    qtbot.waitUntil(lambda: bool(shown(window, NewPassphrasePage)))
    return window


def watches(window: MainWindow) -> list[AutoLock]:
    # What is to be deleted later is deleted now.
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    return window.findChildren(AutoLock)


def leave_alone(window: MainWindow, clock: SetClock, time: timedelta) -> None:
    (watch,) = watches(window)
    clock.pass_by(time)
    watch.idle_watch.check()


def test_a_new_recovery_key_does_not_stay_in_sight_when_nobody_is_there(
    with_key: MainWindow, tmp_path: Path, clock: SetClock, relaunched: list[Path], comebacks: list[Comeback]
) -> None:
    leave_alone(with_key, clock, TIME)
    place = tmp_path / "place" / "New.ajournal"
    assert (relaunched, comebacks) == ([place], [Comeback.UNASKED])
    assert with_key.isHidden()
    assert asked_again(place, is_key_to_keep)


def test_it_is_out_of_sight_when_the_user_leaves(with_key: MainWindow, relaunched: list[Path]) -> None:
    (watch,) = watches(with_key)
    watch.lock_asked.emit()
    assert len(relaunched) == 1


def test_it_locks_while_something_is_read_over_it(
    with_key: MainWindow, clock: SetClock, relaunched: list[Path]
) -> None:
    with_key.flow.show_aside("about")
    leave_alone(with_key, clock, TIME)
    assert len(relaunched) == 1


def test_a_journal_that_a_button_would_open_locks(
    with_choice: MainWindow, journal: Path, clock: SetClock, relaunched: list[Path]
) -> None:
    leave_alone(with_choice, clock, TIME)
    assert relaunched == [journal]


def test_a_passphrase_that_is_being_changed_is_changed_first(
    with_choice: MainWindow, journal: Path, clock: SetClock, relaunched: list[Path]
) -> None:
    line(with_choice, "New passphrase").setText(NEW)
    line(with_choice, "New passphrase again").setText(NEW)
    press(with_choice, "Change the passphrase")
    leave_alone(with_choice, clock, TIME)
    assert relaunched == [journal]
    assert Journals(clock).unwrap_with_passphrase(journal, NEW)


def test_a_journal_that_is_being_opened_is_closed_again(
    with_choice: MainWindow, journal: Path, clock: SetClock, relaunched: list[Path]
) -> None:
    press(with_choice, "Keep the old passphrase")
    leave_alone(with_choice, clock, TIME)
    assert relaunched == [journal]
    assert not asked_again(journal, is_key_to_keep)


def test_nothing_locks_once_the_page_is_left(
    with_choice: MainWindow, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: other)
    leave_alone(with_choice, clock, SOON)
    with_choice.flow.ask_for_another()
    assert watches(with_choice) == []
    assert shown(with_choice, IdleNotice) == []


def test_a_page_that_asks_for_a_passphrase_needs_no_lock(open_window: Opener, journal: Path) -> None:
    a_journal(journal)
    assert watches(open_window(journal)) == []


def test_an_open_journal_is_watched_once(with_key: MainWindow, dependencies: Dependencies, qtbot: QtBot) -> None:
    press(shown(with_key, RecoveryKeyPage)[0], "I have kept it")
    qtbot.waitUntil(lambda: with_key.workspace is not None)
    dependencies.operations.finish()
    assert len(watches(with_key)) == 1
