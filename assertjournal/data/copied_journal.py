"""A journal that was made of another one, and what it must not take over from it: the second folder for its backups.

Both have the same keys, so in one folder each would rotate the backups of the other. A backup is restored without a
secret, too, and then nobody can look into the new journal. So a file beside its database says it until it is opened.
"""

import os
from contextlib import suppress
from pathlib import Path

from assertjournal.core.errors import UserError
from assertjournal.data import settings
from assertjournal.data.backup_file import new_file
from assertjournal.data.database import saving

BACKUPS_KEY = "backups"
"""The setting that says where backups go and when they last went there."""

MARK = "copied"


def mark_as_copied(building: Path) -> None:
    """Note in a journal that is being made that it is made of another one.

    Raises OSError.
    """
    os.close(new_file(building / MARK))


def begin_anew_if_copied(folder: Path) -> None:
    """Let the open journal forget what it took over, the first time that it is opened.

    Where that cannot be saved now, it is the next time.
    """
    mark = folder / MARK
    if not mark.exists():
        return
    with suppress(UserError, OSError):
        if settings.get(BACKUPS_KEY) is not None:
            with saving():
                settings.put(BACKUPS_KEY, {})
        mark.unlink()
