"""Entries: filled-in worksheets, debriefs, reflections and notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from assertjournal.core.answers import Answers
from assertjournal.core.worksheet import Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.i18n import _

NOTE_FIELD = "text"
NOTE = Worksheet(
    id="note",
    version=1,
    kind=WorksheetKind.FORM,
    title=_("Note"),
    purpose=_("Free writing, with no form"),
    icon="notebook-text",
    order=0,
    fields=(Field(NOTE_FIELD, FieldKind.LONG_TEXT, _("Note"), shown=True),),
)


class EntryKind(StrEnum):
    """What an entry is. A note has no worksheet."""

    WORKSHEET = "worksheet"
    DEBRIEF = "debrief"
    NOTE = "note"
    REFLECTION = "reflection"


KIND_OF_ENTRY: Mapping[WorksheetKind, EntryKind] = MappingProxyType(
    {
        WorksheetKind.SKILL: EntryKind.WORKSHEET,
        WorksheetKind.DEBRIEF: EntryKind.DEBRIEF,
        WorksheetKind.REFLECTION: EntryKind.REFLECTION,
    }
)
"""What an entry is that was made from a worksheet of each kind; one of a form is none, but for a note."""


class StateReason(StrEnum):
    """Why a state of an entry was kept in its history."""

    BEGINNING = "beginning"
    EDITING = "editing"
    LEAVING = "leaving"
    NAMED = "named"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `conversation` is an id, `date` a local day, other times are UTC, `deleted_at` is set in the bin."""

    id: str
    kind: EntryKind
    date: date
    created_at: datetime
    modified_at: datetime
    worksheet: str | None = None
    worksheet_version: int | None = None
    conversation: str | None = None
    title: str = field(default="", repr=False)
    answers: Answers = field(default_factory=dict, repr=False)
    private: bool = False
    tags: tuple[str, ...] = field(default=(), repr=False)
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What a list shows of an entry: where it belongs (and when its conversation was begun), how its text begins.

    `named` are the values by which it was found, where it was looked for by values.
    """

    id: str
    kind: EntryKind
    date: date
    created_at: datetime
    worksheet: str | None
    conversation: str | None
    conversation_begun: datetime | None
    conversation_title: str = field(repr=False)
    title: str = field(repr=False)
    opening: str = field(repr=False)
    named: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class StateLine:
    """What a list shows of a former state: as `EntryVersion`; `is_present` where the entry says the same now."""

    number: int
    at: datetime
    reason: StateReason
    is_present: bool
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """A former state of an entry; `number` counts up within the entry, `at` is UTC, `name` is given by the user."""

    entry: str
    number: int
    at: datetime
    reason: StateReason
    name: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    answers: Mapping[str, object] = field(default_factory=dict, repr=False)
    private: bool = False
    tags: tuple[str, ...] = field(default=(), repr=False)
