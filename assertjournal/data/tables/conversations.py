"""Conversations in the journal, with the ratings that were given over time."""

from collections.abc import Sequence
from datetime import date, datetime

from assertjournal.core.conversation import Conversation, ConversationLine, DatedRatings, Ratings, Status
from assertjournal.data.database.database import database
from assertjournal.data.disk.serialization import day_text, moment_text, read_day, read_fact, read_moment
from assertjournal.data.tables.rows import ConversationRatingRow, ConversationRow
from assertjournal.data.tables.rows import put as put_row

LINE_COLUMNS = """
    conversation.id, conversation.title, coalesce(label, ''), coalesce(relationship, ''), conversation.status,
    conversation.created_at, conversation.modified_at
"""
# SQL, not peewee: `LINE_COLUMNS` serves every list of conversations, here and in the bin and the search.
_LINES = f"""
    SELECT {LINE_COLUMNS} FROM conversation LEFT JOIN person ON person.id = conversation.person
    WHERE deleted_at IS NULL
    ORDER BY modified_at DESC, conversation.id DESC
"""  # noqa: S608


def get(conversation_id: str) -> Conversation | None:
    """Return a conversation, in the bin or not, or None where there is none."""
    row = ConversationRow.get_or_none(ConversationRow.id == conversation_id)
    return None if row is None else _conversation(row, _history(conversation_id))


def put(conversation: Conversation, ratings_day: date | None) -> None:
    """Insert a conversation, or replace it whole; with a day, its ratings are kept as those of that day too.

    Its `rating_history` is not written: the history only grows by days. Nor is `deleted_at`: see `data/tables/bin.py`.
    """
    ratings = _ratings_values(conversation.ratings)
    put_row(
        ConversationRow,
        {
            "id": conversation.id,
            "title": conversation.title,
            "person": conversation.person,
            "intent": conversation.intent,
            "safe": conversation.safe,
            "status": None if conversation.status is None else conversation.status.value,
            "planned_for": day_text(conversation.planned_for),
            "occasion": conversation.occasion,
            "happened_on": day_text(conversation.happened_on),
            "scenario": conversation.scenario,
            "created_at": moment_text(conversation.created_at),
            "modified_at": moment_text(conversation.modified_at),
            **ratings,
        },
    )
    if ratings_day is not None:
        dated = {"conversation": conversation.id, "date": ratings_day.isoformat(), **ratings}
        put_row(ConversationRatingRow, dated, key=("conversation", "date"))


def touch(conversation_id: str, moment: datetime) -> None:
    """Record that a conversation was written in at a moment in UTC."""
    row = ConversationRow.update(modified_at=moment_text(moment)).where(ConversationRow.id == conversation_id)
    row.execute()


def lines() -> tuple[ConversationLine, ...]:
    """Return a line for every conversation, the one written in last first, without the bin's."""
    return tuple(map(line, database.execute_sql(_LINES).fetchall()))


def line(columns: Sequence[str]) -> ConversationLine:
    """Return a line from the values of `LINE_COLUMNS`."""
    key, title, person, relationship, status, begun, modified = columns
    known = None if status is None else read_fact(Status, status)
    return ConversationLine(key, title, person, relationship, known, read_moment(begun), read_moment(modified))


def count_with(person_id: str) -> int:
    """Return the number of conversations with a person."""
    return ConversationRow.select().where(ConversationRow.person == person_id).count()


def people() -> frozenset[str]:
    """Return the ids of everyone with whom there is a conversation."""
    named = ConversationRow.select(ConversationRow.person).where(ConversationRow.person.is_null(False)).distinct()
    return frozenset(row.person for row in named if row.person is not None)


def purge(conversation_id: str) -> None:
    """Remove a conversation for good, with its ratings and rehearsals. Its entries stay, without a conversation."""
    ConversationRow.delete().where(ConversationRow.id == conversation_id).execute()


def _history(conversation_id: str) -> tuple[DatedRatings, ...]:
    rows = ConversationRatingRow.select().where(ConversationRatingRow.conversation == conversation_id)
    return tuple(
        DatedRatings(read_fact(date.fromisoformat, row.date), _ratings(row))
        for row in rows.order_by(ConversationRatingRow.date)
    )


def _conversation(row: ConversationRow, history: tuple[DatedRatings, ...]) -> Conversation:
    return Conversation(
        id=row.id,
        created_at=read_moment(row.created_at),
        modified_at=read_moment(row.modified_at),
        title=row.title,
        person=row.person,
        intent=row.intent,
        safe=row.safe,
        status=None if row.status is None else read_fact(Status, row.status),
        planned_for=read_day(row.planned_for),
        occasion=row.occasion,
        happened_on=read_day(row.happened_on),
        scenario=row.scenario,
        ratings=_ratings(row),
        rating_history=history,
        deleted_at=None if row.deleted_at is None else read_moment(row.deleted_at),
    )


def _ratings(row: ConversationRow | ConversationRatingRow) -> Ratings:
    return Ratings(row.hard, row.nervous, row.sure)


def _ratings_values(ratings: Ratings) -> dict[str, int | None]:
    return {"hard": ratings.hard, "nervous": ratings.nervous, "sure": ratings.sure}
