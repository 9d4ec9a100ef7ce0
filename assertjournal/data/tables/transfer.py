"""Whole tables out of the journal and into it, for export and import.

A row is a plain dict by column name, as JSON would hold it: moments and days as text, lists and objects as such,
yes and no as booleans. What a row says was checked before it comes here.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import peewee
from sqlcipher3 import dbapi2

from assertjournal.data.database.connection import Connection, damaged_database
from assertjournal.data.database.database import database, rebuild_index
from assertjournal.data.disk.serialization import json_text
from assertjournal.data.tables.rows import (
    BaseModel,
    ConversationRatingRow,
    ConversationRow,
    EntryRow,
    EntryVersionRow,
    ObjectionRow,
    OwnScenarioRow,
    OwnWorksheetRow,
    PersonRow,
    PresetRow,
    RehearsalRow,
    SummaryRow,
    SupportCardRow,
    ValueRatingRow,
    ValueRow,
)

# SQL, not peewee: whole tables by their names, also from connections that peewee does not know.

_MODELS: tuple[type[BaseModel], ...] = (
    PersonRow,
    ConversationRow,
    ConversationRatingRow,
    EntryRow,
    EntryVersionRow,
    ValueRow,
    ValueRatingRow,
    RehearsalRow,
    SummaryRow,
    PresetRow,
    ObjectionRow,
    OwnScenarioRow,
    OwnWorksheetRow,
    SupportCardRow,
)
_TABLES = {model._meta.table_name: model for model in _MODELS}
TRANSFERRED = tuple(_TABLES)
"""The tables, each after those that it refers to."""

NOT_TRANSFERRED = {"meta": "belongs to the file", "setting": "what the program remembers, not what was written"}
_KEYS = {
    "conversation_rating": ("conversation", "date"),
    "entry_version": ("entry", "number"),
    "support_card": ("one",),
}
_JSON = frozenset({"also_called", "tags", "answers", "entries", "choices", "entries_kept"})
_YES_OR_NO = frozenset({"private", "own"})
_PAGE = 500
# Bytes that SQLite collects before it writes a part of the index; rebuilding all of it gets more of them.
_INDEX_MEMORY = 64 * 1024 * 1024
_USUAL_INDEX_MEMORY = 1024 * 1024


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a transferred table. An entry's `number`, which only the search index uses, is none."""
    names: Iterable[str] = _TABLES[table]._meta.columns
    return tuple(name for name in names if (table, name) != ("entry", "number"))


def read_all(table: str, source: Connection | None = None) -> Iterator[dict[str, object]]:
    """Yield every row of a table in the order of its key, reading 500 at a time; nothing stays open in between.

    They are those of the open journal, or of another database with its schema.
    Raises JournalDamaged where the file cannot be read.
    """
    key = _key(table)
    after: tuple[object, ...] = ()
    while page := _fetched(_page_query(table, key, bool(after)), (*after, _PAGE), source):
        for values in page:
            yield _row(table, values)
        last = dict(zip(columns(table), page[-1], strict=True))
        after = tuple(last[name] for name in key)


def existing(table: str) -> frozenset[str]:
    """Return the ids of a table whose key is an id."""
    return frozenset(row[0] for row in _fetched(f"SELECT id FROM {table}"))  # noqa: S608


def stored_size() -> int:
    """Return how many bytes the journal's database takes."""
    return int(_fetched("PRAGMA page_count")[0][0]) * int(_fetched("PRAGMA page_size")[0][0])


def get(table: str, *key: object, source: Connection | None = None) -> dict[str, object] | None:
    """Return the row with a key, or None where there is none; `source` is as in `read_all`."""
    names, marks = ", ".join(columns(table)), ", ".join("?" * len(key))
    query = f"SELECT {names} FROM {table} WHERE ({', '.join(_key(table))}) = ({marks})"  # noqa: S608
    return next((_row(table, values) for values in _fetched(query, key, source)), None)


def insert_many(table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert rows, each with every column; `rows` may be a generator.

    Raises IntegrityError where a key is taken or a row refers to nothing, and RuntimeError outside `saving()`.
    """
    names = columns(table)
    marks = ", ".join("?" * len(names))
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    database.write_many(sql, (tuple(_stored(name, row[name]) for name in names) for row in rows))


def refer_later() -> None:
    """Allow rows, within `saving()`, to refer to rows that are inserted after them. All is checked at the save."""
    database.execute_sql("PRAGMA defer_foreign_keys=ON")


@contextmanager
def indexing_once() -> Iterator[None]:
    """Leave the search index alone in a block within `saving()`, and rebuild it at the end.

    Worth it where the block inserts a good part of all entries. It costs the same however few they are.
    """
    triggers = database.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'")
    kept = triggers.fetchall()
    for name, _sql in kept:
        database.execute_sql(f"DROP TRIGGER {name}")
    yield
    _set_index_memory(_INDEX_MEMORY)
    rebuild_index()
    _set_index_memory(_USUAL_INDEX_MEMORY)
    for _name, sql in kept:
        database.execute_sql(sql)


def _key(table: str) -> tuple[str, ...]:
    return _KEYS.get(table, ("id",))


def _fetched(query: str, values: Sequence[object] = (), source: Connection | None = None) -> list[tuple[Any, ...]]:
    execute: Callable[..., Any] = database.execute_sql if source is None else source.execute
    try:
        rows: list[tuple[Any, ...]] = execute(query, values).fetchall()
    except (peewee.DatabaseError, dbapi2.DatabaseError) as error:
        raise damaged_database() from error
    return rows


def _set_index_memory(size: int) -> None:
    database.execute_sql("INSERT INTO entry_index(entry_index, rank) VALUES ('hashsize', ?)", (size,))


def _page_query(table: str, key: tuple[str, ...], goes_on: bool) -> str:
    names, order = ", ".join(columns(table)), ", ".join(key)
    after = f"WHERE ({order}) > ({', '.join('?' * len(key))})" if goes_on else ""
    return f"SELECT {names} FROM {table} {after} ORDER BY {order} LIMIT ?"  # noqa: S608


def _row(table: str, values: Iterable[object]) -> dict[str, object]:
    return {name: _given(name, value) for name, value in zip(columns(table), values, strict=True)}


def _given(name: str, value: object) -> object:
    if name in _JSON and isinstance(value, str):
        try:
            content: object = json.loads(value)
        except ValueError:
            raise damaged_database() from None
        return content
    return bool(value) if name in _YES_OR_NO else value


def _stored(name: str, value: object) -> object:
    if name in _JSON:
        return json_text(value)
    return int(bool(value)) if name in _YES_OR_NO else value
