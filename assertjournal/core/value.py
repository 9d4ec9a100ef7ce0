"""What matters to someone, and how it was lived over time."""

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
