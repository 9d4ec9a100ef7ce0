"""Reading a backup as a journal, and making a new journal of it. What is there already is never touched."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from assertjournal.core.errors import FileRefused
from assertjournal.data.backup.copied_journal import mark_as_copied
from assertjournal.data.backup.file import BackupReader, Progress, new_file, reading_backup, unfinished
from assertjournal.data.backup.folder import sweep
from assertjournal.data.backup.making import check_whole, interruptible, row_counts
from assertjournal.data.backup.manifest import damaged_backup
from assertjournal.data.backup.new_folder import make_folders, new_journal_folder
from assertjournal.data.database.connection import Connection, connect
from assertjournal.data.keys.key_file import write_key_file
from assertjournal.data.keys.key_header import KeyHeader
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.migrations.expected_schema import has_expected_schema
from assertjournal.i18n import _
from assertjournal.paths import user_data

_DATABASE_FILE = "journal.db"


def backup_keys(backup: Path) -> KeyHeader:
    """Return the keys in a backup.

    Raises FileMissing, FileRefused, NotAJournal, JournalDamaged or MadeByNewerVersion.
    """
    with reading_backup(backup) as reader:
        return reader.key_header()


@contextmanager
def unpacked_database(backup: Path, go_on: Progress = lambda percent: None) -> Iterator[Path]:
    """Yield the database of a backup, still encrypted, in a file of its own, which is gone after the block.

    On Linux and macOS, a process that opened it within the block can go on reading it. Raises what `backup_keys`
    raises, and FileRefused where there is no room for it.
    """
    with reading_backup(backup) as reader:
        folder = _writable_folder(backup.parent)
        with suppress(OSError):
            sweep(folder, datetime.now(UTC))
        file = unfinished(folder)
        try:
            _unpack(reader, file, go_on)
            yield file
        finally:
            with suppress(OSError):
                file.unlink(missing_ok=True)
                file.with_name(f"{file.name}-journal").unlink(missing_ok=True)


def verify_backup(backup: Path, key: DatabaseKey | None, go_on: Progress = lambda percent: None) -> None:
    """Compare every byte of a backup with what was written; with the journal’s key, check also what is in it.

    Raises what `backup_keys` raises, JournalDamaged for anything that is found, and what `go_on` raises.
    """
    if key is None:
        with reading_backup(backup) as reader:
            reader.verify(go_on)
        return
    with (
        unpacked_database(backup, lambda percent: go_on(percent // 2)) as file,
        closing(connect(file, key, read_only=True)) as connection,
    ):
        check_content(backup, connection, key, lambda: go_on(50))
    go_on(100)


def restore_backup(backup: Path, target: Path, key: DatabaseKey | None, go_on: Progress = lambda percent: None) -> None:
    """Make a new journal at `target` of a backup, verified like by `verify_backup`; nothing is written over.

    Raises what `verify_backup` raises, and FileRefused where something is at `target` or it cannot be written.
    """
    try:
        with reading_backup(backup) as reader, new_journal_folder(target) as building:
            file = building / _DATABASE_FILE
            _unpack(reader, file, lambda percent: go_on(percent // 2))
            write_key_file(building, reader.key_header())
            mark_as_copied(building)
            if key is not None:
                with closing(connect(file, key, read_only=True)) as connection:
                    check_content(backup, connection, key, lambda: go_on(50))
    except OSError as error:
        raise _no_room(error) from error
    go_on(100)


def check_content(backup: Path, connection: Connection, key: DatabaseKey, go_on: Callable[[], None]) -> None:
    """Check what was unpacked of a backup from the first page to the last, and that it is laid out as a journal is.

    Raises JournalDamaged, and what `go_on` raises, which is called now and then.
    """
    with interruptible(connection, go_on):
        check_whole(connection)
        with reading_backup(backup) as reader:
            counts = reader.manifest.counts(key)
        if not has_expected_schema(connection) or row_counts(connection) != counts:
            raise damaged_backup()


def _unpack(reader: BackupReader, file: Path, go_on: Progress) -> None:
    """Write the database to a new file. When this returns, it is on the disk and as it was backed up."""
    reader.key_header()
    size, done = max(1, reader.manifest.parts[_DATABASE_FILE].size), 0
    try:
        with os.fdopen(new_file(file), "wb") as stream:
            for piece in reader.database():
                stream.write(piece)
                done += len(piece)
                go_on(100 * done // size)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _no_room(error) from error


def _writable_folder(beside: Path) -> Path:
    if os.access(beside, os.W_OK):
        return beside
    folder = user_data()
    try:
        make_folders(folder)  # on a computer where there is no journal yet
    except OSError as error:
        raise _no_room(error) from error
    return folder


def _no_room(error: OSError) -> FileRefused:
    return FileRefused(
        _("The backup cannot be unpacked ({reason}).").format(reason=error.strerror or type(error).__name__),
        _("Check that the folder can be written to and that its disk has space."),
    )
