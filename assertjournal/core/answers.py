"""Answers: what a person wrote in the fields of a worksheet, checked in one place.

In JSON an answer is a string, a list of strings, a list of `{"text", "rating"}` or an integer. Texts, choices and dates
are strings. Lines and several choices are lists of strings. Scales and counts are integers. An empty answer is left
out.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from assertjournal.core.errors import AnswerError
from assertjournal.core.worksheet import Field, FieldKind, Worksheet
from assertjournal.i18n import _

_EARLIEST = date(1900, 1, 1)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RatedLine:
    """A line and how much it matters (`rating` within the field's bounds, or None while unrated)."""

    text: str = dataclass_field(repr=False)
    rating: int | None = None


Answer: TypeAlias = str | int | tuple[str, ...] | tuple[RatedLine, ...]
Answers: TypeAlias = Mapping[str, Answer]
ChangedAnswers: TypeAlias = dict[str, Answer | None]
"""Answers that were changed, by the ids of their fields; None empties a field."""


class EntryState(StrEnum):
    """How far an entry has come: no field, any field, or every core field has something in it."""

    EMPTY = "empty"
    BEGUN = "begun"
    FILLED_IN = "filled_in"


def clean_text(text: str) -> str:
    """Return `text` as it can be stored: NUL and lone surrogates replaced by U+FFFD, line ends as a line feed."""
    if text.isprintable():  # the usual case, found out ten times as fast
        return text
    return _UNSTORABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_day(text: str) -> bool:
    """Return whether `text` is a day that may be planned for or looked back on: YYYY-MM-DD, in 1900 or later."""
    try:
        return bool(_DAY.fullmatch(text)) and date.fromisoformat(text) >= _EARLIEST
    except ValueError:
        return False


def parse_answer(field: Field, value: object) -> Answer | None:
    """Read one answer from its JSON form; None stands for an empty one.

    Raises AnswerError, naming the field and what it expects, for a value of another shape or out of bounds.
    """
    if value is None:
        return None
    answer = _PARSERS[field.kind](field, value)
    return None if is_empty(answer) else answer


def parse_answers(worksheet: Worksheet, values: object) -> dict[str, Answer]:
    """Read the answers of a whole worksheet. A field's former names are understood.

    Raises AnswerError for an unknown field, for one that is answered under two names, and for an answer that does not
    fit.
    """
    if not isinstance(values, Mapping):
        raise AnswerError(_("{worksheet}: the answers must be an object.").format(worksheet=worksheet.id))
    fields = {name: field for field in worksheet for name in (*field.renamed_from, field.id)}
    answers: dict[str, Answer] = {}
    for name, value in values.items():
        field = fields.get(name)
        if field is None:
            raise AnswerError(_("{worksheet} has no field “{field}”.").format(worksheet=worksheet.id, field=name))
        answer = parse_answer(field, value)
        if answer is not None and field.id in answers:
            raise AnswerError(
                _("{worksheet}: the field “{field}” is answered twice, under two of its names.").format(
                    worksheet=worksheet.id, field=field.id
                )
            )
        if answer is not None:
            answers[field.id] = answer
    return answers


def answer_to_json(answer: Answer) -> object:
    """Return the JSON form of an answer."""
    if isinstance(answer, tuple):
        return [line if isinstance(line, str) else {"text": line.text, "rating": line.rating} for line in answer]
    return answer


def answers_to_json(answers: Answers) -> dict[str, object]:
    """Return the JSON form of all answers that are not empty."""
    return {key: answer_to_json(answer) for key, answer in answers.items() if not is_empty(answer)}


def is_empty(answer: Answer | None) -> bool:
    """Return whether nothing was answered: no text but white space, no line, no rating."""
    if isinstance(answer, str):
        return not answer.strip()
    return answer is None or answer == ()


def entry_state(worksheet: Worksheet, answers: Answers) -> EntryState:
    """Return how far a worksheet has come. A worksheet without core fields is filled in by any answer."""
    filled = {key for key, answer in answers.items() if not is_empty(answer)}
    if not filled:
        return EntryState.EMPTY
    missing = any(field.core and field.id not in filled for field in worksheet)
    return EntryState.BEGUN if missing else EntryState.FILLED_IN


def with_changes(answers: Answers, changed: Mapping[str, Answer | None]) -> dict[str, Answer]:
    """Return `answers` with `changed` over them, and without the fields that it empties."""
    merged = {**answers, **changed}
    return {key: answer for key, answer in merged.items() if answer is not None}


def answer_lines(answer: Answer) -> tuple[str, ...]:
    """Return what was written as lines of text: one for a text, each line of lines; none for a number."""
    if isinstance(answer, str):
        return (answer,)
    if isinstance(answer, int):
        return ()
    return tuple(line if isinstance(line, str) else line.text for line in answer)


def shown_lines(field: Field, answer: Answer) -> tuple[str, ...]:
    """Return an answer as people read it: choice labels instead of ids, a rating in brackets behind its line."""
    if field.kind in (FieldKind.CHOICE, FieldKind.MULTI_CHOICE):
        return tuple(field.choice_label(choice) for choice in answer_lines(answer))
    if isinstance(answer, int):
        return (str(answer),)
    if field.kind is FieldKind.RATED_LINES:
        return tuple(_rated(line) for line in answer if isinstance(line, RatedLine))
    return answer_lines(answer)


def searchable_text(worksheet: Worksheet, answers: Answers) -> str:
    """Return the words a person wrote, in the worksheet's order: choices, dates and numbers are left out."""
    return "\n".join(
        line
        for field in worksheet
        if field.kind in _WRITTEN and field.id in answers
        for line in answer_lines(answers[field.id])
    )


def _rated(line: RatedLine) -> str:
    return line.text if line.rating is None else f"{line.text} ({line.rating})"


def _wrong(field: Field, expected: str) -> AnswerError:
    return AnswerError(_("The field “{field}” expects {expected}.").format(field=field.id, expected=expected))


def _text(field: Field, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(field, _("text"))
    return clean_text(value)


def _number(field: Field, value: object) -> int:
    low, high = field.minimum, field.maximum
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise _wrong(field, _("a whole number from {low} to {high}").format(low=low, high=high))
    return value


def _items(field: Field, value: object) -> Iterable[object]:
    if not isinstance(value, list | tuple):
        raise _wrong(field, _("a list"))
    return value


def _lines(field: Field, value: object) -> tuple[str, ...]:
    lines = (_text(field, line) for line in _items(field, value))
    return tuple(line for line in lines if line.strip())


def _rated_lines(field: Field, value: object) -> tuple[RatedLine, ...]:
    lines = (_rated_line(field, line) for line in _items(field, value))
    return tuple(line for line in lines if line.text.strip())


def _rated_line(field: Field, value: object) -> RatedLine:
    if isinstance(value, RatedLine):
        value = {"text": value.text, "rating": value.rating}
    if not isinstance(value, Mapping) or set(value) - {"text", "rating"}:
        raise _wrong(field, _("lines with a text and a rating"))
    rating = value.get("rating")
    if rating is not None:
        rating = _number(field, rating)
    return RatedLine(_text(field, value.get("text")), rating)


def _choice(field: Field, value: object) -> str:
    choice = _text(field, value)
    if field.choices and choice not in {known.id for known in field.choices}:
        raise _wrong(field, _("one of its choices"))
    return choice


def _multi_choice(field: Field, value: object) -> tuple[str, ...]:
    chosen = [_choice(field, choice) for choice in _items(field, value)]
    if len(set(chosen)) != len(chosen):
        raise _wrong(field, _("each choice once"))
    return tuple(chosen)


def _date(field: Field, value: object) -> str:
    text = _text(field, value)
    if not is_day(text):
        raise _wrong(field, _("a date like 2026-11-23, not before 1900"))
    return text


_PARSERS: dict[FieldKind, Callable[[Field, object], Answer]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.LINES: _lines,
    FieldKind.RATED_LINES: _rated_lines,
    FieldKind.SCALE: _number,
    FieldKind.CHOICE: _choice,
    FieldKind.MULTI_CHOICE: _multi_choice,
    FieldKind.DATE: _date,
    FieldKind.COUNT: _number,
}
_WRITTEN = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LINES, FieldKind.RATED_LINES})
