"""How an answer is shown in a document: one block for each field kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from assertjournal.core.answers import Answer, RatedLine, answer_lines
from assertjournal.core.formatting import Formatter
from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.i18n import _


@dataclass(frozen=True, slots=True)
class Block:
    """An answer in words: its `texts`, as a list where `listed` is set, and a remark of ours below them."""

    texts: tuple[str, ...] = field(repr=False)
    listed: bool = False
    remark: str = ""


Writer = Callable[[Field, Answer, Formatter], Block]


def block(asked: Field, answer: Answer, formatter: Formatter) -> Block:
    """Return an answer in words, as it stands below the field's label."""
    return BLOCKS[asked.kind](asked, answer, formatter)


def _text(_asked: Field, answer: Answer, _formatter: Formatter) -> Block:
    return Block(answer_lines(answer))


def _lines(_asked: Field, answer: Answer, _formatter: Formatter) -> Block:
    return Block(answer_lines(answer), listed=True)


def _rated_lines(asked: Field, answer: Answer, _formatter: Formatter) -> Block:
    lines = (line for line in answer if isinstance(line, RatedLine)) if isinstance(answer, tuple) else ()
    return Block(tuple(_rated(line, asked.maximum) for line in lines), listed=True, remark=_ends(asked))


def _rated(line: RatedLine, highest: int) -> str:
    if line.rating is None:
        return line.text
    return _("{text} ({rating} of {highest})").format(text=line.text, rating=line.rating, highest=highest)


def _scale(asked: Field, answer: Answer, _formatter: Formatter) -> Block:
    return Block((_("{rating} of {highest}").format(rating=answer, highest=asked.maximum),), remark=_ends(asked))


def _ends(asked: Field) -> str:
    """Return in words what the two ends of a scale stand for, where they were given names."""
    if not (asked.low and asked.high):
        return ""
    return _("{lowest} is “{low}”, {highest} is “{high}”").format(
        lowest=asked.minimum, low=asked.low, highest=asked.maximum, high=asked.high
    )


def _choice(asked: Field, answer: Answer, _formatter: Formatter) -> Block:
    return Block(tuple(asked.choice_label(choice) for choice in answer_lines(answer)))


def _choices(asked: Field, answer: Answer, _formatter: Formatter) -> Block:
    return Block(tuple(asked.choice_label(choice) for choice in answer_lines(answer)), listed=True)


def _date(_asked: Field, answer: Answer, formatter: Formatter) -> Block:
    return Block((formatter.long_day(date.fromisoformat(str(answer))),))


def _count(_asked: Field, answer: Answer, _formatter: Formatter) -> Block:
    return Block((str(answer),))


BLOCKS: Mapping[FieldKind, Writer] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.LINES: _lines,
    FieldKind.RATED_LINES: _rated_lines,
    FieldKind.SCALE: _scale,
    FieldKind.CHOICE: _choice,
    FieldKind.MULTI_CHOICE: _choices,
    FieldKind.DATE: _date,
    FieldKind.COUNT: _count,
}
