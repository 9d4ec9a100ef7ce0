"""Entries in the journal: one of them, those of a worksheet, pages of lines; written whole, purged."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from assertjournal.core.answers import Answers
from assertjournal.core.entry import Entry, EntryKind, EntryLine
from assertjournal.data.database.database import database
from assertjournal.data.disk.serialization import (
    answers_text,
    lines_text,
    moment_text,
    read_answers,
    read_fact,
    read_moment,
    read_texts,
)
from assertjournal.data.tables.rows import EntryRow
from assertjournal.data.tables.rows import put as put_row

LINE_COLUMNS = """
    entry.id, entry.kind, entry.date, entry.created_at, entry.worksheet, entry.conversation,
    conversation.created_at, coalesce(conversation.title, ''), entry.title, substr(entry.search_text, 1, 200)
"""
# SQL, not peewee: pages by a key of three columns, which peewee spells out as three conditions that use no index.
_LINES = f"""
    SELECT {LINE_COLUMNS} FROM entry LEFT JOIN conversation ON conversation.id = entry.conversation
    WHERE entry.deleted_at IS NULL AND (entry.date, entry.created_at, entry.id) < (?, ?, ?)
    ORDER BY entry.date DESC, entry.created_at DESC, entry.id DESC LIMIT ?
"""  # noqa: S608
_OF_WORKSHEETS = f"""
    SELECT {LINE_COLUMNS}, entry.answers
    FROM entry LEFT JOIN conversation ON conversation.id = entry.conversation
    WHERE entry.deleted_at IS NULL AND (entry.date, entry.created_at, entry.id) < (?, ?, ?)
        AND entry.worksheet IN ({{worksheets}})
        AND entry.number IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ?)
    ORDER BY entry.date DESC, entry.created_at DESC, entry.id DESC LIMIT ?
"""  # noqa: S608
_AFTER_EVERYTHING = ("~", "", "")


def get(entry_id: str) -> Entry | None:
    """Return an entry, in the bin or not, or None where there is none."""
    row = EntryRow.get_or_none(EntryRow.id == entry_id)
    return None if row is None else _entry(row)


def put(entry: Entry, search_text: str) -> None:
    """Insert an entry, or replace it whole; `search_text` is what a search finds beside the title."""
    put_row(
        EntryRow,
        {
            "id": entry.id,
            "kind": entry.kind.value,
            "worksheet": entry.worksheet,
            "worksheet_version": entry.worksheet_version,
            "conversation": entry.conversation,
            "date": entry.date.isoformat(),
            "created_at": moment_text(entry.created_at),
            "modified_at": moment_text(entry.modified_at),
            "private": int(entry.private),
            "tags": lines_text(entry.tags),
            "deleted_at": None if entry.deleted_at is None else moment_text(entry.deleted_at),
            "title": entry.title,
            "answers": answers_text(entry.answers),
            "search_text": search_text,
        },
    )


def set_deleted(entry_id: str, at: datetime | None) -> None:
    """Put an entry into the bin at a moment in UTC, or take it out with None."""
    text = None if at is None else moment_text(at)
    EntryRow.update(deleted_at=text).where(EntryRow.id == entry_id).execute()


def newest_for(conversation: str | None, worksheet: str) -> Entry | None:
    """Return the entry of a worksheet made last for a conversation, or for none. Those in the bin do not count."""
    return next(iter(_of_worksheet(conversation, worksheet, limit=1)), None)


def all_for(conversation: str | None, worksheet: str, limit: int | None = None) -> tuple[Entry, ...]:
    """Return the entries of a worksheet for a conversation, or for none, the one made last first, without the bin's."""
    return _of_worksheet(conversation, worksheet, limit)


def of_conversation(conversation: str) -> tuple[Entry, ...]:
    """Return all entries of a conversation in the order they were made, without the bin's."""
    kept = EntryRow.select().where(EntryRow.conversation == conversation, EntryRow.deleted_at.is_null())
    return tuple(map(_entry, kept.order_by(EntryRow.created_at, EntryRow.number)))


def lines(before: EntryLine | None = None, limit: int = 50) -> tuple[EntryLine, ...]:
    """Return a page of the journal, newest day first: the lines that come after `before`, without the bin's."""
    return tuple(map(line, database.execute_sql(_LINES, (*_bound(before), limit)).fetchall()))


def lines_holding(
    phrases: Iterable[str], worksheets: Sequence[str], before: EntryLine | None = None, limit: int = 500
) -> tuple[tuple[EntryLine, Answers], ...]:
    """Return a page of lines of these worksheets with their answers: newest day first, after `before`, not the bin's.

    Only entries in which one of the phrases stands anywhere as whole words. Capitals and accents do not count.
    """
    marks = ", ".join("?" * len(worksheets))
    match = " OR ".join(f'"{phrase}"' for phrase in (_words(phrase) for phrase in phrases) if phrase)
    if not match:
        return ()
    query = _OF_WORKSHEETS.format(worksheets=marks)
    found = database.execute_sql(query, (*_bound(before), *worksheets, match, limit))
    return tuple((line(row[:-1]), read_answers(row[-1])) for row in found.fetchall())


def purge(entry_id: str) -> None:
    """Remove an entry for good, with its history and its words in the search index."""
    EntryRow.delete().where(EntryRow.id == entry_id).execute()


def line(columns: Sequence[str]) -> EntryLine:
    """Return a line from the values of `LINE_COLUMNS`."""
    entry_id, kind, day, created_at, worksheet, conversation, begun, conversation_title, title, opening = columns
    return EntryLine(
        id=entry_id,
        kind=read_fact(EntryKind, kind),
        date=read_fact(date.fromisoformat, day),
        created_at=read_moment(created_at),
        worksheet=worksheet,
        conversation=conversation,
        conversation_begun=None if begun is None else read_moment(begun),
        conversation_title=conversation_title,
        title=title,
        opening=opening,
    )


def _words(phrase: str) -> str:
    return phrase.replace('"', " ").replace("\0", " ").strip()


def _bound(before: EntryLine | None) -> tuple[str, str, str]:
    return _AFTER_EVERYTHING if before is None else (before.date.isoformat(), moment_text(before.created_at), before.id)


def _of_worksheet(conversation: str | None, worksheet: str, limit: int | None) -> tuple[Entry, ...]:
    whose = EntryRow.conversation.is_null() if conversation is None else EntryRow.conversation == conversation
    kept = EntryRow.select().where(whose, EntryRow.worksheet == worksheet, EntryRow.deleted_at.is_null())
    return tuple(map(_entry, kept.order_by(EntryRow.created_at.desc(), EntryRow.number.desc()).limit(limit)))


def _entry(row: EntryRow) -> Entry:
    return Entry(
        id=row.id,
        kind=read_fact(EntryKind, row.kind),
        date=read_fact(date.fromisoformat, row.date),
        created_at=read_moment(row.created_at),
        modified_at=read_moment(row.modified_at),
        worksheet=row.worksheet,
        worksheet_version=row.worksheet_version,
        conversation=row.conversation,
        title=row.title,
        answers=read_answers(row.answers),
        private=bool(row.private),
        tags=read_texts(row.tags),
        deleted_at=None if row.deleted_at is None else read_moment(row.deleted_at),
    )
