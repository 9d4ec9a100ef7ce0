"""Whether someone is there, by clocks that a test moves."""

from datetime import timedelta

import pytest

from assertjournal.ui.guard.idle_time import IdleTime, Presence
from tests.support.clocks import SetClock

MINUTE = 60


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def idle(clock: SetClock) -> IdleTime:
    return IdleTime(clock, lambda: 10)


@pytest.mark.parametrize(
    ("seconds", "presence"),
    [
        (0, Presence.HERE),
        (10 * MINUTE - 31, Presence.HERE),
        (10 * MINUTE - 30, Presence.DOUBTFUL),
        (10 * MINUTE - 1, Presence.DOUBTFUL),
        (10 * MINUTE, Presence.GONE),
    ],
)
def test_nobody_is_there_after_the_chosen_time(
    idle: IdleTime, clock: SetClock, seconds: int, presence: Presence
) -> None:
    clock.pass_by(timedelta(seconds=seconds))
    assert idle.presence() is presence


def test_a_touch_begins_the_time_anew(idle: IdleTime, clock: SetClock) -> None:
    clock.pass_by(timedelta(seconds=10 * MINUTE - 1))
    idle.touch()
    clock.pass_by(timedelta(seconds=10 * MINUTE - 31))
    assert idle.presence() is Presence.HERE


def test_a_touch_after_that_time_comes_too_late(idle: IdleTime, clock: SetClock) -> None:
    clock.pass_by(timedelta(seconds=10 * MINUTE))
    assert idle.touch() is Presence.GONE
    assert idle.presence() is Presence.GONE


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(seconds=61)])
def test_a_clock_that_was_set_means_that_nobody_is_there(idle: IdleTime, clock: SetClock, jump: timedelta) -> None:
    clock.moment += jump
    assert idle.touch() is Presence.GONE


def test_seconds_by_which_the_clock_is_put_right_mean_nothing(idle: IdleTime, clock: SetClock) -> None:
    for _time in range(10):
        clock.moment -= timedelta(seconds=50)
        assert idle.touch() is Presence.HERE


def test_after_sleep_nobody_is_there_whoever_wakes_the_computer(idle: IdleTime, clock: SetClock) -> None:
    clock.moment += timedelta(minutes=5)  # the other clock stood still
    assert idle.touch() is Presence.GONE


def test_with_a_clock_that_runs_on_in_sleep_the_time_is_up_all_the_same(idle: IdleTime, clock: SetClock) -> None:
    clock.pass_by(timedelta(seconds=8 * 60 * MINUTE))
    assert idle.touch() is Presence.GONE


def test_where_it_is_never_locked_somebody_is_always_there(clock: SetClock) -> None:
    idle = IdleTime(clock, lambda: 0)
    clock.moment += timedelta(days=1)
    assert idle.presence() is Presence.HERE


def test_another_choice_of_time_holds_at_once(clock: SetClock) -> None:
    minutes = [60]
    idle = IdleTime(clock, lambda: minutes[0])
    clock.pass_by(timedelta(seconds=2 * MINUTE))
    minutes[0] = 1
    assert idle.presence() is Presence.GONE
