"""Work runs on the database thread, and what comes of it arrives on the window's."""

import sys
import threading
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from assertjournal.core.changes import Changes
from assertjournal.core.errors import SaveFailed, UserError
from assertjournal.ui.work.operations import Operations

CHANGED = Changes(entries=frozenset({"one"}))
REFUSED = SaveFailed("Not saved: the disk is full.", "Free some space.")


@pytest.fixture
def operations(qapp: object) -> Iterator[Operations]:
    one = Operations()
    yield one
    one.stop()


def refuse() -> NoReturn:
    raise REFUSED


def stumble() -> NoReturn:
    raise KeyError("a mistake of the program")


class Gate:
    """Holds the database thread up until a test opens it."""

    def __init__(self, operations: Operations) -> None:
        self._opened = threading.Event()
        reached = threading.Event()

        def wait() -> None:
            reached.set()
            self._opened.wait(10)

        operations.run(wait, lambda _done: None, lambda _error: None)
        reached.wait(10)

    def open(self) -> None:
        self._opened.set()


def test_work_runs_on_a_thread_of_its_own_and_its_result_arrives_on_the_windows(operations: Operations) -> None:
    threads: list[threading.Thread] = []
    operations.read(threading.current_thread, lambda worker: threads.extend((worker, threading.current_thread())))
    operations.finish()
    assert threads[0].name == "database"
    assert threads[1] is threading.main_thread()


def test_results_arrive_by_themselves_while_the_window_runs(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.waitSignal(operations.changed) as told:
        operations.write(lambda: CHANGED)
    assert told.args == [CHANGED]


def test_saves_go_before_reads_that_waited_longer(operations: Operations) -> None:
    order: list[str] = []
    gate = Gate(operations)
    operations.read(lambda: order.append("read"), lambda _done: None)
    operations.write(lambda: order.append("save") or Changes())  # type: ignore[func-returns-value]
    gate.open()
    operations.finish()
    assert order == ["save", "read"]


def test_saves_keep_their_order(operations: Operations) -> None:
    order: list[int] = []
    gate = Gate(operations)
    for number in range(20):
        operations.run(lambda number=number: order.append(number), lambda _done: None, lambda _error: None)  # type: ignore[misc]
    gate.open()
    operations.finish()
    assert order == list(range(20))


def test_a_save_that_changed_nothing_makes_no_page_look_again(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(operations.changed):
        operations.write(Changes)
        operations.finish()


@pytest.mark.parametrize("way", ["read", "write"])
def test_a_refusal_that_nobody_takes_is_told_to_the_window(operations: Operations, qtbot: QtBot, way: str) -> None:
    with qtbot.waitSignal(operations.failed) as told:
        operations.read(refuse, lambda _done: None) if way == "read" else operations.write(refuse)
    assert told.args == [REFUSED]


def test_a_refusal_goes_to_who_asked(operations: Operations, qtbot: QtBot) -> None:
    refusals: list[UserError] = []
    with qtbot.assertNotEmitted(operations.failed):
        operations.write(refuse, failed=refusals.append)
        operations.finish()
    assert refusals == [REFUSED]


def test_slow_work_aside_does_not_hold_up_the_database_thread(operations: Operations, qtbot: QtBot) -> None:
    held, results = threading.Event(), list[str]()
    operations.aside(lambda: held.wait(10), lambda _done: results.append("aside"), lambda _error: None)
    operations.read(lambda: None, lambda _done: results.append("read"))
    operations.finish()
    assert results == ["read"]
    held.set()
    qtbot.waitUntil(lambda: results == ["read", "aside"])


def test_finishing_waits_for_what_the_results_hand_in_as_well(operations: Operations) -> None:
    results: list[int] = []

    def go_on(number: int) -> None:
        results.append(number)
        if number < 3:
            operations.read(lambda: number + 1, go_on)

    operations.read(lambda: 0, go_on)
    operations.finish()
    assert results == [0, 1, 2, 3]


@pytest.mark.parametrize("hand_in", ["read", "write", "aside"])
def test_a_mistake_of_the_program_reaches_the_crash_dialog(
    operations: Operations, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, hand_in: str
) -> None:
    seen: list[type[BaseException]] = []
    ways: dict[str, Callable[[], object]] = {
        "read": lambda: operations.read(stumble, lambda _done: None),
        "write": lambda: operations.write(stumble),
        "aside": lambda: operations.aside(stumble, lambda _done: None, lambda _error: None),
    }
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: seen.append(kind))
    ways[hand_in]()
    qtbot.waitUntil(lambda: seen == [KeyError])


def test_work_after_a_mistake_is_still_done(operations: Operations, qtbot: QtBot) -> None:
    results: list[int] = []
    with qtbot.captureExceptions():
        operations.write(stumble)
        operations.read(lambda: 1, results.append)
        qtbot.waitUntil(lambda: results == [1])


@pytest.mark.parametrize("way", ["read", "write", "aside"])
def test_a_mistake_of_the_program_does_not_keep_who_waits_from_going_on(
    operations: Operations, qtbot: QtBot, way: str
) -> None:
    results: list[int] = []
    ways: dict[str, Callable[[], object]] = {
        "read": lambda: operations.read(stumble, lambda _done: None),
        "write": lambda: operations.write(stumble),
        "aside": lambda: operations.aside(stumble, lambda _done: None, lambda _error: None).join(10),
    }
    ways[way]()
    operations.write(Changes, lambda _changes: results.append(1))

    with qtbot.captureExceptions() as told:
        operations.finish()
        assert results == [1]
        qtbot.waitUntil(lambda: [kind for kind, _error, _trace in told] == [KeyError])


def test_only_what_somebody_waits_for_keeps_the_journal_open(operations: Operations, qtbot: QtBot) -> None:
    held = threading.Event()
    operations.aside(lambda: held.wait(10), lambda _done: None, lambda _error: None)
    assert not operations.is_to_stay_open
    operations.aside(lambda: held.wait(10), *operations.keeping_open(lambda _done: None, lambda _error: None))
    assert operations.is_to_stay_open
    held.set()
    qtbot.waitUntil(lambda: not operations.is_to_stay_open)


def test_work_that_fails_keeps_the_journal_open_no_longer(operations: Operations) -> None:
    refusals: list[UserError] = []
    operations.run(refuse, *operations.keeping_open(lambda _done: None, refusals.append))
    operations.finish()
    assert (operations.is_to_stay_open, refusals) == (False, [REFUSED])


def test_stopping_does_first_what_was_handed_in(qapp: object) -> None:
    results: list[int] = []
    operations = Operations()
    operations.write(lambda: CHANGED, lambda _changes: results.append(1))
    operations.stop()
    assert results == [1]


def test_a_failure_that_can_be_explained_goes_to_whoever_listens_instead_of_the_crash_dialog(qtbot: QtBot) -> None:
    explained = UserError("The disk reports an error.")
    operations = Operations(explain=lambda _error: explained)

    def work() -> None:
        raise RuntimeError

    with qtbot.waitSignal(operations.failed) as told:
        operations.read(work, lambda _result: None)
    operations.stop()

    assert told.args == [explained]
