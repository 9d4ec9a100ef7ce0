"""A connection to the encrypted file: keyed, set up for safety, or refused with a plain reason."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from assertjournal.core.errors import FileRefused, JournalDamaged, NotAJournal, UserError
from assertjournal.data.disk.instance_lock import journal_in_use
from assertjournal.data.disk.sqlite_errors import sqlite_name
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.i18n import _

# SQL, not peewee: pragmas, before peewee knows the connection.

Connection = sqlite3.Connection
"""What sqlcipher3 gives has the same interface."""

BUSY_SECONDS = 60
_PLAIN_SQLITE = b"SQLite format 3\0".hex()
_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "NORMAL", "normal"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    # Off, as SQLCipher ships: on, it locks and wipes every piece of memory that SQLite takes, and saving an entry costs
    # ten times as much. The key itself is locked and wiped either way; what is paged out is no promise of ours.
    ("cipher_memory_security", "OFF", "0"),
)


def connect(file: Path, key: DatabaseKey, *, read_only: bool = False) -> Connection:
    """Open an existing database file, recover it after a crash, and set it up so that a save is durable.

    Raises NotAJournal, JournalDamaged, JournalInUse or FileRefused; a missing file is never created.
    """
    connection = _opened(file, "ro" if read_only else "rw")
    try:
        _unlock(connection, key.secret.hex())
        _first_read(connection, key)
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_new(file: Path, key: DatabaseKey) -> Connection:
    """Begin an encrypted database in an existing empty file.

    The journal's id serves as the file's salt, its first 16 bytes: so a key file that belongs to another journal
    can be told from a damaged database. Raises sqlcipher3 errors.
    """
    connection = _opened(file, "rw")
    _unlock(connection, key.secret.hex() + key.journal_id)
    _set_up(connection)
    return connection


def raise_hidden_damage(connection: Connection) -> None:
    """Raise what the last read met but did not say.

    Where the end of a long text lies on a page that fails its seal, SQLCipher 4.19 gives zeros in its place without an
    error. From then on it refuses every page that it does not remember, and so gives itself away. Raises sqlcipher3
    errors.
    """
    connection.execute("PRAGMA shrink_memory")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def is_open_for_writing(connection: Connection) -> bool:
    """Return whether saves can reach the file of a journal.

    Where the file cannot be opened for writing, SQLite opens it for reading and does not say so. It then refuses every
    save, even when what was in the way is long gone.
    """
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("UPDATE meta SET generation = generation WHERE FALSE")
    except dbapi2.Error as error:
        return not sqlite_name(error).startswith("SQLITE_READONLY")
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    return True


def pragma(connection: Connection, name: str) -> Any:
    """Return the value of a pragma, or None where it gives none."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return None if row is None else row[0]


def _opened(file: Path, mode: str) -> Connection:
    uri = f"{file.absolute().as_uri()}?mode={mode}"
    try:
        connection: Connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    except dbapi2.Error as error:
        raise cannot_be_opened() from error
    return connection


def _unlock(connection: Connection, key_digits: str) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")
    raw_key = bytearray(b"x'" + key_digits.encode() + b"'")
    connection.set_key(raw_key)  # type: ignore[attr-defined]
    raw_key[:] = bytes(len(raw_key))
    if not pragma(connection, "cipher_version"):
        raise RuntimeError("this SQLite does not encrypt; nothing may be written with it")


def _first_read(connection: Connection, key: DatabaseKey) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        raise _unreadable(connection, key, sqlite_name(error)) from error


def _unreadable(connection: Connection, key: DatabaseKey, name: str) -> UserError:
    if name.startswith("SQLITE_BUSY"):
        return journal_in_use()
    if name.startswith(("SQLITE_IOERR", "SQLITE_NOMEM")):
        return cannot_be_opened()
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return FileRefused(
            _("This journal was not closed properly and cannot be put in order where it is."),
            _("Open it once from a place where it may be written to."),
        )
    salt = pragma(connection, "cipher_salt") if name == "SQLITE_NOTADB" else key.journal_id
    if salt == _PLAIN_SQLITE:
        return NotAJournal(_("The database here is not that of a journal."), _("Choose another folder."))
    if salt != key.journal_id:
        return JournalDamaged(
            _("The key file belongs to another journal, or the beginning of the journal’s file is damaged."),
            _("Put both key files of this journal back, or use a copy of the journal’s folder, if you have one."),
        )
    return damaged_database()


def damaged_database() -> JournalDamaged:
    """Return the error for a database that the right key does not open, or that lacks what a journal has."""
    return JournalDamaged(
        _("The file with this journal’s text is damaged."), _("Restore a backup of it, or read what can be read.")
    )


def cannot_be_opened() -> FileRefused:
    """Return the error for a file that the disk does not let us read."""
    return FileRefused(
        _("The journal’s file cannot be opened."),
        _("Check that you may read and write it, and that it is still there."),
    )


def _set_up(connection: Connection) -> None:
    for name, value, expected in _PRAGMAS:
        connection.execute(f"PRAGMA {name}={value}")
        if pragma(connection, name) != expected:
            raise RuntimeError("the database does not keep to its settings", name)
