"""The talk that entries hang on."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Status(StrEnum):
    """Where a conversation stands. Every change of it is the user's to undo."""

    PLANNING = "planning"
    READY = "ready"
    TALKED = "talked"
    LOOKED_BACK = "looked_back"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Ratings:
    """How hard it feels, how nervous someone is and how sure that they can do it: 0 to 10, or None."""

    hard: int | None = None
    nervous: int | None = None
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class DatedRatings:
    """Ratings as they were given on a local day."""

    date: date
    ratings: Ratings


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation; `person` is an id, `scenario` the one shown. Times are UTC, `deleted_at` is set in the bin."""

    id: str
    created_at: datetime
    modified_at: datetime
    title: str = field(default="", repr=False)
    person: str | None = None
    intent: str | None = None
    safe: str | None = None
    status: Status | None = None
    planned_for: date | None = None
    occasion: str = field(default="", repr=False)
    happened_on: date | None = None
    scenario: str | None = None
    ratings: Ratings = Ratings()
    rating_history: tuple[DatedRatings, ...] = ()
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """What a list shows of a conversation: `person` is the person's label, `modified_at` is UTC."""

    id: str
    title: str = field(repr=False)
    person: str = field(repr=False)
    relationship: str
    status: Status | None
    created_at: datetime
    modified_at: datetime
