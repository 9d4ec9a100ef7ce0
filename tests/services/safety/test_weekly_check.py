"""The weekly check: when it is due, and what follows from what it finds."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from assertjournal.core.errors import SaveFailed
from assertjournal.data.database import checks
from assertjournal.data.database.checks import CheckResult
from assertjournal.data.database.database import database, saving
from assertjournal.data.tables import entries, settings
from assertjournal.services.safety.weekly_check import EVERY, WeeklyCheck
from tests.support.builders import NOW, an_entry
from tests.support.clocks import SetClock
from tests.support.damages import flip_a_bit, held

SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def weekly(open_journal: Path, clock: SetClock) -> WeeklyCheck:
    return WeeklyCheck(clock)


def checked(weekly: WeeklyCheck) -> bool:
    """Run all parts; return whether the journal is sound."""
    return weekly.conclude([part() for part in weekly.due_parts()])


def test_a_journal_that_was_never_checked_is_due(weekly: WeeklyCheck) -> None:
    assert len(weekly.due_parts()) == len(checks.check_journal())
    assert weekly.last() is None


def test_a_sound_journal_remembers_when_it_was_checked(weekly: WeeklyCheck) -> None:
    assert checked(weekly)
    assert weekly.last() == NOW


@pytest.mark.parametrize(("later", "due"), [(timedelta(0), False), (EVERY - SECOND, False), (EVERY, True)])
def test_the_next_check_is_due_after_a_week(weekly: WeeklyCheck, clock: SetClock, later: timedelta, due: bool) -> None:
    checked(weekly)
    clock.moment = NOW + later

    assert bool(weekly.due_parts()) == due


def test_a_check_in_the_future_does_not_put_the_next_one_off(weekly: WeeklyCheck, clock: SetClock) -> None:
    checked(weekly)
    clock.moment = NOW - SECOND

    assert weekly.due_parts()


@pytest.mark.parametrize("strange", [None, 7, "yesterday", ["2026"], "0001-01-01T00:00:00+14:00", "2020-01-01"])
def test_a_note_that_cannot_be_read_counts_for_nothing(weekly: WeeklyCheck, strange: object) -> None:
    with saving():
        settings.put("checked_at", strange)

    assert weekly.due_parts()


def test_a_journal_that_is_only_read_is_left_in_peace(weekly: WeeklyCheck) -> None:
    database.be_read_only()

    assert weekly.due_parts() == ()


def test_after_damage_nothing_more_is_written(weekly: WeeklyCheck, open_journal: Path) -> None:
    with saving():
        entries.put(an_entry(), "before")
    flip_a_bit(open_journal)

    assert not checked(weekly)
    with pytest.raises(SaveFailed), saving():
        entries.put(an_entry(), "after")


def test_a_search_index_that_has_drifted_is_built_anew(weekly: WeeklyCheck) -> None:
    with saving():
        entries.put(an_entry(), "boundary")
        database.execute_sql("INSERT INTO entry_index(entry_index) VALUES ('delete-all')")

    assert [bool(part().findings) for part in weekly.due_parts()] == [False, False, False, True]
    assert checked(weekly)
    assert [result.findings for result in checks.check_journal()] == [()] * 4


def test_an_index_that_stays_damaged_counts_as_damage(weekly: WeeklyCheck, monkeypatch: pytest.MonkeyPatch) -> None:
    still = (CheckResult("the index", ("SQLITE_CORRUPT_VTAB",), index_only=True),)
    for again in ("check_journal", "check_afresh"):
        monkeypatch.setattr(f"assertjournal.services.safety.weekly_check.{again}", lambda: still)

    assert not weekly.conclude(still)
    assert database.file.read_only


def test_a_file_that_another_program_holds_is_not_damaged(weekly: WeeklyCheck, open_journal: Path) -> None:
    database.connection().execute("PRAGMA busy_timeout = 0")
    parts = weekly.due_parts()
    with held(open_journal):
        results = [part() for part in parts]

    assert [bool(result.undone) for result in results] == [True] * 4
    assert weekly.conclude(results)
    with saving():
        entries.put(an_entry(), "after")
    assert weekly.due_parts(), "what was not checked is still due"


@pytest.mark.parametrize("name", ["SQLITE_BUSY", "SQLITE_IOERR_READ", "SQLITE_NOMEM", "SQLITE_LOCKED_SHAREDCACHE"])
def test_a_failure_outside_the_file_is_no_finding(
    weekly: WeeklyCheck, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    error = dbapi2.OperationalError("it did not work")
    error.sqlite_errorname = name
    with monkeypatch.context() as failing:
        failing.setattr(database, "execute_sql", raising(error))
        failing.setattr(checks, "_search_index", raising(error))
        results = checks.check_journal()

    assert [(result.findings, result.undone) for result in results] == [((), name)] * 4
    assert weekly.conclude(results)
    assert not database.file.read_only


def test_what_the_disk_does_not_give_is_no_finding(weekly: WeeklyCheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_seals", lambda: ("error reading 4096 bytes from file page 3 at offset 8192",))

    assert checked(weekly)
    assert not database.file.read_only
    assert weekly.last() is None


def test_damage_that_a_second_look_does_not_find_changes_nothing(weekly: WeeklyCheck) -> None:
    once = (CheckResult("all", ("HMAC verification failed for page 3",)),)

    assert weekly.conclude(once)
    assert not database.file.read_only
    assert weekly.last() == NOW


def test_a_connection_that_met_damage_is_not_asked_again(weekly: WeeklyCheck, open_journal: Path) -> None:
    with saving():
        entries.put(an_entry(answers={"text": "x" * 20_000}), "before")
    flip_a_bit(open_journal)
    results = [part() for part in weekly.due_parts()]
    flip_a_bit(open_journal)

    assert any(result.findings for result in results)
    assert weekly.conclude(results)


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*_given: object) -> Any:
        raise error

    return fail
