"""A failure is told once, and never with what a person wrote."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

import pytest

from assertjournal.core.answers import parse_answer
from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.ui.shell.crash import install_crash_hook, show_crash, trace_without_words
from tests.support.hands import answering, words

SECRET = "what I wrote about M."


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    reports: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    install_crash_hook(reports.append)
    return reports


def fail_in_the_program() -> None:
    parse_answer(Field("a", FieldKind.TEXT, "A"), type("Odd", (str,), {"isprintable": _stumble})(SECRET))


def _stumble(*_words: str) -> str:
    raise KeyError(SECRET)


def caught(fail: Callable[[], None]) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    try:
        fail()
    except Exception as error:  # noqa: BLE001 - any failure will do
        return type(error), error, error.__traceback__
    raise AssertionError("it did not fail")


def test_a_report_names_the_kind_and_the_places_and_nothing_that_was_written() -> None:
    kind, _error, trace = caught(fail_in_the_program)
    report = trace_without_words(kind, trace)
    assert report.startswith("KeyError at ")
    assert "/core/answers.py:" in report
    assert SECRET not in report


def test_a_failure_that_nobody_catches_is_told(told: list[str]) -> None:
    sys.excepthook(*caught(fail_in_the_program))
    assert len(told) == 1
    assert SECRET not in told[0]


def test_the_same_failure_is_told_once(told: list[str]) -> None:
    for _time in range(3):
        sys.excepthook(*caught(fail_in_the_program))
    assert len(told) == 1


def test_interrupting_from_the_keyboard_is_no_failure(told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


class Fragile:
    """Fails where no one can catch it."""

    def __del__(self) -> None:
        fail_in_the_program()


def fail_in_a_thread() -> None:
    thread = threading.Thread(target=fail_in_the_program)
    thread.start()
    thread.join()


def fail_on_the_way_out() -> None:
    fragile = Fragile()
    del fragile


@pytest.mark.parametrize("fail", [fail_in_a_thread, fail_on_the_way_out])
def test_what_fails_where_nobody_can_catch_it_is_printed_without_words(
    told: list[str], capsys: pytest.CaptureFixture[str], fail: Callable[[], None]
) -> None:
    fail()
    printed = capsys.readouterr().err
    assert printed.startswith("KeyError at ")
    assert SECRET not in printed
    assert told == []


def test_the_dialog_shows_the_report(qapp: object) -> None:
    seen: list[str] = []
    with answering(lambda dialog: seen.append(words(dialog))):
        show_crash("KeyError at /core/answers.py:1")
    assert "\nKeyError at /core/answers.py:1" in seen[0]
