"""How facts are written in the database: moments, days, lists and answers as text.

What is read back was checked when it was stored, so it is only converted here.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from assertjournal.core.answers import Answer, Answers, RatedLine, answers_to_json

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def moment_text(moment: datetime) -> str:
    """Write a moment in UTC, in whole seconds.

    Raises ValueError for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def moment(text: str) -> datetime:
    """Read a moment."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """Read a day that may be missing."""
    return None if text is None else date.fromisoformat(text)


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


def texts(text: str) -> tuple[str, ...]:
    """Read a list of texts."""
    return tuple(json.loads(text))


def texts_text(texts: Iterable[str]) -> str:
    """Write a list of texts."""
    return json_text(list(texts))


def answers_text(answers: Answers) -> str:
    """Write answers; empty ones are left out."""
    return json_text(answers_to_json(answers))


def answers(text: str) -> dict[str, Answer]:
    """Read answers."""
    return {key: _answer(value) for key, value in json_object(text).items()}


def _answer(value: Any) -> Answer:
    if not isinstance(value, list):
        answer: Answer = value
        return answer
    if value and isinstance(value[0], dict):
        return tuple(RatedLine(line["text"], line["rating"]) for line in value)
    return tuple(value)
