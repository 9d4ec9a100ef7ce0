"""The bin: what lies in it, putting conversations there, bringing them back, removing for good.

Entries that went to the bin with their conversation share its moment, and go on with it.
"""

from datetime import datetime

from peewee import Expression

from assertjournal.core.bin import BinnedConversation, BinnedEntry
from assertjournal.data.database.database import database
from assertjournal.data.disk.serialization import json_text, moment_text, read_moment, read_texts
from assertjournal.data.tables.conversations import LINE_COLUMNS as CONVERSATION_COLUMNS
from assertjournal.data.tables.conversations import line as conversation_line
from assertjournal.data.tables.conversations import purge as purge_conversation_row
from assertjournal.data.tables.entries import LINE_COLUMNS, line
from assertjournal.data.tables.rows import ConversationRow, EntryRow

# SQL, not peewee: lines are the columns of two tables, which `LINE_COLUMNS` names for every such list.
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
    return _ids(EntryRow.conversation == conversation, EntryRow.deleted_at.is_null())


def went_along(conversation: str) -> tuple[str, ...]:
    """Return the ids of the entries that went to the bin with a conversation."""
    return _ids(*_went_along(conversation))


def put_conversation(conversation: str, now: datetime, *, with_entries: bool) -> None:
    """Put a conversation into the bin, with its entries or leaving them behind without a conversation."""
    kept: tuple[str, ...] = ()
    moment = moment_text(now)
    theirs = EntryRow.conversation == conversation, EntryRow.deleted_at.is_null()
    if with_entries:
        EntryRow.update(deleted_at=moment).where(*theirs).execute()
    else:
        kept = entries_of(conversation)
        EntryRow.update(conversation=None).where(*theirs).execute()
    gone = ConversationRow.update(deleted_at=moment, entries_kept=json_text(list(kept)))
    gone.where(ConversationRow.id == conversation).execute()


def bring_back_conversation(conversation: str) -> tuple[str, ...]:
    """Move a conversation out of the bin, and return the ids of the entries that belong to it again.

    A conversation that is not in the bin stays as it is. So does an entry that belongs to another one by now.
    """
    row = ConversationRow.get_or_none(ConversationRow.id == conversation, ConversationRow.deleted_at.is_null(False))
    if row is None:
        return ()
    back = ConversationRow.update(deleted_at=None, entries_kept="[]")
    back.where(ConversationRow.id == conversation).execute()
    kept = read_texts(row.entries_kept)
    # SQL, not peewee: one statement for all of them, of which there may be more than a statement takes parameters.
    database.write_many(
        "UPDATE entry SET conversation = ? WHERE id = ? AND conversation IS NULL",
        ((conversation, entry) for entry in kept),
    )
    return kept


def bring_back_entry(entry: str) -> None:
    """Move an entry out of the bin, if it is there."""
    EntryRow.update(deleted_at=None).where(EntryRow.id == entry, EntryRow.deleted_at.is_null(False)).execute()


def purge_conversation(conversation: str) -> None:
    """Remove a conversation in the bin for good, with the entries that went there with it."""
    EntryRow.delete().where(*_went_along(conversation)).execute()
    purge_conversation_row(conversation)


def _went_along(conversation: str) -> tuple[Expression, Expression]:
    moment = ConversationRow.select(ConversationRow.deleted_at).where(ConversationRow.id == conversation)
    return EntryRow.conversation == conversation, EntryRow.deleted_at == moment


def _ids(*conditions: Expression) -> tuple[str, ...]:
    return tuple(row.id for row in EntryRow.select(EntryRow.id).where(*conditions))
