"""Rehearsals: the times that a conversation was said aloud."""

from datetime import date
from uuid import uuid4

from assertjournal.data.tables.rows import RehearsalRow


def count_for(conversation: str) -> int:
    """Return how often a conversation was said aloud."""
    return RehearsalRow.select().where(RehearsalRow.conversation == conversation).count()


def set_count(conversation: str, count: int, today: date) -> None:
    """Set the number of rehearsals to `count`: with new ones of today, or by removing the newest."""
    surplus = count_for(conversation) - count
    for _number in range(-surplus):
        RehearsalRow.insert(id=str(uuid4()), conversation=conversation, date=today.isoformat()).execute()
    if surplus > 0:
        newest = RehearsalRow.select(RehearsalRow.id).where(RehearsalRow.conversation == conversation)
        newest = newest.order_by(RehearsalRow.date.desc(), RehearsalRow.id.desc()).limit(surplus)
        RehearsalRow.delete().where(RehearsalRow.id.in_(newest)).execute()
