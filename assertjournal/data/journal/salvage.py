"""Reading what can be read of a damaged journal into memory, and leaving its file alone.

A page that fails its seal spoils the connection that met it, so each failure costs a new one. What is readable is put
into a new database in memory. There the rest of the program finds it as it would in a sound journal.
"""

import os
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from assertjournal.core.errors import JournalDamaged
from assertjournal.data.backup.file import is_backup
from assertjournal.data.backup.manifest import damaged_backup
from assertjournal.data.database.connection import Connection, connect, pragma, raise_hidden_damage
from assertjournal.data.database.database import database
from assertjournal.data.database.open_journal import OpenJournal
from assertjournal.data.disk.instance_lock import InstanceLock, journal_in_use
from assertjournal.data.journal.journal_file import DATABASE_FILE, find_journal, header_if_any
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.migrations.steps import migrate, newest_schema
from assertjournal.i18n import _

# SQL, not peewee: it reads by row numbers from a damaged file, over a connection that peewee does not know.

_PAGE = 100
_STEPS_ONE_BY_ONE = 500
_LARGEST_ID = 1 << 62
_TABLES = """
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND sql LIKE 'CREATE TABLE %STRICT' AND name <> 'meta' ORDER BY rowid
"""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many rows of each table were read, and how many were left out; `at_least` where there may be more."""

    read: Mapping[str, int]
    left_out: Mapping[str, int]
    at_least: bool


class _Unreadable(Exception):
    pass


def open_salvaged(path: Path, key: DatabaseKey, *, now: datetime) -> Salvaged:
    """Open what can be read of the damaged journal at `path`, on this thread and for reading only.

    Raises what `open_journal` raises, and JournalDamaged where nothing can be read.
    """
    if not database.is_closed():
        raise journal_in_use()
    folder = find_journal(path)
    if is_backup(folder):
        raise damaged_backup()
    lock = InstanceLock(folder) if os.access(folder, os.W_OK) else None
    try:
        memory, result = salvage(folder / DATABASE_FILE, key, now)
        database.open_in_memory(memory)
    except BaseException:
        database.close()
        if lock is not None:
            lock.release()
        raise
    database.opened = OpenJournal(folder, key, header_if_any(folder), lock)
    return result


def salvage(file: Path, key: DatabaseKey, now: datetime) -> tuple[Connection, Salvaged]:
    """Return a database in memory with what can be read of a damaged one, and what was left out.

    Raises what `salvage_into` raises.
    """
    memory: Connection = dbapi2.connect(":memory:", isolation_level=None)
    try:
        return memory, salvage_into(memory, file, key, now)
    except BaseException:
        memory.close()
        raise


def salvage_into(target: Connection, file: Path, key: DatabaseKey, now: datetime) -> Salvaged:
    """Put what can be read of a damaged database into an empty one, and return what was left out.

    Raises JournalDamaged where not even the list of tables can be read, and FileRefused where the disk does not allow
    it. Raises sqlcipher3 errors of the target.
    """
    target.execute("PRAGMA foreign_keys=OFF")  # what refers to nothing is put right when all is there
    with closing(_Source(file, key)) as source:
        migrate(target, key.journal_id, now, until=source.schema_version())
        target.execute("BEGIN")
        result = _copied(source, target)
        target.execute("COMMIT")
    migrate(target, key.journal_id, now)
    return result


def copy_salvaged(target: Connection, key: DatabaseKey, now: datetime) -> bool:
    """Put all that is in the open database into an empty one, row by row. Return whether that is anything.

    SQLite would copy what was read into memory as it is there, without a key. Raises JournalLocked, and sqlcipher3
    errors of the target.
    """
    target.execute("PRAGMA foreign_keys=OFF")  # owners may come after what refers to them
    migrate(target, key.journal_id, now)
    target.execute("BEGIN")
    result = _copied(_Memory(), target)
    target.execute("COMMIT")
    return any(result.read.values())


class _Rows(Protocol):
    """What is read from. Each query is answered whole, or raises _Unreadable."""

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]: ...


class _Memory:
    """The open database, in which everything can be read."""

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = database.connection().execute(query, values).fetchall()
        return found


class _Source:
    """The damaged file; every query is answered whole or raises _Unreadable, and the next one has a fresh start."""

    def __init__(self, file: Path, key: DatabaseKey) -> None:
        self._file = file
        self._key = key
        self._connection = connect(file, key, read_only=True)

    def close(self) -> None:
        self._connection.close()

    def schema_version(self) -> int:
        try:
            self.rows("SELECT name FROM sqlite_master")
            version = int(pragma(self._connection, "user_version"))
        except _Unreadable:
            raise _hopeless() from None
        if not 1 <= version <= newest_schema():
            raise _hopeless()
        return version

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            found = self._connection.execute(query, values).fetchall()
            raise_hidden_damage(self._connection)
            return found
        except dbapi2.Error:
            self._connection.close()
            self._connection = connect(self._file, self._key, read_only=True)
            raise _Unreadable from None


def _copied(source: _Rows, target: Connection) -> Salvaged:
    read, left_out, at_least = Counter[str](), Counter[str](), False
    for (table,) in target.execute(_TABLES).fetchall():
        reading = _TableReading(source, table, [row[1] for row in target.execute(f"PRAGMA table_info({table})")])
        for values in reading.rows():
            kept = _insert(target, table, reading.columns, values)
            read[table] += kept
            reading.lost += not kept
        known = reading.known_rows()
        left_out[table] = max(reading.lost, (known or 0) - read[table])
        at_least |= reading.has_gap and known is None
    gone = _drop_what_refers_to_nothing(target)
    for table, count in gone.items():
        read[table] -= count
        left_out[table] += count
    return Salvaged(dict(read), {table: count for table, count in left_out.items() if count}, at_least)


class _TableReading:
    """One pass over a table by row id; `lost` counts rows that exist and cannot be read, as far as that is known."""

    def __init__(self, source: _Rows, table: str, columns: Sequence[str]) -> None:
        self._source = source
        self._table = table
        self.columns = columns
        self.lost = 0
        self.has_gap = False

    def known_rows(self) -> int | None:
        """Return how many rows there are, where any index can still tell."""
        with suppress(_Unreadable):
            return int(self._source.rows(f"SELECT count(*) FROM {self._table}")[0][0])  # noqa: S608
        return None

    def rows(self) -> Iterator[tuple[Any, ...]]:
        at: int | None = -_LARGEST_ID
        while at is not None:
            try:
                page = self._read("rowid >= ?", at, _PAGE)
            except _Unreadable:
                at = yield from self._one_by_one(at)
                continue
            yield from (row[1:] for row in page)
            at = page[-1][0] + 1 if len(page) == _PAGE else None

    def _one_by_one(self, at: int) -> Generator[tuple[Any, ...], None, int | None]:
        """Yield the rows around a damage. Return where to go on, None at the end."""
        for _row in range(_PAGE):
            number = self._next_number(at)
            if number is None:
                return None
            try:
                yield from (row[1:] for row in self._read("rowid = ?", number, 1))
            except _Unreadable:
                self.lost += 1
            at = number + 1
        return at

    def _next_number(self, at: int) -> int | None:
        """Return the next row's number, leaping over numbers that nothing can be read at; None at the end."""
        leap = 1
        for attempt in range(_STEPS_ONE_BY_ONE + 62):
            try:
                found = self._source.rows(
                    f"SELECT rowid FROM {self._table} WHERE rowid >= ? ORDER BY rowid LIMIT 1",  # noqa: S608
                    (at,),
                )
                return found[0][0] if found else None
            except _Unreadable:
                self.has_gap = True
                leap = leap * 2 if attempt >= _STEPS_ONE_BY_ONE else 1
                at = max(at, 0) + leap
        return None

    def _read(self, which: str, number: int, most: int) -> list[tuple[Any, ...]]:
        names = ", ".join(self.columns)
        query = f"SELECT rowid, {names} FROM {self._table} WHERE {which} ORDER BY rowid LIMIT {most}"  # noqa: S608
        return self._source.rows(query, (number,))


def _insert(target: Connection, table: str, columns: Sequence[str], values: Sequence[object]) -> bool:
    marks = ", ".join("?" * len(columns))
    query = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
    try:
        target.execute(query, values)
    except dbapi2.IntegrityError:
        return False
    return True


def _drop_what_refers_to_nothing(target: Connection) -> Counter[str]:
    """Remove or detach rows whose owner could not be read, as the schema says for a deleted owner."""
    gone = Counter[str]()
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _parent, key in broken:
            column, on_delete = next(
                (row[3], row[6]) for row in target.execute(f"PRAGMA foreign_key_list({table})") if row[0] == key
            )
            if on_delete == "SET NULL":
                target.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (number,))  # noqa: S608
            else:
                target.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))  # noqa: S608
                gone[table] += 1
    return gone


def _hopeless() -> JournalDamaged:
    return JournalDamaged(
        _("The beginning of this journal’s file is damaged, so nothing in it can be read."),
        _("Restore a backup of it."),
    )
