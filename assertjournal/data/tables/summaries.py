"""What session summaries draw on, read in one pass, and the summaries that were made."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from assertjournal.core.answers import Answers
from assertjournal.core.conversation import Status
from assertjournal.core.entry import EntryKind
from assertjournal.core.summary import MadeSummary
from assertjournal.data.database.database import database
from assertjournal.data.disk.serialization import (
    day_text,
    lines_text,
    moment_text,
    read_answers,
    read_day,
    read_fact,
    read_moment,
    read_texts,
)
from assertjournal.data.tables.rows import SummaryRow
from assertjournal.data.tables.rows import put as put_row

_PAGE = 500
_FIRST_DAY, _AFTER_EVERYTHING = "", "~"
# SQL, not peewee: pages by a key of three columns, which peewee spells out as conditions that use no index; and lists
# over the whole journal, which took four to six times as long as rows of a model (20,000 debriefs: 42 and 179 ms).
_ENTRIES = f"""
    SELECT id, kind, worksheet, conversation, date, created_at, private, title, answers, substr(search_text, 1, 200)
    FROM entry WHERE deleted_at IS NULL AND date >= ?1 AND (date, created_at, id) < (?2, ?3, ?4)
    ORDER BY date DESC, created_at DESC, id DESC LIMIT {_PAGE}
"""  # noqa: S608
_CONVERSATIONS = """
    SELECT conversation.id, title, coalesce(label, ''), coalesce(name, ''), coalesce(relationship, ''),
        status, intent, nervous, created_at
    FROM conversation LEFT JOIN person ON person.id = conversation.person
    ORDER BY created_at, conversation.id
"""
_DEBRIEFS = """
    SELECT conversation, private, deleted_at IS NOT NULL, answers FROM entry
    WHERE kind = 'debrief' AND conversation IS NOT NULL
"""
_NERVOUS = "SELECT conversation, date, nervous FROM conversation_rating WHERE nervous IS NOT NULL ORDER BY date"


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """What a summary needs to know of an entry; `opening` is how its text begins."""

    id: str
    kind: EntryKind
    worksheet: str | None
    conversation: str | None
    date: date
    private: bool
    title: str = field(repr=False)
    answers: Answers = field(repr=False)
    opening: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SummaryConversation:
    """What a summary needs of a conversation; `label`, `name` and `relationship` are the person's."""

    id: str
    title: str = field(repr=False)
    label: str = field(repr=False)
    name: str = field(repr=False)
    relationship: str
    status: Status | None
    intent: str | None
    nervous: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SummaryDebrief:
    """What a debrief may have said of its conversation. A deleted one lies in the bin."""

    conversation: str
    private: bool
    deleted: bool
    answers: Answers = field(repr=False)


def entries(since: date | None, until: date | None) -> Iterator[WrittenEntry]:
    """Yield the entries of the days, newest first, without the bin's. Private ones too, for counting them.

    Both days are inclusive, None for no bound. 500 are read at a time; nothing stays open in between.
    """
    # No moment is as great as this, so that everything of the last day comes before it.
    before = (day_text(until) or _AFTER_EVERYTHING, _AFTER_EVERYTHING, "")
    while page := database.execute_sql(_ENTRIES, (day_text(since) or _FIRST_DAY, *before)).fetchall():
        yield from map(_entry, page)
        last = page[-1]
        before = (last[4], last[5], last[0])


def conversations_of(ids: Set[str]) -> tuple[SummaryConversation, ...]:
    """Return the conversations with these ids, in the order they were begun."""
    rows = database.execute_sql(_CONVERSATIONS).fetchall()
    return tuple(_conversation(columns) for columns in rows if columns[0] in ids)


def nervous_by_day() -> dict[str, list[tuple[date, int]]]:
    """Return for each conversation how nervous it was rated on each day, oldest first."""
    found: dict[str, list[tuple[date, int]]] = {}
    for conversation, rated_on, nervous in database.execute_sql(_NERVOUS).fetchall():
        found.setdefault(conversation, []).append((read_fact(date.fromisoformat, rated_on), nervous))
    return found


def debriefs() -> tuple[SummaryDebrief, ...]:
    """Return every debrief that looks back on a conversation, also from the bin."""
    return tuple(
        SummaryDebrief(conversation, private=bool(private), deleted=bool(deleted), answers=read_answers(text))
        for conversation, private, deleted, text in database.execute_sql(_DEBRIEFS).fetchall()
    )


def all_made() -> tuple[MadeSummary, ...]:
    """Return the summaries that were made, the last one first."""
    rows = SummaryRow.select().order_by(SummaryRow.made_at.desc(), SummaryRow.id.desc())
    return tuple(
        MadeSummary(
            id=row.id,
            made_at=read_moment(row.made_at),
            since=read_day(row.since),
            until=read_day(row.until),
            conversation=row.conversation,
            entries=frozenset(read_texts(row.entries)),
        )
        for row in rows
    )


def put_made(made: MadeSummary) -> None:
    """Insert a summary that was made, or replace it whole."""
    put_row(
        SummaryRow,
        {
            "id": made.id,
            "made_at": moment_text(made.made_at),
            "since": day_text(made.since),
            "until": day_text(made.until),
            "conversation": made.conversation,
            "entries": lines_text(sorted(made.entries)),
        },
    )


def _entry(columns: tuple[Any, ...]) -> WrittenEntry:
    entry_id, kind, worksheet, conversation, written_on, _created_at, private, title, text, opening = columns
    return WrittenEntry(
        id=entry_id,
        kind=read_fact(EntryKind, kind),
        worksheet=worksheet,
        conversation=conversation,
        date=read_fact(date.fromisoformat, written_on),
        private=bool(private),
        title=title,
        answers=read_answers(text),
        opening=opening,
    )


def _conversation(columns: tuple[Any, ...]) -> SummaryConversation:
    conversation_id, title, label, name, relationship, status, intent, nervous, created_at = columns
    return SummaryConversation(
        id=conversation_id,
        title=title,
        label=label,
        name=name,
        relationship=relationship,
        status=None if status is None else read_fact(Status, status),
        intent=intent,
        nervous=nervous,
        created_at=read_moment(created_at),
    )
