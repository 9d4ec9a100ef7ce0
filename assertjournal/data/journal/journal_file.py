"""A journal as a folder on disk: created whole or not at all, unlocked, opened by one process, closed."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2

from assertjournal.core.errors import FileMissing, FileRefused, JournalDamaged, NotAJournal, UserError
from assertjournal.data.backup.copied_journal import begin_anew_if_copied
from assertjournal.data.backup.file import is_backup
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.backup.leftovers import sweep_beside
from assertjournal.data.backup.making import Source, make_backup
from assertjournal.data.backup.new_folder import new_journal_folder, path_taken
from assertjournal.data.backup.opening import backup_keys, unpacked_database
from assertjournal.data.database.connection import (
    Connection,
    cannot_be_opened,
    connect_to_new,
    damaged_database,
    is_open_for_writing,
    pragma,
)
from assertjournal.data.database.database import database
from assertjournal.data.database.open_journal import OpenJournal
from assertjournal.data.disk.instance_lock import InstanceLock, journal_in_use, refuse_if_held
from assertjournal.data.disk.serialization import read_moment
from assertjournal.data.disk.sqlite_errors import sqlite_name
from assertjournal.data.journal.key_to_keep import note_key_to_keep
from assertjournal.data.keys.key_file import (
    KEY_FILE,
    KEY_FILE_COPY,
    heal_key_file,
    read_key_file,
    repair_key_file,
    with_either,
    write_key_file,
)
from assertjournal.data.keys.key_header import KeyHeader
from assertjournal.data.keys.keys import SHIPPED_KDF, DatabaseKey, KdfSettings, create_keys, passphrase_cost, unwrap
from assertjournal.data.migrations.expected_schema import has_expected_schema
from assertjournal.data.migrations.steps import APPLICATION_ID, is_outdated, migrate, schema_version
from assertjournal.i18n import _

DATABASE_FILE = "journal.db"


def create_journal(path: Path, passphrase: str, kdf: KdfSettings = SHIPPED_KDF, *, key_to_keep: bool = False) -> str:
    """Make an empty journal at `path`, leave it closed, and return its recovery key; slow and free of state.

    With `key_to_keep` it is noted in the journal that no one has said yet that the recovery key is kept. Raises
    FileRefused where something is there already or nothing can be written, EmptyPassphrase, NotEnoughMemory; nothing is
    left behind then.
    """
    # lexists sees a dangling link, too.
    if os.path.lexists(path):  # before a second is spent on keys
        raise path_taken()
    keys = create_keys(passphrase, kdf)
    try:
        with new_journal_folder(path) as building:
            write_key_file(building, keys.header)
            _create_database(building / DATABASE_FILE, keys.key, keys.header.generation if key_to_keep else None)
    except (OSError, dbapi2.Error) as error:
        raise FileRefused(
            _("The journal cannot be created at this place."),
            _("Check that you may write to the folder and that its disk has space."),
        ) from error
    return keys.recovery_key


def find_journal(path: Path) -> Path:
    """Check whether there is a journal at this place, without opening it. Return its folder, with links followed.

    A backup is a journal as one file, and can be read as one.

    Raises FileMissing, NotAJournal, JournalDamaged, FileRefused.
    """
    try:
        folder = path.resolve()
        _look_for_parts(folder)
    except (OSError, RuntimeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        raise FileRefused(
            _("The journal’s place cannot be read ({reason}).").format(reason=reason),
            _("Check the name of the place, and that you may read what is there."),
        ) from error
    return folder


def find_free_journal(path: Path) -> None:
    """Check whether there is a journal that no one has open, before a second is spent on its key.

    Raises what `find_journal` raises, and JournalInUse. What is read without its lock is always free.
    """
    folder = find_journal(path)
    if not is_backup(folder) and _is_writable(folder):
        refuse_if_held(folder)


def created_at() -> datetime:
    """Return the moment when the open journal was made, in UTC.

    Raises JournalLocked where none is open.
    """
    return read_moment(str(database.connection().execute("SELECT created_at FROM meta").fetchone()[0]))


def _key_header(folder: Path) -> KeyHeader:
    return backup_keys(folder) if is_backup(folder) else read_key_file(folder)


def header_if_any(folder: Path) -> KeyHeader | None:
    """Return the keys at a journal's place as they are there, or None where they cannot be read."""
    with suppress(UserError):
        return _key_header(folder)
    return None


def _look_for_parts(folder: Path) -> None:
    if is_backup(folder):
        return
    if not folder.exists():
        raise FileMissing(_("There is no journal at this place."), _("Choose the journal’s folder, or make a new one."))
    if not folder.is_dir() or not any((folder / name).exists() for name in (KEY_FILE, KEY_FILE_COPY, DATABASE_FILE)):
        raise NotAJournal(_("This is not a journal."), _("Choose a folder whose name ends in .ajournal."))
    if not (folder / DATABASE_FILE).is_file():
        raise JournalDamaged(
            _("The file with this journal’s text is missing."),
            _("Restore a backup of it, or use a copy of the journal’s folder."),
        )
    if (folder / DATABASE_FILE).stat().st_size == 0:
        raise damaged_database()


def unwrap_key(path: Path, *, passphrase: str | None = None, recovery_key: str | None = None) -> DatabaseKey:
    """Compute the key of the journal at `path` from one of the two secrets; slow, free of state, for any thread.

    Raises FileMissing, NotAJournal, JournalDamaged, MadeByNewerVersion, WrongSecret, EmptyPassphrase, NotEnoughMemory.
    """
    place = find_journal(path)
    if is_backup(place):
        return unwrap(backup_keys(place), passphrase=passphrase, recovery_key=recovery_key)
    return with_either(place, lambda header: unwrap(header, passphrase=passphrase, recovery_key=recovery_key))


def passphrase_memory_kib(path: Path) -> int:
    """Return how much memory a guess at the passphrase of the journal at `path` costs, in KiB.

    Raises what `unwrap_key` raises before it works out a key.
    """
    return passphrase_cost(_key_header(find_journal(path)))


def open_journal(path: Path, key: DatabaseKey, *, now: datetime, held: InstanceLock | None = None) -> None:
    """Open the journal on this thread, which is the only one that may use it then; `now` is UTC.

    `held` is its lock where the caller has it. It is released where opening fails. A journal that may not be written to
    is opened for reading, as is a backup. A damaged key file is written again. Raises JournalInUse, FileMissing,
    NotAJournal, JournalDamaged, MadeByNewerVersion, FileRefused.
    """
    if not database.is_closed():
        raise journal_in_use()
    folder = find_journal(path)
    lock = held or _lock_for(folder)
    try:
        if is_backup(folder):
            _open_backup(folder, key, now)
        else:
            _open(folder / DATABASE_FILE, key, now, read_only=not _is_writable(folder), copy_first=True)
        if lock is not None:
            _put_in_order(folder, key.journal_id)
    except BaseException as error:
        # The lock goes last: no one may open the file while it is still open here.
        database.close()
        if lock is not None:
            lock.release()
        if isinstance(error, peewee.DatabaseError | dbapi2.DatabaseError):
            raise _unreadable(error) from error
        raise
    database.opened = OpenJournal(folder, key, header_if_any(folder), lock)


def close_journal() -> None:
    """Close the journal, if one is open, and let other processes have it."""
    if database.is_closed():
        return
    journal, file = database.opened, database.file
    try:
        database.close()
    finally:
        if journal is not None and journal.lock is not None:
            if file.is_there():
                heal_key_file(file.folder, journal.header)
            journal.lock.release()


def is_read_only() -> bool:
    """Return whether the open journal may not be written to.

    Raises JournalLocked where none is open.
    """
    return database.file.read_only


def _create_database(file: Path, key: DatabaseKey, key_to_keep: int | None) -> None:
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connection = connect_to_new(file, key)
    try:
        migrate(connection, key.journal_id, datetime.now(UTC))
        if key_to_keep is not None:
            note_key_to_keep(connection, key_to_keep)
    finally:
        connection.close()


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(folder / DATABASE_FILE, os.W_OK)


def _lock_for(folder: Path) -> InstanceLock | None:
    """Return the lock of a journal, taken; None for what is only read, which others may read at the same time."""
    return None if is_backup(folder) or not _is_writable(folder) else InstanceLock(folder)


def _put_in_order(folder: Path, journal_id: str) -> None:
    """Put in order what an interrupted run may have left. Only the owner of the lock may."""
    repair_key_file(folder, journal_id)
    sweep_beside(folder, journal_id)
    begin_anew_if_copied(folder)


def _open(file: Path, key: DatabaseKey, now: datetime, *, read_only: bool, copy_first: bool) -> None:
    database.open(file, key, read_only=read_only)
    connection = database.connection()
    _refuse_foreign(connection)
    if is_outdated(connection):
        if read_only:
            raise _outdated()
        if copy_first:  # a step that fails half-way for a reason that no one thought of must cost nothing
            make_backup(Source(file, read_key_file(file.parent).encode(), key), file.parent / BACKUPS, now)
    migrate(connection, key.journal_id, now)
    database.file.generation = _generation_of(connection, key.journal_id)
    # Where it cannot open the file for writing, SQLite opens it for reading and does not say so.
    if not read_only and not is_open_for_writing(connection):
        database.be_read_only()


def _refuse_foreign(connection: Connection) -> None:
    """Refuse a database that is not laid out as a journal: triggers in it would run with the first save."""
    if schema_version(connection) == 0 or pragma(connection, "application_id") != APPLICATION_ID:
        raise damaged_database()
    if not has_expected_schema(connection):
        raise _foreign_schema()


def _generation_of(connection: Connection, journal_id: str) -> int:
    meta = connection.execute("SELECT journal_id, generation FROM meta").fetchone()
    if meta is None or meta[0] != journal_id:
        raise damaged_database()
    return int(meta[1])


def _outdated() -> FileRefused:
    return FileRefused(
        _("This journal is of an older kind and must be renewed before it can be read."),
        _("Open it once from a place where it may be written to."),
    )


def _foreign_schema() -> JournalDamaged:
    return JournalDamaged(
        _("This journal’s file is not laid out as AssertJournal does it: another program has changed it."),
        _("Restore a backup of it, or read what can be read."),
    )


def _open_backup(backup: Path, key: DatabaseKey, now: datetime) -> None:
    """Open a copy, which is gone from its folder at once: no plain text is in it, but no one would clean it up."""
    with unpacked_database(backup) as file:
        _open(file, key, now, read_only=False, copy_first=False)
        database.be_read_only()


def _unreadable(error: Exception) -> UserError:
    disk = sqlite_name(error).startswith(
        ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_NOMEM")
    )
    return cannot_be_opened() if disk else damaged_database()
