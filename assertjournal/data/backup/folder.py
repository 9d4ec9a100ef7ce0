"""A folder of backups: their names, their order, and which of them may go.

Each name begins with a number that only ever grows. So the backup made last is the last, even where the clock was
wrong.
"""

import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assertjournal.core.errors import UserError
from assertjournal.data.backup.file import UNFINISHED, reading_backup
from assertjournal.data.backup.manifest import Manifest
from assertjournal.data.disk.atomic_write import sync_folder
from assertjournal.paths import BACKUP_SUFFIX

BACKUPS = "backups"
# Far more than any number of backups needs, so that the number after it is a name, too; file names end at 255 bytes.
_MOST_DIGITS = 100
_NAME = re.compile(rf"(\d{{6,{_MOST_DIGITS}}})-(\d{{8}}T\d{{6}}Z){re.escape(BACKUP_SUFFIX)}", re.ASCII)
_STAMP = "%Y%m%dT%H%M%SZ"
_ALL_OF = timedelta(days=2)
_ALWAYS = 3
_ABANDONED_AFTER = timedelta(days=1)
_KEPT_PER = (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 12))


@dataclass(frozen=True, slots=True)
class StoredBackup:
    """A file with a backup's name; `manifest` is None where it cannot be read as one. `size` is in bytes."""

    path: Path
    sequence: int
    made_at: datetime
    size: int
    manifest: Manifest | None


def name_for(sequence: int, made_at: datetime) -> str:
    """Return the name of a backup's file."""
    return f"{sequence:06}-{made_at.astimezone(UTC):{_STAMP}}{BACKUP_SUFFIX}"


def next_sequence(folder: Path, journal_id: str) -> int:
    """Return the number after all backups of one journal in the folder.

    Files that only have a backup's name do not count, so that a stray one does not decide what the next is called.
    Raises OSError.
    """
    return max((backup.sequence for backup in _of(journal_id, _stored(folder))), default=0) + 1


def backups_of(folder: Path, journal_id: str) -> tuple[StoredBackup, ...]:
    """Return the backups of one journal in a folder, as far as they can be read, the one made last first."""
    return _of(journal_id, stored_backups(folder))


def stored_backups(folder: Path) -> tuple[StoredBackup, ...]:
    """Return the backups in a folder, the one made last first. None where it cannot be read."""
    with suppress(OSError):
        return _stored(folder)
    return ()


def expendable(stored: Sequence[StoredBackup]) -> tuple[StoredBackup, ...]:
    """Return the backups of one journal that may go, of all of them, the one made last first.

    What stays: all of the last two days, the last of each of 12 days, 10 weeks and 12 months, and the last three. Days
    are counted as they occur, not by the clock of today, so that a clock that was set wrong costs nothing.
    """
    kept = {backup.sequence for backup in stored[:_ALWAYS]}
    kept |= {backup.sequence for backup in stored if backup.made_at >= stored[0].made_at - _ALL_OF}
    for period, most in _KEPT_PER:
        last: dict[str, int] = {}
        for backup in stored:
            last.setdefault(f"{backup.made_at:{period}}", backup.sequence)
        kept |= set(list(last.values())[:most])
    return tuple(backup for backup in stored if backup.sequence not in kept)


def rotate(folder: Path, newest: Path) -> None:
    """Delete what is expendable among the backups of the journal that `newest` is of. It was verified just now.

    Backups that cannot be read, and those of other journals, are left alone. Raises OSError.
    """
    stored = _stored(folder)
    own = _of(next((one.manifest.journal_id for one in stored if one.path == newest and one.manifest), ""), stored)
    if not own or own[0].path != newest:
        return
    for backup in expendable(own):
        backup.path.unlink(missing_ok=True)
    sync_folder(folder)


def sweep(folder: Path, now: datetime) -> None:
    """Delete what a killed program left unfinished in the folder more than a day ago, and nothing that is not its own.

    Raises OSError.
    """
    for leftover in [file for file in folder.iterdir() if UNFINISHED.fullmatch(file.name)]:
        with suppress(FileNotFoundError):
            status = leftover.lstat()
            if stat.S_ISREG(status.st_mode) and status.st_mtime < (now - _ABANDONED_AFTER).timestamp():
                leftover.unlink()


def _stored(folder: Path) -> tuple[StoredBackup, ...]:
    found: list[StoredBackup] = []
    for sequence, made_at, path in _named(folder):
        with suppress(OSError):
            found.append(StoredBackup(path, sequence, made_at, path.stat().st_size, _manifest_of(path)))
    return tuple(found)


def _of(journal_id: str, stored: Sequence[StoredBackup]) -> tuple[StoredBackup, ...]:
    return tuple(one for one in stored if one.manifest is not None and one.manifest.journal_id == journal_id)


def _named(folder: Path) -> list[tuple[int, datetime, Path]]:
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        with suppress(ValueError):
            if match is not None:
                found.append((int(match[1]), datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC), path))
    return sorted(found, reverse=True)


def _manifest_of(path: Path) -> Manifest | None:
    try:
        with reading_backup(path) as reader:
            return reader.manifest
    except UserError:
        return None
