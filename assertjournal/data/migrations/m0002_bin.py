"""Schema 2: conversations can lie in the bin, and what the bin and the history are asked for is found quickly.

`entries_kept` of a conversation in the bin lists the entries that stayed without it, so that restoring finds them.
"""

from datetime import datetime

from assertjournal.data.database.connection import Connection

_STATEMENTS = (
    "ALTER TABLE conversation ADD COLUMN deleted_at TEXT",
    "ALTER TABLE conversation ADD COLUMN entries_kept TEXT NOT NULL DEFAULT '[]'",
    "CREATE INDEX entry_bin ON entry (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX entry_version_unnamed ON entry_version (at, entry, number) WHERE name = ''",
)


def with_bin(connection: Connection, _journal_id: str, _now: datetime) -> None:
    """Add what the bin and the thinning of the history need."""
    for statement in _STATEMENTS:
        connection.execute(statement)
