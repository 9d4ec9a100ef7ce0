"""Keys and the pointer keep a journal open; work that runs comes to its end first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.ui.guard.idle_time import IdleTime
from assertjournal.ui.guard.idle_watch import LONGEST_HOLD_SECONDS, IdleWatch
from tests.support.clocks import SetClock
from tests.ui.conftest import Shown, activate

SOON = 10 * 60 - 20
MIDDLE = QPoint(20, 20)


class Told:
    """What a watch said."""

    def __init__(self, watch: IdleWatch) -> None:
        self.gone = 0
        self.doubts: list[bool] = []
        watch.gone.connect(self._gone)
        watch.doubtful.connect(self.doubts.append)

    def _gone(self) -> None:
        self.gone += 1


@pytest.fixture
def window(show: Shown) -> QLineEdit:
    line = QLineEdit()
    show(line)
    return line


@pytest.fixture
def busy() -> list[bool]:
    return []


@pytest.fixture
def watch(clock: SetClock, window: QWidget, busy: list[bool]) -> IdleWatch:
    return IdleWatch(IdleTime(clock, lambda: 10), lambda: bool(busy), window)


@pytest.fixture
def told(watch: IdleWatch) -> Told:
    return Told(watch)


def press_a_key(window: QWidget) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


def move_the_pointer(window: QWidget) -> None:
    QTest.mouseMove(window.windowHandle(), MIDDLE)


def press_a_button(window: QWidget) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, none, MIDDLE)


def compose_a_sign(_window: QWidget) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, QInputMethodEvent("ni", []))


def test_before_it_is_time_a_warning_comes_once(watch: IdleWatch, told: Told, clock: SetClock) -> None:
    clock.pass_by(timedelta(seconds=SOON))
    watch.check()
    watch.check()
    assert (told.doubts, told.gone) == ([True], 0)


@pytest.mark.parametrize("act", [press_a_key, move_the_pointer, press_a_button, compose_a_sign])
def test_whatever_a_person_does_ends_the_warning(
    watch: IdleWatch, told: Told, clock: SetClock, window: QWidget, act: Callable[[QWidget], None]
) -> None:
    clock.pass_by(timedelta(seconds=SOON))
    watch.check()
    act(window)
    clock.pass_by(timedelta(seconds=SOON - 60))
    watch.check()
    assert (told.doubts, told.gone) == ([True, False], 0)


def test_the_key_that_ends_the_warning_is_typed(watch: IdleWatch, clock: SetClock, window: QLineEdit) -> None:
    clock.pass_by(timedelta(seconds=SOON))
    watch.check()
    press_a_key(window)
    assert window.text() == "a"


def test_what_is_done_in_a_dialog_counts(
    watch: IdleWatch, told: Told, clock: SetClock, window: QWidget, qtbot: QtBot
) -> None:
    dialog = QDialog(window)
    activate(dialog, qtbot)
    watch.check()
    clock.pass_by(timedelta(seconds=SOON))
    press_a_key(dialog)
    clock.pass_by(timedelta(seconds=60))
    watch.check()
    dialog.close()
    assert (told.doubts, told.gone) == ([], 0)


def test_when_it_is_time_it_says_so_until_something_is_done_about_it(
    watch: IdleWatch, told: Told, clock: SetClock
) -> None:
    clock.pass_by(timedelta(seconds=600))
    watch.check()
    watch.check()
    assert told.gone == 2
    watch.start_anew()
    watch.check()
    assert (told.doubts, told.gone) == ([True, False], 2)


def test_who_wakes_a_computer_finds_the_journal_locked(
    watch: IdleWatch, told: Told, clock: SetClock, window: QWidget
) -> None:
    clock.moment += timedelta(minutes=5)
    press_a_key(window)
    assert told.gone


def test_what_runs_comes_to_its_end_first(watch: IdleWatch, told: Told, clock: SetClock, busy: list[bool]) -> None:
    busy.append(True)
    clock.pass_by(timedelta(seconds=600))
    watch.check()
    assert told.gone == 0
    busy.clear()
    watch.check()
    assert told.gone == 1


def test_what_hangs_is_not_waited_for_for_ever(watch: IdleWatch, told: Told, clock: SetClock, busy: list[bool]) -> None:
    busy.append(True)
    clock.pass_by(timedelta(seconds=600))
    watch.check()
    clock.pass_by(timedelta(seconds=LONGEST_HOLD_SECONDS - 1))
    watch.check()
    assert told.gone == 0
    clock.pass_by(timedelta(seconds=1))
    watch.check()
    assert told.gone == 1


def test_who_comes_back_while_something_runs_gives_it_the_whole_time_again(
    watch: IdleWatch, told: Told, clock: SetClock, busy: list[bool]
) -> None:
    busy.append(True)
    clock.pass_by(timedelta(seconds=600))
    watch.check()
    watch.start_anew()
    clock.pass_by(timedelta(seconds=LONGEST_HOLD_SECONDS))
    watch.check()
    assert told.gone == 0
