"""Wrong passphrases in a row wait longer and longer."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assertjournal.ui.guard.growing_delay import GrowingDelay
from tests.support.builders import PASSPHRASE
from tests.support.clocks import SetClock
from tests.support.hands import focus, key, words
from tests.support.windows import Opener


def test_the_first_try_waits_for_nothing() -> None:
    assert GrowingDelay(SetClock).seconds_left() == 0


def test_every_failure_doubles_the_wait_up_to_half_a_minute() -> None:
    clock = SetClock()
    delay = GrowingDelay(lambda: clock)
    waits = []
    for _failure in range(7):
        delay.note_failure()
        waits.append(delay.seconds_left())
        clock.pass_by(timedelta(seconds=100))
    assert waits == [1, 2, 4, 8, 16, 30, 30]


def test_time_that_has_passed_need_not_be_waited_again() -> None:
    clock = SetClock()
    delay = GrowingDelay(lambda: clock)
    delay.note_failure()
    delay.note_failure()
    clock.pass_by(timedelta(seconds=1.5))
    assert delay.seconds_left() == 0.5
    clock.pass_by(timedelta(seconds=10))
    assert delay.seconds_left() == 0


@pytest.mark.slow
def test_the_unlock_page_says_how_long_the_next_try_waits_and_then_tries(
    open_window: Opener, journal: Path, clock: SetClock, qtbot: QtBot
) -> None:
    window = open_window(journal)
    for _failure in range(2):
        clock.pass_by(timedelta(seconds=60))
        try_to_unlock("not this one")
        qtbot.waitUntil(lambda: "does not open" in words(window))
    clock.pass_by(timedelta(seconds=0.9))  # of two seconds
    try_to_unlock(PASSPHRASE)
    assert "Trying in 2 seconds" in words(window)
    qtbot.waitUntil(lambda: window.workspace is not None)


def try_to_unlock(passphrase: str) -> None:
    typed = focus()
    typed.setProperty("text", passphrase)
    key(typed, Qt.Key.Key_Return)
