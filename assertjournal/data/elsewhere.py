"""A second journal beside the open one that takes what the open one does not: whole where that can be read, else empty.

The same passphrase and recovery key open it.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from assertjournal.core.errors import FileRefused, UserError
from assertjournal.data.backup_file import new_file
from assertjournal.data.backup_making import check_whole
from assertjournal.data.connection import connect, connect_to_new
from assertjournal.data.database import database
from assertjournal.data.journal_file import DATABASE_FILE
from assertjournal.data.key_file import read_key_file, write_key_file
from assertjournal.data.key_header import KeyHeader
from assertjournal.data.keys import DatabaseKey
from assertjournal.data.migrations.steps import migrate
from assertjournal.data.new_folder import new_journal_folder
from assertjournal.i18n import _


@contextmanager
def saving_elsewhere(target: Path, now: datetime) -> Iterator[bool]:
    """Make a copy of the open journal at `target`, and let everything in the block be saved in the copy instead.

    Gives whether it is a copy; where the open journal cannot be read, it is an empty one. `now` is UTC.
    Raises JournalLocked, and FileRefused where the copy cannot be written; nothing is left behind then.
    """
    database.connection()
    try:
        with new_journal_folder(target) as building:
            write_key_file(building, _keys())
            file, key = building / DATABASE_FILE, _key()
            is_copy = _copy(file, key)
            if not is_copy:
                _make_empty(file, key, now)
            with database.lent_to(file, connect(file, key)):
                yield is_copy
    except (OSError, dbapi2.Error) as error:
        raise FileRefused(
            _("The copy cannot be written there."),
            _("Choose a folder on another disk that can be written to and has space."),
        ) from error


def _key() -> DatabaseKey:
    if database.key is None:
        raise FileRefused(_("What is open here is a copy already."), _("Open the journal itself."))
    return database.key


def _keys() -> KeyHeader:
    """Give the keys as they are on the disk, or as they were there when the journal was opened."""
    try:
        return read_key_file(Path(database.database).parent)
    except UserError:
        if database.header is None:
            raise
        return database.header


def _copy(file: Path, key: DatabaseKey) -> bool:
    """Copy what the open connection reads, which is the file that was opened even where that is gone."""
    os.close(new_file(file))
    try:
        database.connection().execute("VACUUM INTO ?", (str(file),))
        with closing(connect(file, key)) as copy:
            check_whole(copy)
    except (dbapi2.Error, UserError):
        for leftover in (file, file.with_name(f"{file.name}-journal")):
            leftover.unlink(missing_ok=True)
        return False
    return True


def _make_empty(file: Path, key: DatabaseKey, now: datetime) -> None:
    os.close(new_file(file))
    with closing(connect_to_new(file, key)) as connection:
        migrate(connection, key.journal_id, now)
