"""Whether a database is laid out as this program lays it out, and has nothing in it that would run."""

import re
from contextlib import closing
from datetime import UTC, datetime

from sqlcipher3 import dbapi2

from assertjournal.data.database.connection import Connection
from assertjournal.data.migrations.steps import migrate, schema_version

# SQL, not peewee: it reads how the tables are laid out, not what is in them.

_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name, tbl_name"
_OF_THE_INDEX = frozenset(f"entry_index_{part}" for part in ("config", "content", "data", "docsize", "idx"))
# The tables of the search index may be in other words where another SQLite made them, but have nothing that is worked
# out: no check, no default, no collation, no generated column.
_PLAIN = re.compile(r"CREATE TABLE '?\w+'?\([\w ,()]*\)(?: WITHOUT ROWID)?")
_EVALUATED = re.compile(
    r"\b(?:AS|CHECK|COLLATE|CONFLICT|CONSTRAINT|DEFAULT|GENERATED|REFERENCES|UNIQUE)\b", re.IGNORECASE
)

SchemaRow = tuple[str, str, str, str | None]


def has_expected_schema(connection: Connection) -> bool:
    """Compare everything in the schema of a database with that of a new journal of the same version.

    Nothing in the file is evaluated for it. Raises MadeByNewerVersion, sqlcipher3 errors.
    """
    fresh: Connection = dbapi2.connect(":memory:", isolation_level=None)
    with closing(fresh):
        migrate(fresh, "", datetime.now(UTC), until=schema_version(connection))
        return _objects(fresh) == _objects(connection)


def _objects(connection: Connection) -> list[SchemaRow]:
    return [_without_words(*row) for row in connection.execute(_OBJECTS).fetchall()]


def _without_words(kind: str, name: str, table: str, sql: str | None) -> SchemaRow:
    """Return a row of the schema; of a harmless table of the search index, without its words."""
    is_harmless = kind == "table" and name in _OF_THE_INDEX and sql is not None and _is_plain(sql)
    return (kind, name, table, None if is_harmless else sql)


def _is_plain(sql: str) -> bool:
    return _PLAIN.fullmatch(sql) is not None and not _EVALUATED.search(sql)
