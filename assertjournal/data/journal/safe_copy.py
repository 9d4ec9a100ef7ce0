"""A second journal beside the open one that takes what the open one does not, with all that can be read of that.

The same passphrase and recovery key open it.
"""

import enum
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from assertjournal.core.errors import FileRefused, UserError
from assertjournal.data.backup.copied_journal import mark_as_copied
from assertjournal.data.backup.file import new_file
from assertjournal.data.backup.making import check_whole
from assertjournal.data.backup.new_folder import new_journal_folder
from assertjournal.data.database.connection import Connection, connect, connect_to_new, raise_hidden_damage
from assertjournal.data.database.database import database
from assertjournal.data.disk.sqlite_errors import sqlite_name
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.journal.salvage import copy_salvaged, salvage_into
from assertjournal.data.keys.key_file import read_key_file, write_key_file
from assertjournal.data.keys.key_header import KeyHeader
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.migrations.steps import migrate
from assertjournal.i18n import _


class Held(enum.Enum):
    """What of a journal is in a copy of it."""

    WHOLE = enum.auto()
    READABLE = enum.auto()
    NOTHING = enum.auto()


@contextmanager
def saving_elsewhere(target: Path, now: datetime) -> Iterator[Held]:
    """Make a copy of the open journal at `target`, and let everything in the block be saved in the copy instead.

    Gives what is in the copy: where the open journal is damaged, that is what can be read of it, or nothing at all.
    `now` is UTC. Raises JournalLocked, and FileRefused where the copy cannot be written; nothing is left behind then.
    """
    database.connection()
    try:
        with new_journal_folder(target) as building:
            write_key_file(building, _keys())
            # The copy has the keys of its original, and must not rotate its backups in the second folder.
            mark_as_copied(building)
            file, key = building / DATABASE_FILE, database.journal.key
            held = _fill(file, key, now)
            with database.lent_to(file, connect(file, key)):
                yield held
    except (OSError, dbapi2.Error) as error:
        raise FileRefused(
            _("The copy cannot be written there."),
            _("Choose a folder on another disk that can be written to and has space."),
        ) from error


def _keys() -> KeyHeader:
    """Return the keys as they are on the disk, or as they were there when the journal was opened."""
    journal, file = database.journal, database.file
    try:
        return read_key_file(journal.place if file.is_in_memory else file.folder)
    except UserError:
        if journal.header is None:
            raise
        return journal.header


def _fill(file: Path, key: DatabaseKey, now: datetime) -> Held:
    """Make the copy in the best way that works.

    The open connection still reads a file that is gone. One that met damage reads nothing more, and a new one does.
    """
    source = database.file
    if source.path is None:
        if _made(file, key, lambda copy: copy_salvaged(copy, key, now)):
            return Held.READABLE
        return _new(file, key, now)
    if _copy(file, key, database.allowing_other_files):
        return Held.WHOLE
    opened = source.path
    if source.is_there():
        if _copy(file, key, lambda: closing(connect(opened, key, read_only=True))):
            return Held.WHOLE
        if _made(file, key, lambda copy: any(salvage_into(copy, opened, key, now).read.values())):
            return Held.READABLE
    return _new(file, key, now)


def _new(file: Path, key: DatabaseKey, now: datetime) -> Held:
    os.close(new_file(file))
    with closing(connect_to_new(file, key)) as connection:
        migrate(connection, key.journal_id, now)
    return Held.NOTHING


def _copy(file: Path, key: DatabaseKey, source: Callable[[], AbstractContextManager[Connection]]) -> bool:
    os.close(new_file(file))
    try:
        with source() as connection:
            connection.execute("VACUUM INTO ?", (str(file),))
            raise_hidden_damage(connection)
        with closing(connect(file, key)) as copy:
            check_whole(copy)
    except (dbapi2.Error, UserError) as error:
        _remove(file)
        if sqlite_name(error).startswith("SQLITE_FULL"):
            raise  # of the copy's disk: there is another place for it
        return False
    return True


def _made(file: Path, key: DatabaseKey, fill: Callable[[Connection], bool]) -> bool:
    """Fill a new file row by row. Where nothing could be read, no file is left."""
    os.close(new_file(file))
    try:
        with closing(connect_to_new(file, key)) as copy:
            found = fill(copy)
    except UserError:
        found = False
    if not found:
        _remove(file)
    return found


def _remove(file: Path) -> None:
    for leftover in (file, file.with_name(f"{file.name}-journal")):
        leftover.unlink(missing_ok=True)
