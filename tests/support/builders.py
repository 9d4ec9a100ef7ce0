"""Facts and journals for tests, each with something sensible in it that a test may replace."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from assertjournal.core.conversation import Conversation
from assertjournal.core.entry import Entry, EntryKind, EntryVersion, StateReason
from assertjournal.core.person import Person
from assertjournal.data.journal import journal_file
from assertjournal.data.keys.kdf import KdfSettings
from assertjournal.data.tables import transfer

CHEAP_KDF = KdfSettings(memory_kib=64, time_cost=1, parallelism=1)
PASSPHRASE = "three words here"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
_numbers = count(1)


def an_id() -> str:
    """Return an id that no other builder gave."""
    return f"00000000-0000-4000-8000-{next(_numbers):012}"


def an_entry(**changes: Any) -> Entry:
    """Return a note of today."""
    note = Entry(an_id(), EntryKind.NOTE, TODAY, NOW, NOW, answers={"text": "I said it calmly."})
    return replace(note, **changes)


def a_version(entry: Entry, number: int, **changes: Any) -> EntryVersion:
    """Return a state of an entry, kept while editing."""
    return replace(EntryVersion(entry.id, number, NOW, StateReason.EDITING, answers=entry.answers), **changes)


def a_conversation(**changes: Any) -> Conversation:
    """Return a conversation with a title."""
    return replace(Conversation(an_id(), NOW, NOW, title="Leaving on time"), **changes)


def a_person(**changes: Any) -> Person:
    """Return a colleague."""
    return replace(Person(an_id(), label="M.", relationship="colleague"), **changes)


def a_journal(path: Path) -> str:
    """Make an empty journal that opens with PASSPHRASE at once, and return its recovery key."""
    return journal_file.create_journal(path, PASSPHRASE, CHEAP_KDF)


def rehearsal_days() -> list[date]:
    """Return the days of all rehearsals in the open journal, oldest first."""
    return sorted(date.fromisoformat(str(row["date"])) for row in transfer.read_all("rehearsal"))


def opened(path: Path) -> None:
    """Open a journal made by `a_journal` on this thread."""
    journal_file.open_journal(path, journal_file.unwrap_key(path, passphrase=PASSPHRASE), now=NOW)
