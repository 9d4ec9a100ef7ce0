"""What a journal that was re-encrypted left behind: the journal as it was, and its backups; each can be deleted."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assertjournal.core.errors import FileRefused, UserError
from assertjournal.data.backup.copied_journal import MARK
from assertjournal.data.backup.folder import BACKUPS, stored_backups
from assertjournal.data.database.connection import Connection
from assertjournal.data.disk.atomic_write import sync_folder
from assertjournal.data.disk.instance_lock import LOCK_FILE, InstanceLock
from assertjournal.data.disk.serialization import json_text
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.journal.key_change import open_folder
from assertjournal.data.keys.key_file import KEPT, KEY_FILE, KEY_FILE_COPY, read_key_file
from assertjournal.data.tables import settings
from assertjournal.i18n import _
from assertjournal.paths import JOURNAL_SUFFIX

# SQL, not peewee: it reads from other files than the open one.

_FORMER_KEYS = "former_keys"
# The keys go first: without them, what is left of a deletion that was interrupted cannot be read.
_KEYS = (KEY_FILE, KEY_FILE_COPY, KEY_FILE + KEPT, KEY_FILE_COPY + KEPT)
_FILES = (*_KEYS, DATABASE_FILE, f"{DATABASE_FILE}-journal", LOCK_FILE, MARK)


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A journal's folder, or a backup, in which case `made_at` is its moment in UTC."""

    path: Path
    made_at: datetime | None = None


def note_former_key(connection: Connection, journal_id: str) -> None:
    """Note in a database that was re-encrypted by which id its copies under the old key are known."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (_FORMER_KEYS,)).fetchone()
    noted = [*(json.loads(row[0]) if row else []), journal_id]
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (_FORMER_KEYS, json_text(noted)))


def old_copies(elsewhere: Iterable[Path] = ()) -> tuple[OldCopy, ...]:
    """Return what there is of the open journal under its former keys.

    It may be beside the journal, in its backups and in folders elsewhere.
    Raises JournalLocked, FileRefused where the journal is open for reading only.
    """
    folder = open_folder()
    former = former_keys()
    return tuple(_found(folder, elsewhere, former)) if former else ()


def former_keys() -> frozenset[object]:
    """Return the ids under which the open journal was known before it was re-encrypted.

    Raises JournalLocked.
    """
    noted = settings.get(_FORMER_KEYS)
    return frozenset(noted if isinstance(noted, list) else ())


def delete_old_copy(copy: OldCopy) -> None:
    """Delete one of what `old_copies` gave. A folder goes only as far as nothing else is in it.

    Raises JournalInUse, and FileRefused where it cannot be deleted.
    """
    try:
        if copy.made_at is None:
            _delete_journal(copy.path)
        else:
            copy.path.unlink(missing_ok=True)
            sync_folder(copy.path.parent)
    except OSError as error:
        raise FileRefused(
            _("“{name}” cannot be deleted ({reason}).").format(
                name=copy.path.name, reason=error.strerror or type(error).__name__
            ),
            _("Check that you may write to the folder that it lies in."),
        ) from error


def _found(folder: Path, elsewhere: Iterable[Path], former: frozenset[object]) -> Iterator[OldCopy]:
    journals = [beside for beside in _journals_beside(folder) if _id_of(beside) in former]
    yield from map(OldCopy, journals)
    inside = [journal / BACKUPS for journal in _journals_beside(folder)]
    for backups in dict.fromkeys([folder / BACKUPS, *inside, *elsewhere]):
        for stored in stored_backups(backups):
            if stored.manifest is not None and stored.manifest.journal_id in former:
                yield OldCopy(stored.path, stored.made_at)


def _journals_beside(folder: Path) -> list[Path]:
    with suppress(OSError):
        endings = (JOURNAL_SUFFIX, folder.suffix)  # the old copy is named as its journal, which may end otherwise
        return sorted(path for path in folder.parent.iterdir() if path.suffix in endings and path != folder)
    return []


def _id_of(journal: Path) -> str:
    try:
        return read_key_file(journal).journal_id
    except UserError:
        return ""


def _delete_journal(folder: Path) -> None:
    lock = InstanceLock(folder)
    try:
        for name in _FILES:
            (folder / name).unlink(missing_ok=True)
    finally:
        lock.release()
    for empty in (folder / BACKUPS, folder):
        with suppress(OSError):
            empty.rmdir()
    sync_folder(folder.parent)
