"""An open journal that is left alone locks, and loses nothing by it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from assertjournal.data.keys.key_file import write_key_file
from assertjournal.data.keys.keys import create_keys
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.guard.auto_lock import AutoLock
from assertjournal.ui.guard.idle_notice import IdleNotice
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.pages.dependencies import Comeback, Dependencies
from assertjournal.ui.passphrases.secret_copy import copy_secret
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.builders import CHEAP_KDF, PASSPHRASE
from tests.support.clocks import SetClock
from tests.support.hands import button, press, shown, words
from tests.support.windows import Disk, Opener, kept_in, line, write_in
from tests.ui.conftest import activate

SOON, TIME = 10 * 60 - 20, 10 * 60


@pytest.fixture
def auto_lock(window: MainWindow) -> AutoLock:
    (found,) = window.findChildren(AutoLock)
    return found


@pytest.fixture
def menu(window: MainWindow) -> Iterator[QMenu]:
    menu = QMenu(window)
    menu.addAction("Something")
    yield menu
    menu.close()


def test_before_it_locks_a_quiet_line_says_so_and_moves_nothing(
    window: MainWindow, dependencies: Dependencies, auto_lock: AutoLock, clock: SetClock
) -> None:
    page = write_in(window, dependencies, "half an hour")
    before = page.geometry()
    clock.pass_by(timedelta(seconds=SOON))
    auto_lock.idle_watch.check()
    assert "locks in half a minute" in words(window)
    assert page.geometry() == before
    (notice,) = shown(window, IdleNotice)
    assert window.rect().contains(notice.geometry())


def test_any_key_keeps_it_open(
    window: MainWindow, dependencies: Dependencies, auto_lock: AutoLock, clock: SetClock, relaunched: list[Path]
) -> None:
    write_in(window, dependencies, "half an hour")
    clock.pass_by(timedelta(seconds=SOON))
    auto_lock.idle_watch.check()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    clock.pass_by(timedelta(seconds=SOON - 60))
    auto_lock.idle_watch.check()
    assert relaunched == []
    assert shown(window, IdleNotice) == []


def test_after_ten_minutes_it_saves_and_locks_and_does_not_come_to_the_front(
    window: MainWindow,
    dependencies: Dependencies,
    auto_lock: AutoLock,
    clock: SetClock,
    journal: Path,
    relaunched: list[Path],
    comebacks: list[Comeback],
) -> None:
    write_in(window, dependencies, "half an hour")
    clock.pass_by(timedelta(seconds=TIME))
    auto_lock.idle_watch.check()
    assert (relaunched, comebacks) == ([journal], [Comeback.UNASKED])
    assert kept_in(journal, dependencies) == "half an hour"


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(minutes=2)])
def test_a_jump_of_the_clock_and_a_gap_of_sleep_lock(
    auto_lock: AutoLock, clock: SetClock, relaunched: list[Path], journal: Path, jump: timedelta
) -> None:
    clock.moment += jump
    auto_lock.idle_watch.check()
    assert relaunched == [journal]


@pytest.mark.parametrize(("minutes", "locks"), [(60, False), (0, False), (5, True)])
def test_the_time_is_the_one_that_was_chosen(
    dependencies: Dependencies, auto_lock: AutoLock, clock: SetClock, relaunched: list[Path], minutes: int, locks: bool
) -> None:
    dependencies.preferences.put(replace(dependencies.preferences.now, lock_after=minutes))
    clock.pass_by(timedelta(seconds=TIME))
    auto_lock.idle_watch.check()
    assert bool(relaunched) == locks


def test_a_locked_window_has_nothing_to_lock(open_window: Opener, journal: Path, relaunched: list[Path]) -> None:
    window = open_window(journal)
    window.lock_unasked()
    assert window.findChildren(AutoLock) == []
    assert relaunched == []


def test_on_a_full_disk_the_window_is_covered_and_the_text_is_kept(
    window: MainWindow,
    dependencies: Dependencies,
    auto_lock: AutoLock,
    clock: SetClock,
    disk: Disk,
    relaunched: list[Path],
) -> None:
    page = covered(window, dependencies, auto_lock, clock, disk)
    assert relaunched == []
    assert shown(window, CoveredPage)
    assert not page.isVisible()
    assert page.form.answer("request") == "half an hour"


def covered(
    window: MainWindow, dependencies: Dependencies, auto_lock: AutoLock, clock: SetClock, disk: Disk
) -> EntryPage:
    """Write on a full disk and go away until the window covers itself."""
    disk.full = True  # before anything is typed, which on a busy machine may be saved at once
    page = write_in(window, dependencies, "half an hour")
    clock.pass_by(timedelta(seconds=TIME))
    auto_lock.idle_watch.check()
    return page


def test_a_cover_that_came_by_itself_shows_the_text_only_to_who_knows_the_passphrase(
    window: MainWindow, dependencies: Dependencies, auto_lock: AutoLock, clock: SetClock, disk: Disk, qtbot: QtBot
) -> None:
    page = covered(window, dependencies, auto_lock, clock, disk)
    press(window, "Show what I was writing")
    qtbot.waitUntil(lambda: button(window, "Show what I was writing").isEnabled())
    assert not page.isVisible()

    line(window, "Passphrase").setText(PASSPHRASE)
    press(window, "Show what I was writing")
    qtbot.waitUntil(page.isVisible)
    assert window.menuBar().isEnabled()
    assert page.form.answer("request") == "half an hour"


def test_a_wrong_passphrase_makes_the_next_try_at_the_cover_wait(
    window: MainWindow, dependencies: Dependencies, auto_lock: AutoLock, clock: SetClock, disk: Disk, qtbot: QtBot
) -> None:
    page = covered(window, dependencies, auto_lock, clock, disk)
    line(window, "Passphrase").setText("wrong")
    for _try in range(2):
        press(window, "Show what I was writing")
        qtbot.waitUntil(lambda: button(window, "Show what I was writing").isEnabled())
        clock.pass_by(timedelta(seconds=1))
    press(window, "Try again")  # a cover again is no way round it
    line(window, "Passphrase").setText(PASSPHRASE)
    clock.pass_by(timedelta(seconds=-1))
    press(window, "Show what I was writing")
    assert "Trying in 2 seconds" in words(window)
    assert not page.isVisible()


def test_keys_put_in_the_place_of_the_journals_own_do_not_open_the_cover(
    window: MainWindow,
    dependencies: Dependencies,
    auto_lock: AutoLock,
    clock: SetClock,
    disk: Disk,
    journal: Path,
    qtbot: QtBot,
) -> None:
    page = covered(window, dependencies, auto_lock, clock, disk)
    write_key_file(journal, create_keys("other words", CHEAP_KDF).header)
    line(window, "Passphrase").setText("other words")
    press(window, "Show what I was writing")
    qtbot.waitUntil(lambda: button(window, "Show what I was writing").isEnabled())
    assert not page.isVisible()


def test_a_backup_that_hangs_does_not_keep_the_journal_open(
    dependencies: Dependencies, auto_lock: AutoLock, clock: SetClock, relaunched: list[Path], journal: Path
) -> None:
    held = threading.Event()
    dependencies.operations.aside(lambda: held.wait(10), lambda _done: None, lambda _error: None)
    clock.pass_by(timedelta(seconds=TIME))
    auto_lock.idle_watch.check()
    held.set()
    assert relaunched == [journal]


def test_a_covered_window_locks_once_there_is_room_again(
    window: MainWindow,
    dependencies: Dependencies,
    auto_lock: AutoLock,
    clock: SetClock,
    disk: Disk,
    relaunched: list[Path],
    journal: Path,
    qtbot: QtBot,
) -> None:
    page = covered(window, dependencies, auto_lock, clock, disk)
    dependencies.operations.finish()  # the save that is tried when the cover takes the focus meets the full disk
    disk.full = False
    page.leave()  # which tries again to save
    dependencies.operations.finish()
    qtbot.waitUntil(lambda: relaunched == [journal])
    assert kept_in(journal, dependencies) == "half an hour"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_dialog_and_a_menu_that_are_open_are_called_off(
    window: MainWindow, auto_lock: AutoLock, menu: QMenu, relaunched: list[Path], journal: Path, qtbot: QtBot
) -> None:
    dialog = QDialog(window)
    dialog.setModal(True)
    activate(dialog, qtbot)
    menu.popup(window.pos())
    auto_lock.lock_asked.emit()
    assert relaunched == [journal]
    assert (dialog.isVisible(), menu.isVisible()) == (False, False)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_copies_are_off_the_clipboard_when_it_locks(auto_lock: AutoLock) -> None:
    clipboard = QGuiApplication.clipboard()
    copy_secret(clipboard, "half an hour")
    auto_lock.lock_asked.emit()
    assert clipboard.text() == ""


def minimise(window: MainWindow, qtbot: QtBot) -> None:
    window.showMinimized()
    qtbot.waitUntil(window.isMinimized)
    for _turn in range(3):
        QApplication.processEvents()


def test_minimised_it_stays_open_as_shipped(window: MainWindow, relaunched: list[Path], qtbot: QtBot) -> None:
    minimise(window, qtbot)
    assert relaunched == []


def test_minimised_it_locks_where_that_was_chosen_and_comes_back_minimised(
    window: MainWindow,
    dependencies: Dependencies,
    relaunched: list[Path],
    comebacks: list[Comeback],
    journal: Path,
    qtbot: QtBot,
) -> None:
    dependencies.preferences.put(replace(dependencies.preferences.now, lock_when_minimised=True))
    minimise(window, qtbot)
    assert (relaunched, comebacks) == ([journal], [Comeback.MINIMISED])


def test_minimised_for_a_dialog_of_its_own_it_stays_open(
    window: MainWindow, dependencies: Dependencies, relaunched: list[Path], qtbot: QtBot
) -> None:
    dependencies.preferences.put(replace(dependencies.preferences.now, lock_when_minimised=True))
    dialog = QDialog(window)
    dialog.setModal(True)
    activate(dialog, qtbot)
    minimise(window, qtbot)
    dialog.close()
    assert relaunched == []


def test_what_asks_for_something_on_its_own_does_not_lock(
    window: MainWindow, dependencies: Dependencies, relaunched: list[Path], qtbot: QtBot
) -> None:
    dependencies.preferences.put(replace(dependencies.preferences.now, lock_when_minimised=True))
    dialog = QDialog(window)
    activate(dialog, qtbot)
    dialog.close()
    assert relaunched == []
