"""What may stand in the items of an import file: for each list, a reader for each column of its table."""

from collections.abc import Callable, Iterable, Mapping

from assertjournal.core.answers import is_day
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.conversation import Status
from assertjournal.core.entry import EntryKind, StateReason
from assertjournal.core.worksheet import Choice
from assertjournal.i18n import _
from assertjournal.services.transfer import json_object as read
from assertjournal.services.transfer.import_answers import ImportedWorksheet
from assertjournal.services.transfer.interchange import RATINGS, Row
from assertjournal.services.transfer.json_object import JsonObject, T, inside, misfit, unknown
from assertjournal.services.transfer.json_stream import is_name

Column = Callable[[JsonObject, str], object]
"""Reads a column's value from under its name; raises ImportRefused where it does not fit."""
Columns = Mapping[str, Column]


def read_row(item: JsonObject, columns: Columns) -> Row:
    """Return the row that an item becomes.

    Raises ImportRefused, naming the place, for the first value that does not fit.
    """
    return {name: column(item, name) for name, column in columns.items()}


def required(reader: read.Reader[T]) -> Column:
    """Return the column of a value that must be there."""
    return lambda item, name: item.required(name, reader)


def optional(reader: read.Reader[T], default: Callable[[], T]) -> Column:
    """Return the column of a value that may be missing; `default` is called for one."""
    return lambda item, name: item.optional(name, reader, default())


def nullable(reader: read.Reader[T]) -> Column:
    """Return the column of a value that may be missing, and is None then."""
    return lambda item, name: item.maybe(name, reader)


_ID, _TEXT, _TEXTS = required(read.identifier), optional(read.text, str), optional(read.texts, list)
_IDS, _FLAG, _DAY = optional(read.identifiers, list), optional(read.yes_or_no, bool), required(read.day)
_REFERENCE, _MOMENT, _PERHAPS_MOMENT = nullable(read.identifier), required(read.moment), nullable(read.moment)

RATING_COLUMNS: Columns = {name: nullable(read.RATING) for name in RATINGS}
"""Those of a conversation stand under one key; those of a day stand beside the date."""

RATING_HISTORY: Columns = {"date": _DAY, **RATING_COLUMNS}

ENTRIES: Columns = {
    "id": _ID,
    "kind": required(read.one_of(EntryKind)),
    "worksheet": nullable(read.text),
    "worksheet_version": nullable(read.POSITIVE),
    "conversation": _REFERENCE,
    "date": _DAY,
    "created_at": _MOMENT,
    "modified_at": _PERHAPS_MOMENT,
    "private": _FLAG,
    "tags": _TEXTS,
    "deleted_at": _PERHAPS_MOMENT,
    "title": _TEXT,
}
"""Without the answers, which only the worksheet of an entry can read."""

STATES: Columns = {
    "number": required(read.POSITIVE),
    "at": _MOMENT,
    "reason": required(read.one_of(StateReason)),
    "name": _TEXT,
    "title": _TEXT,
    "private": _FLAG,
    "tags": _TEXTS,
}
"""Those of a former state of an entry, without the answers."""


def columns_of(content: Content) -> dict[str, Columns]:
    """Return the columns of every list."""
    intent, safe, relationship = (_choice(content, field) for field in ("intent", "safe", "relationship"))
    return {
        "conversations": {
            "id": _ID,
            "title": _TEXT,
            "person": _REFERENCE,
            "intent": nullable(intent),
            "safe": nullable(safe),
            "status": nullable(read.one_of(Status)),
            "planned_for": nullable(_day_of_talk),
            "occasion": _TEXT,
            "happened_on": nullable(_day_of_talk),
            "scenario": nullable(_scenario_id),
            "created_at": _MOMENT,
            "modified_at": _PERHAPS_MOMENT,
            "deleted_at": _PERHAPS_MOMENT,
            "entries_kept": _IDS,
        },
        "entries": ENTRIES,
        "people": {
            "id": _ID,
            "label": _TEXT,
            "name": _TEXT,
            "also_called": _TEXTS,
            "relationship": optional(relationship, str),
            "wanted": _TEXT,
            "note": _TEXT,
        },
        "scenarios": {
            "id": _ID,
            "title": _TEXT,
            "setting": nullable(_one_of(content.lists["settings"])),
            "intent": nullable(intent),
            "relationship": nullable(relationship),
            "answers": optional(_scenario_answers(content), Row),
        },
        **_PLAIN_LISTS,
    }


def _one_of(choices: Iterable[Choice]) -> read.Reader[str]:
    return read.one_of(choice.id for choice in choices)


def _choice(content: Content, field: str) -> read.Reader[str]:
    return _one_of(content.forms[CONVERSATION_FORM].field(field).choices)


def _day_of_talk(place: str, value: object) -> str:
    """Read a day as a user could have typed it."""
    day = read.day(place, value)
    if not is_day(day):
        raise misfit(place, _("a date like 2026-11-23, not before 1900"))
    return day


def _scenario_id(place: str, value: object) -> str:
    """Read the id of a scenario that ships, or that is the user's own."""
    if isinstance(value, str) and is_name(value):
        return value
    return read.identifier(place, value)


def _scenario_answers(content: Content) -> read.Reader[Row]:
    sheets = {**content.worksheets, CONVERSATION_FORM: content.forms[CONVERSATION_FORM]}

    def read_answers(place: str, value: object) -> Row:
        found: Row = {}
        for name, answers in read.members(place, value).items():
            if name not in sheets:
                raise unknown(place, name)
            found[name] = ImportedWorksheet(sheets[name]).stored_answers(inside(place, name), answers)
        return found

    return read_answers


def _preset_choices(place: str, value: object) -> Row:
    choices: Row = {}
    for key, choice in read.members(place, value).items():
        if not is_name(key):
            raise unknown(place, key)
        choices[key] = _preset_choice(inside(place, key), choice)
    return choices


def _preset_choice(place: str, value: object) -> object:
    if isinstance(value, list):
        return read.texts(place, value)
    if isinstance(value, dict) or value is None:
        raise misfit(place, _("a text, a number, true, false or a list of texts"))
    return read.text(place, value) if isinstance(value, str) else value


_PLAIN_LISTS: Mapping[str, Columns] = {
    "objections": {"id": _ID, "text": _TEXT},
    "presets": {"id": _ID, "name": _TEXT, "choices": optional(_preset_choices, Row)},
    "rehearsals": {"id": _ID, "conversation": _ID, "date": _DAY},
    "summaries": {
        "id": _ID,
        "made_at": _MOMENT,
        "since": nullable(read.day),
        "until": nullable(read.day),
        "conversation": _REFERENCE,
        "entries": _IDS,
    },
    "value_ratings": {
        "id": _ID,
        "value": _ID,
        "date": _DAY,
        "importance": nullable(read.RATING),
        "lived": nullable(read.RATING),
    },
    "values": {"id": _ID, "label": _TEXT, "own": _FLAG},
    "worksheets": {"id": _ID, "text": _TEXT},
}
"""Lists whose items refer to no form."""
