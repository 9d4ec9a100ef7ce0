"""The steps from one schema to the next, each whole or not at all."""

from collections.abc import Callable
from datetime import datetime

from assertjournal.core.errors import MadeByNewerVersion
from assertjournal.data.database.connection import Connection, pragma
from assertjournal.data.migrations.m0001_first import first
from assertjournal.data.migrations.m0002_bin import with_bin
from assertjournal.i18n import _

# SQL, not peewee: the models describe the newest layout, and a step must not change with them.

Step = Callable[[Connection, str, datetime], None]
"""Takes a connection within a transaction, the journal's id and the present moment in UTC."""

APPLICATION_ID = 0x414A524E
STEPS: tuple[Step, ...] = (first, with_bin)


def newest_schema() -> int:
    """Return the number of steps that this program knows."""
    return len(STEPS)


def schema_version(connection: Connection) -> int:
    """Return the number of steps that the file has behind it.

    Raises MadeByNewerVersion where it has more than this program knows.
    """
    version = int(pragma(connection, "user_version"))
    if version > len(STEPS):
        raise MadeByNewerVersion(
            _("This journal was made by a newer version of AssertJournal."), _("Install the newest version.")
        )
    return version


def is_outdated(connection: Connection) -> bool:
    """Return whether the file lacks steps.

    Raises MadeByNewerVersion where it has more than this program knows.
    """
    return schema_version(connection) < len(STEPS)


def migrate(connection: Connection, journal_id: str, now: datetime, until: int | None = None) -> None:
    """Run the steps that the file lacks, each in a transaction of its own; `until` names the last, if not all.

    Raises sqlcipher3 errors; the schema is then that of the last whole step.
    """
    for number in range(schema_version(connection) + 1, (len(STEPS) if until is None else until) + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            STEPS[number - 1](connection, journal_id, now)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
