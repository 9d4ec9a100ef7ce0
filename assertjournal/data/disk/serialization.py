"""How facts are written in the database: moments, days, lists and answers as text.

What is read back was checked when it was stored, so it is only converted here. What is no such fact is damaged.
"""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from assertjournal.core.answers import Answer, Answers, RatedLine, answers_to_json

T = TypeVar("T")
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


class DamagedFact(ValueError):
    """What is stored is none of what can be stored there. It is not said, as it may be a user's words."""


def moment_text(moment: datetime) -> str:
    """Write a moment in UTC, in whole seconds.

    Raises ValueError for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def read_fact(read: Callable[[str], T], text: str) -> T:
    """Read what is stored with `read`, such as `date.fromisoformat` or an enumeration.

    Raises DamagedFact where it is no such thing.
    """
    try:
        return read(text)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise DamagedFact from None


def read_moment(text: str) -> datetime:
    """Read a moment.

    Raises DamagedFact where it is none.
    """
    return read_fact(datetime.fromisoformat, text)


def read_day(text: str | None) -> date | None:
    """Read a day that may be missing.

    Raises DamagedFact where it is none.
    """
    return None if text is None else read_fact(date.fromisoformat, text)


def day_text(day: date | None) -> str | None:
    """Write a day that may be missing."""
    return None if day is None else day.isoformat()


def json_text(content: object) -> str:
    """Write a list or an object as canonical JSON."""
    return _CANONICAL.encode(content)


def json_object(text: str) -> dict[str, Any]:
    """Read an object."""
    content: dict[str, Any] = json.loads(text)
    return content


def read_texts(text: str) -> tuple[str, ...]:
    """Read a list of texts."""
    return tuple(json.loads(text))


def lines_text(texts: Iterable[str]) -> str:
    """Write a list of texts."""
    return json_text(list(texts))


def answers_text(answers: Answers) -> str:
    """Write answers; empty ones are left out."""
    return json_text(answers_to_json(answers))


def read_answers(text: str) -> dict[str, Answer]:
    """Read answers.

    Raises DamagedFact where they are none.
    """
    return read_fact(_answers, text)


def _answers(text: str) -> dict[str, Answer]:
    return {key: _answer(value) for key, value in json_object(text).items()}


def _answer(value: Any) -> Answer:
    if not isinstance(value, list):
        answer: Answer = value
        return answer
    if value and isinstance(value[0], dict):
        return tuple(RatedLine(line["text"], line["rating"]) for line in value)
    return tuple(value)
