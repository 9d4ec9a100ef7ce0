"""The recovery key that was made, and of which no one has said yet that it is kept; noted inside the journal.

The key itself is noted nowhere. What is noted is the generation of the key file that it came with, and before that is
in force: so the fact is not lost with the process, and what never came into force reminds of nothing.
"""

from assertjournal.data.database.connection import Connection
from assertjournal.data.database.database import database, saving
from assertjournal.data.disk.serialization import json_text
from assertjournal.data.tables import settings

_KEY = "key_to_keep"


def note_key_to_keep(connection: Connection, generation: int) -> None:
    """Note it in a database that is being made."""
    row = (_KEY, json_text(generation))
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", row)


def remember_key_to_keep(generation: int | None) -> None:
    """Note it in the open journal; None where the key is kept.

    Raises JournalLocked, SaveFailed.
    """
    with saving():
        settings.put(_KEY, generation)


def noted_generation() -> int | None:
    """Return what is noted, in force or not.

    Raises JournalLocked.
    """
    noted = settings.get(_KEY)
    return noted if isinstance(noted, int) else None


def is_key_to_keep() -> bool:
    """Return whether a recovery key is in force of which no one has said yet that it is kept.

    Raises JournalLocked.
    """
    noted, header = noted_generation(), database.journal.header
    return noted is not None and header is not None and header.generation >= noted
