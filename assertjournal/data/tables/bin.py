"""The bin: what lies in it, putting conversations there, bringing them back, removing for good.

Entries that went to the bin with their conversation share its moment, and go on with it.
"""

from datetime import datetime

from assertjournal.core.bin import BinnedConversation, BinnedEntry
from assertjournal.data.database.database import database
from assertjournal.data.disk.serialization import json_text, moment_text, read_moment, read_texts
from assertjournal.data.tables.conversations import LINE_COLUMNS as CONVERSATION_COLUMNS
from assertjournal.data.tables.conversations import line as conversation_line
from assertjournal.data.tables.conversations import purge as purge_conversation_row
from assertjournal.data.tables.entries import LINE_COLUMNS, line

_ENTRIES = f"""
    SELECT {LINE_COLUMNS}, entry.deleted_at FROM entry LEFT JOIN conversation ON conversation.id = entry.conversation
    WHERE entry.deleted_at IS NOT NULL ORDER BY entry.deleted_at DESC, entry.number DESC
"""  # noqa: S608
_CONVERSATIONS = f"""
    SELECT {CONVERSATION_COLUMNS}, deleted_at, (SELECT count(*) FROM entry
            WHERE entry.conversation = conversation.id AND entry.deleted_at = conversation.deleted_at)
    FROM conversation LEFT JOIN person ON person.id = conversation.person
    WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, conversation.id
"""  # noqa: S608
_WENT_ALONG = """conversation = ?1 AND deleted_at =
    (SELECT deleted_at FROM conversation WHERE conversation.id = ?1)"""


def entries() -> tuple[BinnedEntry, ...]:
    """Return the entries in the bin, the one deleted last first."""
    found = database.execute_sql(_ENTRIES).fetchall()
    return tuple(BinnedEntry(line(row[:-1]), read_moment(row[-1])) for row in found)


def conversations() -> tuple[BinnedConversation, ...]:
    """Return the conversations in the bin, the one deleted last first."""
    found = database.execute_sql(_CONVERSATIONS).fetchall()
    return tuple(
        BinnedConversation(conversation_line(columns), read_moment(deleted), count)
        for *columns, deleted, count in found
    )


def entries_of(conversation: str) -> tuple[str, ...]:
    """Return the ids of the entries of a conversation that are not in the bin."""
    return _ids("SELECT id FROM entry WHERE conversation = ? AND deleted_at IS NULL", conversation)


def went_along(conversation: str) -> tuple[str, ...]:
    """Return the ids of the entries that went to the bin with a conversation."""
    return _ids(f"SELECT id FROM entry WHERE {_WENT_ALONG}", conversation)  # noqa: S608


def put_conversation(conversation: str, now: datetime, *, with_entries: bool) -> None:
    """Put a conversation into the bin, with its entries or leaving them behind without a conversation."""
    kept: tuple[str, ...] = ()
    if with_entries:
        database.execute_sql(
            "UPDATE entry SET deleted_at = ? WHERE conversation = ? AND deleted_at IS NULL",
            (moment_text(now), conversation),
        )
    else:
        kept = entries_of(conversation)
        database.execute_sql(
            "UPDATE entry SET conversation = NULL WHERE conversation = ? AND deleted_at IS NULL", (conversation,)
        )
    database.execute_sql(
        "UPDATE conversation SET deleted_at = ?, entries_kept = ? WHERE id = ?",
        (moment_text(now), json_text(list(kept)), conversation),
    )


def bring_back_conversation(conversation: str) -> tuple[str, ...]:
    """Take a conversation out of the bin, and return the ids of the entries that belong to it again.

    A conversation that is not in the bin stays as it is. So does an entry that belongs to another one by now.
    """
    found = database.execute_sql(
        "SELECT entries_kept FROM conversation WHERE id = ? AND deleted_at IS NOT NULL", (conversation,)
    ).fetchone()
    if found is None:
        return ()
    database.execute_sql("UPDATE conversation SET deleted_at = NULL, entries_kept = '[]' WHERE id = ?", (conversation,))
    kept = read_texts(found[0])
    database.write_many(
        "UPDATE entry SET conversation = ? WHERE id = ? AND conversation IS NULL",
        ((conversation, entry) for entry in kept),
    )
    return kept


def bring_back_entry(entry: str) -> None:
    """Take an entry out of the bin, if it is there."""
    database.execute_sql("UPDATE entry SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL", (entry,))


def purge_conversation(conversation: str) -> None:
    """Remove a conversation in the bin for good, with the entries that went there with it."""
    database.execute_sql(f"DELETE FROM entry WHERE {_WENT_ALONG}", (conversation,))  # noqa: S608
    purge_conversation_row(conversation)


def _ids(query: str, *values: str) -> tuple[str, ...]:
    return tuple(row[0] for row in database.execute_sql(query, values).fetchall())
