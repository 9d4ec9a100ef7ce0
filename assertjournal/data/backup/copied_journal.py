"""A journal that was made of another one, and what it must not take over from it: the second folder for its backups.

Both have the same keys, so in one folder each would rotate the backups of the other. A backup is restored without a
secret, too, and then no one can look into the new journal. So a file beside its database says it until it is opened.
"""

import os
from contextlib import suppress
from pathlib import Path

from assertjournal.core.errors import SaveFailed, UserError
from assertjournal.data.backup.file import new_file
from assertjournal.data.database.database import database, saving
from assertjournal.data.disk.atomic_write import sync_folder
from assertjournal.data.tables import settings
from assertjournal.i18n import _

_NOTED_KEY = "backups"
MARK = "copied"


def mark_as_copied(building: Path) -> None:
    """Note in a journal that is being made that it is made of another one.

    Raises OSError.
    """
    os.close(new_file(building / MARK))


def begin_anew_if_copied(folder: Path) -> None:
    """Remove from a copied journal what belongs to its original, when the copy is opened for the first time.

    Where that cannot be saved now, it is done the next time, and until then nothing of it is used.
    """
    if not _is_marked(folder):
        return
    with suppress(UserError, OSError):
        if settings.get(_NOTED_KEY) is not None:
            with saving():
                settings.put(_NOTED_KEY, {})
        _take_mark_away(folder)


def noted_of_backups() -> dict[str, object]:
    """Return what the open journal has noted of where its backups go, and nothing that it took over.

    Raises JournalLocked.
    """
    stored = None if _is_marked(_open_folder()) else settings.get(_NOTED_KEY)
    return dict(stored) if isinstance(stored, dict) else {}


def note_of_backups(noted: dict[str, object]) -> None:
    """Note in the open journal where its backups go; nothing of what it took over is left then.

    Raises JournalLocked, SaveFailed.
    """
    with saving():
        settings.put(_NOTED_KEY, noted)
    folder = _open_folder()
    try:
        if _is_marked(folder):
            _take_mark_away(folder)
    except OSError as error:
        raise SaveFailed(
            _("Not saved: the disk reports an error."), _("Check that the disk is still connected and sound.")
        ) from error


def _open_folder() -> Path:
    return database.file.folder


def _is_marked(folder: Path) -> bool:
    return os.path.exists(folder / MARK)  # noqa: PTH110 - unlike Path.exists, never fails at a folder out of reach


def _take_mark_away(folder: Path) -> None:
    (folder / MARK).unlink(missing_ok=True)
    sync_folder(folder)  # or it would be back after a power cut, and what was chosen since be forgotten
