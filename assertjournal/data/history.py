"""The history of entries: former states, counted up from 1 within each entry."""

from assertjournal.core.entry import EntryVersion, StateReason
from assertjournal.data.rows import EntryVersionRow
from assertjournal.data.stored import json_object, json_text, moment, moment_text, texts, texts_text


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
        tags=texts_text(version.tags),
    ).execute()


def of(entry_id: str) -> tuple[EntryVersion, ...]:
    """Give the states of an entry, oldest first."""
    rows = EntryVersionRow.select().where(EntryVersionRow.entry == entry_id)
    return tuple(map(_version, rows.order_by(EntryVersionRow.number)))


def latest(entry_id: str) -> EntryVersion | None:
    """Give the state kept last, or None where there is none."""
    rows = EntryVersionRow.select().where(EntryVersionRow.entry == entry_id)
    row = rows.order_by(EntryVersionRow.number.desc()).first()
    return None if row is None else _version(row)


def _version(row: EntryVersionRow) -> EntryVersion:
    return EntryVersion(
        entry=row.entry,
        number=row.number,
        at=moment(row.at),
        reason=StateReason(row.reason),
        name=row.name,
        title=row.title,
        answers=json_object(row.answers),
        private=bool(row.private),
        tags=texts(row.tags),
    )
