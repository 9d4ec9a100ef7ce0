"""A journal's folder that is there whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from assertjournal.core.errors import FileRefused
from assertjournal.data.backup.leftovers import sweep_in
from assertjournal.data.disk.atomic_write import sync_folder
from assertjournal.data.disk.instance_lock import LOCK_FILE, InstanceLock
from assertjournal.i18n import _


@contextmanager
def new_journal_folder(path: Path) -> Iterator[Path]:
    """Yield a folder to build a journal in, which is at `path` in the end, whole, or nowhere.

    Raises OSError, and FileRefused where something is at `path` already or it cannot be locked.
    """
    path = path.absolute()
    if os.path.lexists(path):
        raise path_taken()
    make_folders(path.parent)
    building = path.with_name(f".{path.name}.{uuid4().hex}")
    sweep_in(path.parent)
    building.mkdir(0o700)
    lock: InstanceLock | None = None
    try:
        lock = InstanceLock(building)
        yield building
        (building / LOCK_FILE).unlink()  # whoever opens the journal makes it; this one stays held until the end
        sync_folder(building)
        building.rename(path)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    finally:
        if lock is not None:
            lock.release()
    sync_folder(path.parent)


def path_taken() -> FileRefused:
    """Return the error for a place that is taken."""
    return FileRefused(_("There is something at this place already."), _("Choose another name or folder."))


def make_folders(folder: Path) -> None:
    """Make a folder, and those that it lies in, as far as they are not there. Only their owner may look into them.

    Raises OSError.
    """
    for parent in reversed([folder, *folder.parents]):
        with suppress(FileExistsError):
            parent.mkdir(0o700)
