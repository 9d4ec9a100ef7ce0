"""What is known of the journal while it is open. Once it is closed, nothing of it is kept."""

from dataclasses import dataclass, field
from pathlib import Path

from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.keys.key_header import KeyHeader
from assertjournal.data.keys.keys import DatabaseKey


@dataclass(slots=True)
class OpenFile:
    """The database that is read and saved in; `path` is None for what was read out of a damaged one into memory.

    `generation` is the number of the last save that this program knows of. `may_be_ahead` says that the save after it
    failed at its very end, so that the file may hold it all the same.
    """

    path: Path | None
    read_only: bool
    generation: int = 0
    may_be_ahead: bool = False
    _identity: tuple[int, int] | None = field(init=False)

    def __post_init__(self) -> None:
        self._identity = _identity(self.path)

    @property
    def is_in_memory(self) -> bool:
        """Return whether this was read out of a damaged journal, so that the journal's own file is not what is read."""
        return self.path is None

    @property
    def folder(self) -> Path:
        """Return the folder that the file is in."""
        if self.path is None:
            raise RuntimeError("what was read into memory has no folder")
        return self.path.parent

    def is_there(self) -> bool:
        """Return whether the file that was opened still is at its place."""
        # A path alone does not tell: another file may have been put there.
        return self._identity is not None and self._identity == _identity(self.path)


@dataclass(slots=True)
class OpenJournal:
    """The journal that is open.

    `place` is its folder, or the backup that is read in its stead. `key` is for backups, which have a connection of
    their own. `header` holds the wrapped keys as they were at the opening, if they could be read. `lock` keeps other
    processes out. A journal that is only read has none.
    """

    place: Path
    key: DatabaseKey = field(repr=False)
    header: KeyHeader | None = field(repr=False)
    lock: InstanceLock | None


def _identity(file: Path | None) -> tuple[int, int] | None:
    try:
        status = None if file is None else file.stat()
    except OSError:
        return None
    return None if status is None else (status.st_dev, status.st_ino)
