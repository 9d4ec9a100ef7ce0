"""The history of entries: former states, counted up from 1 within each entry."""

from collections.abc import Iterable
from datetime import datetime

from assertjournal.core.entry import EntryVersion, StateLine, StateReason
from assertjournal.data.database.database import database
from assertjournal.data.disk.serialization import (
    json_object,
    json_text,
    lines_text,
    moment_text,
    read_fact,
    read_moment,
    read_texts,
)
from assertjournal.data.tables.rows import EntryVersionRow

# SQL, not peewee: texts are compared in the database, so that none is read; and a list of all old states took seven
# times as long as rows of a model (20,000 states: 10 and 74 ms).
_LINES = """
    SELECT former.number, former.at, former.reason, former.name,
        former.title = entry.title AND former.answers = entry.answers
    FROM entry_version AS former JOIN entry ON entry.id = former.entry
    WHERE former.entry = ? ORDER BY former.number DESC
"""
_UNNAMED = "SELECT entry, number, at FROM entry_version WHERE name = '' AND at < ? ORDER BY at, entry, number"


def add(version: EntryVersion) -> None:
    """Keep a state.

    Raises IntegrityError where the entry has a state with this number already.
    """
    EntryVersionRow.insert(
        entry=version.entry,
        number=version.number,
        at=moment_text(version.at),
        reason=version.reason.value,
        name=version.name,
        title=version.title,
        answers=json_text(dict(version.answers)),
        private=int(version.private),
        tags=lines_text(version.tags),
    ).execute()


def of(entry_id: str) -> tuple[EntryVersion, ...]:
    """Return the states of an entry, oldest first."""
    rows = EntryVersionRow.select().where(EntryVersionRow.entry == entry_id)
    return tuple(map(_version, rows.order_by(EntryVersionRow.number)))


def latest(entry_id: str) -> EntryVersion | None:
    """Return the state kept last, or None where there is none."""
    rows = EntryVersionRow.select().where(EntryVersionRow.entry == entry_id)
    row = rows.order_by(EntryVersionRow.number.desc()).first()
    return None if row is None else _version(row)


def lines(entry_id: str) -> tuple[StateLine, ...]:
    """Return a line for every state of an entry, newest first, without their texts."""
    found = database.execute_sql(_LINES, (entry_id,)).fetchall()
    return tuple(
        StateLine(number, read_moment(at), read_fact(StateReason, reason), bool(present), name)
        for number, at, reason, name, present in found
    )


def get(entry_id: str, number: int) -> EntryVersion | None:
    """Return one state of an entry, or None where there is none with this number."""
    row = EntryVersionRow.get_or_none(EntryVersionRow.entry == entry_id, EntryVersionRow.number == number)
    return None if row is None else _version(row)


def set_name(entry_id: str, number: int, name: str) -> None:
    """Set a state another name; "" takes its name away."""
    state = (EntryVersionRow.entry == entry_id) & (EntryVersionRow.number == number)
    EntryVersionRow.update(name=name).where(state).execute()


def unnamed_before(before: datetime) -> tuple[tuple[str, int, datetime], ...]:
    """Return entry, number and moment of every state without a name from before a moment in UTC, oldest first."""
    found = database.execute_sql(_UNNAMED, (moment_text(before),)).fetchall()
    return tuple((entry, number, read_moment(at)) for entry, number, at in found)


def remove(states: Iterable[tuple[str, int]]) -> None:
    """Remove states for good, each given by its entry and its number."""
    database.write_many("DELETE FROM entry_version WHERE entry = ? AND number = ?", states)


def _version(row: EntryVersionRow) -> EntryVersion:
    return EntryVersion(
        entry=row.entry,
        number=row.number,
        at=read_moment(row.at),
        reason=read_fact(StateReason, row.reason),
        name=row.name,
        title=row.title,
        answers=json_object(row.answers),
        private=bool(row.private),
        tags=read_texts(row.tags),
    )
