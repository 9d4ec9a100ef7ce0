"""What matters to someone, and how it was lived over time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Value:
    """A value, picked from the list or written in own words (`own`)."""

    id: str
    label: str = field(repr=False)
    own: bool = False


@dataclass(frozen=True, slots=True)
class ValueRating:
    """How much a value matters and how far it was lived lately, 0 to 10, on a local day; `value` is its id."""

    id: str
    value: str
    date: date
    importance: int | None = None
    lived: int | None = None


@dataclass(frozen=True, slots=True)
class RatedValue:
    """A value with all that it was rated, oldest day first."""

    value: Value
    ratings: tuple[ValueRating, ...] = ()

    def rating_on(self, day: date) -> ValueRating | None:
        """Return the rating of a day, or None where there is none."""
        return next((rating for rating in reversed(self.ratings) if rating.date == day), None)


def tidy_label(label: str) -> str:
    """Return a label on one line, without white space around its words."""
    return " ".join(label.split())


def label_key(label: str) -> str:
    """Return what two labels of the same thing have in common, without their capitals and spaces."""
    return tidy_label(label).casefold()


def names_one_of(lines: Iterable[str], labels: Iterable[str]) -> bool:
    """Return whether a line holds one of the labels as whole words; “self-respect” does not name respect."""
    keys = [re.escape(key) for key in map(label_key, labels) if key]
    if not keys:
        return False
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(keys)})(?![\w-])")
    return any(pattern.search(label_key(line)) for line in lines)
