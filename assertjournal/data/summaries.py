"""What a session summary may draw on, read in one pass, and the summaries that were made."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from assertjournal.core.answers import Answers
from assertjournal.core.conversation import Status
from assertjournal.core.entry import EntryKind
from assertjournal.core.summary import MadeSummary, SummaryRange
from assertjournal.data.database import database
from assertjournal.data.rows import SummaryRow
from assertjournal.data.rows import put as put_row
from assertjournal.data.stored import answers, day, day_text, moment, moment_text, texts, texts_text

_PAGE = 500
_FIRST_DAY, _AFTER_EVERYTHING = "", "~"
# What a debrief says about sharing is for this program only: it is no content, and counts even where an import did
# not mark the entry as private.
_HELD = """
    deleted_at IS NULL AND date >= ?1 AND date <= ?2
    AND (?3 IS NULL OR conversation IN (SELECT value FROM json_each(?3)))
    AND (title <> '' OR json_remove(answers, '$.sharing') <> '{}')
"""
_PRIVATE = "(private = 1 OR coalesce(json_extract(answers, '$.sharing'), '') = 'private')"
_ENTRIES = f"""
    SELECT id, kind, worksheet, conversation, date, created_at, title, answers, substr(search_text, 1, 200)
    FROM entry WHERE {_HELD} AND NOT {_PRIVATE} AND (date, created_at, id) < (?4, ?5, ?6)
    ORDER BY date DESC, created_at DESC, id DESC LIMIT {_PAGE}
"""  # noqa: S608
_COUNT_PRIVATE = f"SELECT count(*) FROM entry WHERE {_HELD} AND {_PRIVATE}"  # noqa: S608
_CONVERSATIONS = f"""
    SELECT conversation.id, title, coalesce(label, ''), coalesce(name, ''), coalesce(relationship, ''),
        status, intent, nervous, created_at
    FROM conversation LEFT JOIN person ON person.id = conversation.person
    WHERE conversation.id IN (SELECT conversation FROM entry WHERE {_HELD} AND NOT {_PRIVATE})
"""  # noqa: S608
_NERVOUS = "SELECT conversation, date, nervous FROM conversation_rating WHERE nervous IS NOT NULL ORDER BY date"


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """What a summary needs of an entry that is neither private nor in the bin; `opening` is how its text begins."""

    id: str
    kind: EntryKind
    worksheet: str | None
    conversation: str | None
    date: date
    title: str = field(repr=False)
    answers: Answers = field(repr=False)
    opening: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SharedConversation:
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


def shared_entries(chosen: SummaryRange) -> Iterator[SharedEntry]:
    """Give the entries of a range that a summary may hold, newest first; private, binned and empty ones are left out.

    They are read 500 at a time; nothing stays open in between.
    """
    after = (_AFTER_EVERYTHING, "", "")
    while page := _fetched(_ENTRIES, chosen, *after):
        yield from map(_entry, page)
        last = page[-1]
        after = (last[4], last[5], last[0])


def count_private(chosen: SummaryRange) -> int:
    """Give the number of entries in a range that are private, without the bin's."""
    count: int = _fetched(_COUNT_PRIVATE, chosen)[0][0]
    return count


def shared_conversations(chosen: SummaryRange) -> tuple[SharedConversation, ...]:
    """Give the conversations of the entries that a summary of a range may hold, in no order."""
    return tuple(map(_conversation, _fetched(_CONVERSATIONS, chosen)))


def nervous_by_day() -> dict[str, list[tuple[date, int]]]:
    """Give for each conversation how nervous it was rated on each day, oldest first."""
    found: dict[str, list[tuple[date, int]]] = {}
    for conversation, rated_on, nervous in database.execute_sql(_NERVOUS).fetchall():
        found.setdefault(conversation, []).append((date.fromisoformat(rated_on), nervous))
    return found


def last_made() -> MadeSummary | None:
    """Give the summary that was made last, or None where there is none."""
    row = SummaryRow.select().order_by(SummaryRow.made_at.desc(), SummaryRow.id.desc()).first()
    if row is None:
        return None
    return MadeSummary(
        id=row.id,
        made_at=moment(row.made_at),
        since=day(row.since),
        until=day(row.until),
        conversation=row.conversation,
        entries=frozenset(texts(row.entries)),
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
            "entries": texts_text(sorted(made.entries)),
        },
    )


def _fetched(query: str, chosen: SummaryRange, *after: str) -> list[tuple[Any, ...]]:
    conversations = None if chosen.conversations is None else json.dumps(sorted(chosen.conversations))
    bounds = (day_text(chosen.since) or _FIRST_DAY, day_text(chosen.until) or _AFTER_EVERYTHING, conversations)
    rows: list[tuple[Any, ...]] = database.execute_sql(query, (*bounds, *after)).fetchall()
    return rows


def _entry(columns: tuple[Any, ...]) -> SharedEntry:
    entry_id, kind, worksheet, conversation, written_on, _created_at, title, text, opening = columns
    return SharedEntry(
        id=entry_id,
        kind=EntryKind(kind),
        worksheet=worksheet,
        conversation=conversation,
        date=date.fromisoformat(written_on),
        title=title,
        answers=answers(text),
        opening=opening,
    )


def _conversation(columns: tuple[Any, ...]) -> SharedConversation:
    conversation_id, title, label, name, relationship, status, intent, nervous, created_at = columns
    return SharedConversation(
        id=conversation_id,
        title=title,
        label=label,
        name=name,
        relationship=relationship,
        status=None if status is None else Status(status),
        intent=intent,
        nervous=nervous,
        created_at=moment(created_at),
    )
