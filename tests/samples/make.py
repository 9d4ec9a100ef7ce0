"""Makes the sample journal of the newest schema: `python -m tests.samples.make`.

Run once when a schema is settled, never again for an older one: the samples are what a released version wrote.
Each opens with PASSPHRASE or RECOVERY_KEYS of its schema, and holds one of everything.
"""

import sys
from pathlib import Path

from assertjournal.core.answers import RatedLine
from assertjournal.core.conversation import Ratings, Status
from assertjournal.core.entry import EntryKind, StateReason
from assertjournal.core.value import Value, ValueRating
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.migrations.steps import STEPS
from assertjournal.data.tables import (
    conversations,
    entries,
    history,
    people,
    rehearsals,
    settings,
    support_card,
    values,
)
from tests.support.builders import TODAY, a_conversation, a_journal, a_person, a_version, an_entry, opened

SAMPLES = Path(__file__).parent
PERSON = a_person(id="person-1", label="M.", also_called=("Mx. M.",))
CONVERSATION = a_conversation(
    id="conversation-1", person=PERSON.id, status=Status.READY, planned_for=TODAY, ratings=Ratings(7, 6, 4)
)
WORKSHEET = an_entry(
    id="entry-1",
    kind=EntryKind.WORKSHEET,
    worksheet="asking",
    worksheet_version=1,
    conversation=CONVERSATION.id,
    answers={"request": "Could I leave at five?", "reasons": ("tired", "tram"), "wants": (RatedLine("rest", 5),)},
    tags=("work",),
)
NOTE = an_entry(id="entry-2", title="Über Grenzen", answers={"text": "A calm evening 😀"})
VALUE = Value("value-1", "Patience", own=True)
RATING = ValueRating("rating-1", VALUE.id, TODAY, 9, 4)


def make(path: Path) -> str:
    """Make the sample at `path` and return its recovery key."""
    recovery_key = a_journal(path)
    opened(path)
    with saving():
        people.put(PERSON)
        conversations.put(CONVERSATION, TODAY)
        entries.put(WORKSHEET, "Could I leave at five?\ntired\ntram\nrest")
        entries.put(NOTE, "A calm evening 😀")
        history.add(a_version(NOTE, 1, reason=StateReason.NAMED, name="First", answers={"text": "An evening"}))
        rehearsals.set_count(CONVERSATION.id, 2, TODAY)
        values.put(VALUE)
        values.put_rating(RATING)
        settings.put("place", {"page": "journal"})
        support_card.put({"people": ("A.",)})
    journal_file.close_journal()
    for leftover in ("lock", "journal.db-journal"):
        (path / leftover).unlink()
    return recovery_key


if __name__ == "__main__":
    sys.stdout.write(make(SAMPLES / f"schema_{len(STEPS)}.ajournal") + "\n")
