"""Making a backup: a copy by SQLite itself, verified page by page, then one file that is there whole or not at all.

The database is never copied as a file: opening and closing it beside SQLite would drop SQLite's locks on it.
"""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from assertjournal.core.errors import FileRefused, UserError
from assertjournal.data.backup.file import Progress, new_file, reading_backup, unfinished, write_archive
from assertjournal.data.backup.folder import name_for, next_sequence
from assertjournal.data.backup.manifest import FileDigest, Manifest, sealed
from assertjournal.data.database.connection import Connection, connect, damaged_database, pragma, raise_hidden_damage
from assertjournal.data.disk.atomic_write import sync_folder
from assertjournal.data.disk.sqlite_errors import read_error, sqlite_name
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.i18n import _

# SQL, not peewee: pragmas and a copy, over a connection that peewee does not know.

_STEPS_BETWEEN_CHECKS = 20_000
_COPIED, _CHECKED = 50, 85
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A journal to copy: its database, the content of its key file, and its key."""

    database: Path
    keys: bytes
    key: DatabaseKey


def make_backup(
    source: Source,
    folder: Path,
    now: datetime,
    go_on: Progress = lambda percent: None,
    after: Callable[[], int] = lambda: 0,
) -> Path:
    """Copy a journal, which may be open on another connection, into a new file in `folder`, and return that file.

    Its number comes after all in the folder, and after the one that `after` gives. `now` is UTC.
    Raises FileRefused where it cannot be written, JournalDamaged where the journal cannot be read whole, and what
    `go_on` raises; nothing is left behind then.
    """
    copy, made, is_new = unfinished(folder), unfinished(folder), not folder.is_dir()
    try:
        _make_folder(folder)
        os.close(new_file(copy))
        _copy(source, copy, go_on)
        facts = _checked(copy, source.key, go_on)
        write_archive(made, source.keys, copy, lambda parts: _manifest(source.key, now, facts, parts))
        with reading_backup(made) as reader:
            reader.verify(lambda percent: go_on(_CHECKED + percent * (99 - _CHECKED) // 100))
        final = _free_name(folder, max(next_sequence(folder, source.key.journal_id), after() + 1), now)
        put_in_place(made, final)
    except OSError as error:
        raise not_written(error) from error
    finally:
        for leftover in (copy, copy.with_name(f"{copy.name}-journal"), made):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()  # refused unless it is empty
    go_on(100)
    return final


def _free_name(folder: Path, sequence: int, now: datetime) -> Path:
    """Return the first name from this number on; that of a backup of another journal may be taken."""
    return next(name for number in count(sequence) if not (name := folder / name_for(number, now)).exists())


def copy_backup(made: Path, folder: Path, go_on: Progress = lambda percent: None) -> Path:
    """Copy a finished backup into another folder, verify the copy, and return it.

    Raises FileRefused where that folder is not there or cannot be written to, and what `go_on` raises; nothing is left
    behind then.
    """
    copy, final = unfinished(folder), folder / made.name
    size = max(1, made.stat().st_size)
    try:
        check_folder(folder)
        with made.open("rb") as source, os.fdopen(new_file(copy), "wb") as target:
            while piece := source.read(_CHUNK):
                target.write(piece)
                go_on(_COPIED * target.tell() // size)
            target.flush()
            os.fsync(target.fileno())
        with reading_backup(copy) as reader:
            reader.verify(lambda percent: go_on(_COPIED + percent * (100 - _COPIED) // 100))
        put_in_place(copy, final)
    except OSError as error:
        raise not_written(error) from error
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
    return final


def check_folder(folder: Path) -> None:
    """Make sure that a folder of one's choice is there: a disk that is not connected must not be taken for one.

    Raises FileRefused, OSError.
    """
    if not folder.is_dir():
        raise FileRefused(
            _("There is no folder at the place for the backup."), _("Make it first, or connect the disk it is on.")
        )


def put_in_place(made: Path, final: Path) -> None:
    """Set a finished file, whose content is on the disk, its name. When this returns, that is on the disk, too.

    Raises OSError, also where the name is taken.
    """
    if final.exists():
        raise FileExistsError(final.name)
    made.rename(final)
    sync_folder(final.parent)


def not_written(error: OSError) -> FileRefused:
    """Return the error for a folder that takes no backup."""
    return FileRefused(
        _("No backup could be made ({reason}).").format(reason=error.strerror or type(error).__name__),
        _("Check that its folder can be written to and that the disk has space."),
    )


def check_whole(connection: Connection) -> None:
    """Check every page's seal and every table of a database; takes seconds.

    The search index may differ from the entries: it can be rebuilt. Raises JournalDamaged.
    """
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    seals = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    findings = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
    if seals or any(line != "ok" and "fts5" not in line.lower() for line in findings):
        raise damaged_database()


def row_counts(connection: Connection) -> Mapping[str, int]:
    """Return how many rows each table has, the search index's own left out."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE %STRICT' ORDER BY name"
    ).fetchall()
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in names}  # noqa: S608


@contextmanager
def interruptible(connection: Connection, go_on: Callable[[], None]) -> Iterator[None]:
    """Call `go_on` now and then while the connection works. What it raises ends the work and is raised here."""
    raised: list[BaseException] = []

    def check() -> int:
        try:
            go_on()
        except BaseException as error:  # noqa: BLE001 - it must not get lost in SQLite, and is raised below
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(check, _STEPS_BETWEEN_CHECKS)
    try:
        yield
    except dbapi2.Error as error:
        if raised:
            raise raised[0] from None
        raise _unreadable(error) from error
    finally:
        connection.set_progress_handler(None, 0)


@dataclass(frozen=True, slots=True)
class _Facts:
    generation: int
    schema: int
    counts: Mapping[str, int]


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(0o700)
        sync_folder(folder.parent)


def _copy(source: Source, copy: Path, go_on: Progress) -> None:
    with closing(connect(source.database, source.key, read_only=True)) as connection:
        size = int(pragma(connection, "page_count")) * int(pragma(connection, "page_size"))

        def check() -> None:
            go_on(min(_COPIED, _COPIED * copy.stat().st_size // size))

        with interruptible(connection, check):
            connection.execute("VACUUM INTO ?", (str(copy),))
            raise_hidden_damage(connection)


def _checked(copy: Path, key: DatabaseKey, go_on: Progress) -> _Facts:
    with closing(connect(copy, key, read_only=True)) as connection, interruptible(connection, lambda: go_on(_COPIED)):
        check_whole(connection)
        generation = int(connection.execute("SELECT generation FROM meta").fetchone()[0])
        return _Facts(generation, int(pragma(connection, "user_version")), row_counts(connection))


def _manifest(key: DatabaseKey, now: datetime, facts: _Facts, parts: Mapping[str, FileDigest]) -> Manifest:
    return Manifest(
        journal_id=key.journal_id,
        made_at=now,
        generation=facts.generation,
        schema=facts.schema,
        sealed_counts=sealed(facts.counts, key),
        parts=parts,
    )


def _unreadable(error: dbapi2.Error) -> UserError:
    if sqlite_name(error).startswith("SQLITE_FULL"):
        return not_written(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    return read_error(error) or damaged_database()
