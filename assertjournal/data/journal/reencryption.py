"""Re-encrypting the open journal: one under a new key takes its place, and the old one stays beside it.

Changing the passphrase leaves the master key as it is. So anyone who knew an old passphrase and has an old copy of the
key file can open every later copy of a journal. Nothing of the old keys opens the new journal.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from sqlcipher3 import dbapi2

from assertjournal.core.errors import FileRefused, UserError
from assertjournal.data.backup.file import Progress, new_file
from assertjournal.data.backup.leftovers import mark_as_unused, place_being_encrypted, place_of_old, sweep_beside
from assertjournal.data.backup.making import check_whole, interruptible, row_counts
from assertjournal.data.backup.new_folder import new_journal_folder
from assertjournal.data.database.connection import Connection, connect, damaged_database, pragma
from assertjournal.data.database.database import database
from assertjournal.data.disk.atomic_write import sync_folder
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.disk.rename_swap import exchange
from assertjournal.data.journal.journal_file import DATABASE_FILE, close_journal, open_journal
from assertjournal.data.journal.key_change import open_folder
from assertjournal.data.journal.key_to_keep import note_key_to_keep
from assertjournal.data.journal.old_copies import note_former_key
from assertjournal.data.keys.key_file import read_key_file, write_key_file
from assertjournal.data.keys.keys import DatabaseKey, NewKeys
from assertjournal.data.migrations.expected_schema import has_expected_schema
from assertjournal.data.migrations.steps import APPLICATION_ID
from assertjournal.i18n import _

# SQL, not peewee: two files are attached to one connection of their own.

_EXPORTED, _CHECKED = 50, 95


class EncryptedButClosed(UserError):
    """The new journal is in its place and cannot be opened now; `recovery_key` opens it and was shown to no one yet."""

    def __init__(self, recovery_key: str) -> None:
        super().__init__(
            _("Everything is re-encrypted, but the journal cannot be opened again just now."),
            _("Keep the new recovery key, copy what you just wrote, then close the window and open the journal again."),
        )
        self.recovery_key = recovery_key


def encrypt_anew(keys: NewKeys, now: datetime, go_on: Progress = lambda percent: None) -> Path:
    """Put a new journal with the same content and these keys in the place of the open one, and open it.

    Gives the folder of the old journal, beside it; nothing in it is changed. `now` is UTC. Until the new one was
    compared with the old one row by row and checked, nothing is replaced. Where it cannot be opened then, the old one
    is put back. Raises JournalLocked, FileRefused, JournalDamaged, and what `go_on` raises; the old journal is open
    then, as before. Raises EncryptedButClosed where the new one holds, and is not open.
    """
    folder = open_folder()
    sweep_beside(folder, read_key_file(folder).journal_id)
    fresh = place_being_encrypted(folder)
    with _in_words():
        try:
            with new_journal_folder(fresh) as building:
                write_key_file(building, keys.header)
                mark_as_unused(building, read_key_file(folder).journal_id)
                _export(building / DATABASE_FILE, keys.key, go_on)
                _check(building / DATABASE_FILE, keys, go_on)
                go_on(_CHECKED)
            return _replace(folder, fresh, keys, now)
        except (OSError, UserError):
            _discard(fresh, keys.key.journal_id)
            raise


def _discard(fresh: Path, journal_id: str) -> None:
    with suppress(UserError):
        if read_key_file(fresh).journal_id == journal_id:
            shutil.rmtree(fresh, ignore_errors=True)


def _export(file: Path, key: DatabaseKey, go_on: Progress) -> None:
    os.close(new_file(file))
    connection = database.connection()
    size = int(pragma(connection, "page_count")) * int(pragma(connection, "page_size"))
    raw_key = f"x'{key.secret.hex()}{key.journal_id}'"
    with interruptible(connection, lambda: go_on(min(_EXPORTED, _EXPORTED * file.stat().st_size // size))):
        connection.execute("ATTACH ? AS fresh KEY ?", (f"{file.absolute().as_uri()}?mode=rw", raw_key))
        try:
            connection.execute("PRAGMA fresh.synchronous=EXTRA")
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
            connection.execute("UPDATE fresh.meta SET journal_id = ?", (key.journal_id,))
            connection.execute(f"PRAGMA fresh.user_version={int(pragma(connection, 'user_version'))}")
            connection.execute(f"PRAGMA fresh.application_id={APPLICATION_ID}")
        finally:
            _detach(connection)


def _detach(connection: Connection) -> None:
    connection.set_progress_handler(None, 0)  # called off or not, this is to be done
    if connection.in_transaction:
        with suppress(dbapi2.Error):
            connection.execute("ROLLBACK")
    connection.execute("DETACH fresh")


def _check(file: Path, keys: NewKeys, go_on: Progress) -> None:
    """Compare the new database, opened by itself, with the open one. Then note in it what has changed."""
    old = database.connection()
    with closing(connect(file, keys.key)) as fresh, interruptible(fresh, lambda: go_on(_EXPORTED)):
        check_whole(fresh)
        versions = [pragma(one, name) for name in ("user_version", "application_id") for one in (old, fresh)]
        if versions[0] != versions[1] or versions[2] != versions[3] or not has_expected_schema(fresh):
            raise damaged_database()
        if not _same_rows(old, fresh):
            raise damaged_database()
        _check_index(fresh)
        note_former_key(fresh, old.execute("SELECT journal_id FROM meta").fetchone()[0])
        note_key_to_keep(fresh, keys.header.generation)


def _same_rows(old: Connection, fresh: Connection) -> bool:
    tables = row_counts(old)
    if tables != row_counts(fresh):
        return False
    queries = [f'SELECT * FROM "{table}"' for table in tables if table != "meta"]  # noqa: S608
    rows: Iterator[Sequence[object]] = (
        pair for query in queries for pair in zip_longest(old.execute(query), fresh.execute(query))
    )
    return all(before == after for before, after in rows)


def _check_index(fresh: Connection) -> None:
    try:
        fresh.execute("INSERT INTO entry_index(entry_index, rank) VALUES ('integrity-check', 1)")
    except dbapi2.DatabaseError:  # it was off in the old journal, too; it holds nothing that the entries do not
        fresh.execute("INSERT INTO entry_index(entry_index) VALUES ('rebuild')")


def _replace(folder: Path, fresh: Path, keys: NewKeys, now: datetime) -> Path:
    """Exchange the two journals while no one else may open either, and open the new one. Return where the old one is.

    Raises OSError and UserError. The old journal is then open at its place again, unless it is EncryptedButClosed.
    """
    held, old = InstanceLock(fresh), _Open()
    close_journal()
    try:
        former = _exchanged(folder, fresh)
    except OSError:
        held.release()
        old.open_again(folder, now)
        raise
    # Until this is on the disk, a power cut leaves both journals whole, under each other's names.
    with suppress(OSError):
        sync_folder(folder.parent)
    try:
        open_journal(folder, keys.key, now=now, held=held)
    except (OSError, UserError) as error:
        held.release()
        _put_back(folder, fresh, former, keys, error)
        old.open_again(folder, now)
        raise
    old.release()
    return _named_as_old(former, folder) if former == fresh else former


class _Open:
    """What the open journal is opened with, taken over from it: closing it does not let others in."""

    def __init__(self) -> None:
        journal = database.journal
        self._lock, self._key = journal.lock, journal.key
        journal.lock = None

    def open_again(self, folder: Path, now: datetime) -> None:
        open_journal(folder, self._key, now=now, held=self._lock)

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()


def _exchanged(folder: Path, fresh: Path) -> Path:
    if exchange(folder, fresh):
        return fresh
    former = place_of_old(folder)
    folder.rename(former)
    try:
        fresh.rename(folder)
    except OSError:
        former.rename(folder)
        raise
    return former


def _put_back(folder: Path, fresh: Path, former: Path, keys: NewKeys, error: Exception) -> None:
    try:
        if former != fresh:
            folder.rename(fresh)
            former.rename(folder)
        elif not exchange(folder, former):
            raise EncryptedButClosed(keys.recovery_key) from error
    except OSError:
        raise EncryptedButClosed(keys.recovery_key) from error


def _named_as_old(former: Path, folder: Path) -> Path:
    """Rename the old journal for good. Where that fails, it keeps the name of the new one for now."""
    named = place_of_old(folder)
    try:
        former.rename(named)
    except OSError:
        return former
    return named


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, FileRefused) as error:
        raise FileRefused(
            _("The journal is as it was: a new one cannot be written beside it."),
            _("Check that you may write to the folder that it lies in and that its disk has space."),
        ) from error
