"""Rehearsals: the times that a conversation was said aloud."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from assertjournal.data.rows import RehearsalRow


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One time that a conversation was said aloud; `date` is a local day."""

    id: str
    conversation: str
    date: date


def add(rehearsal: Rehearsal) -> None:
    """Keep a rehearsal."""
    RehearsalRow.insert(id=rehearsal.id, conversation=rehearsal.conversation, date=rehearsal.date.isoformat()).execute()


def all_rehearsals() -> tuple[Rehearsal, ...]:
    """Give all rehearsals, oldest day first."""
    return tuple(map(_rehearsal, RehearsalRow.select().order_by(RehearsalRow.date, RehearsalRow.id)))


def count_for(conversation: str) -> int:
    """Give how often a conversation was said aloud."""
    return RehearsalRow.select().where(RehearsalRow.conversation == conversation).count()


def set_count(conversation: str, count: int, today: date) -> None:
    """Bring the number of rehearsals to `count`: with new ones of today, or by removing the newest."""
    surplus = count_for(conversation) - count
    for _number in range(-surplus):
        add(Rehearsal(str(uuid4()), conversation, today))
    if surplus > 0:
        newest = RehearsalRow.select(RehearsalRow.id).where(RehearsalRow.conversation == conversation)
        newest = newest.order_by(RehearsalRow.date.desc(), RehearsalRow.id.desc()).limit(surplus)
        RehearsalRow.delete().where(RehearsalRow.id.in_(newest)).execute()


def _rehearsal(row: RehearsalRow) -> Rehearsal:
    return Rehearsal(row.id, row.conversation, date.fromisoformat(row.date))
