"""Facts as text in the database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from assertjournal.core.answers import Answer, RatedLine
from assertjournal.data.disk.serialization import (
    DamagedFact,
    answers_text,
    json_text,
    moment_text,
    read_answers,
    read_day,
    read_moment,
)


def test_moments_are_written_in_utc_and_read_back() -> None:
    here = datetime(2026, 11, 23, 10, 30, 15, tzinfo=timezone(timedelta(hours=1)))

    assert moment_text(here) == "2026-11-23T09:30:15Z"
    assert read_moment(moment_text(here)) == here


def test_moments_sort_as_text() -> None:
    early, late = datetime(999, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)

    assert moment_text(early) < moment_text(late)


def test_a_moment_of_an_unknown_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2026, 11, 23))  # noqa: DTZ001


@pytest.mark.parametrize("answer", ["text", 0, ("a", "b"), (RatedLine("x", 3), RatedLine("y"))])
def test_answers_of_every_shape_are_read_back(answer: Answer) -> None:
    assert read_answers(answers_text({"field": answer})) == {"field": answer}


def test_equal_objects_are_equal_text() -> None:
    assert json_text({"b": "ü", "a": [1]}) == json_text({"a": [1], "b": "ü"}) == '{"a":[1],"b":"ü"}'


@pytest.mark.parametrize("read", [read_moment, read_day, read_answers])
@pytest.mark.parametrize("text", ["2026-02-31", "\0\0\0", "[1]"])
def test_what_is_no_such_fact_is_damaged_and_its_words_are_not_passed_on(
    read: Callable[[str], object], text: str
) -> None:
    with pytest.raises(DamagedFact) as found:
        read(text)
    assert str(found.value) == ""
    assert found.value.__suppress_context__
