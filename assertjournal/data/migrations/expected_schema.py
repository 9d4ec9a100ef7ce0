"""Whether a database is laid out as this program lays it out, and holds no trigger or view from elsewhere."""

from contextlib import closing
from datetime import UTC, datetime

from sqlcipher3 import dbapi2

from assertjournal.data.database.connection import Connection
from assertjournal.data.migrations.steps import migrate, schema_version

# SQL, not peewee: it reads how the tables are laid out, not what is in them.

# The search index lays out tables of its own, in words that change with SQLite.
_OBJECTS = """
    SELECT type, name, tbl_name, sql FROM sqlite_master
    WHERE NOT (type IN ('table', 'index') AND name LIKE 'sqlite~_%' ESCAPE '~')
        AND NOT (type = 'table' AND name LIKE 'entry~_index~__%' ESCAPE '~')
    ORDER BY type, name
"""


def has_expected_schema(connection: Connection) -> bool:
    """Compare the tables, indexes and triggers of a database with those of a new journal of the same version.

    Raises MadeByNewerVersion, sqlcipher3 errors.
    """
    fresh: Connection = dbapi2.connect(":memory:", isolation_level=None)
    with closing(fresh):
        migrate(fresh, "", datetime.now(UTC), until=schema_version(connection))
        return bool(fresh.execute(_OBJECTS).fetchall() == connection.execute(_OBJECTS).fetchall())
