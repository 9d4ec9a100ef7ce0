"""The lock that lets one process at a time open a journal. The kernel frees it however the process ends."""

import fcntl
import os
from pathlib import Path

from assertjournal.core.errors import FileRefused, JournalInUse
from assertjournal.i18n import _

LOCK_FILE = "lock"


class InstanceLock:
    """A held lock on a journal's folder."""

    def __init__(self, folder: Path) -> None:
        """Acquire the lock.

        Raises JournalInUse where another process, or this one, has it; FileRefused where it cannot be acquired at all.
        """
        try:
            self._handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise _refused() from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._handle)
            raise (journal_in_use() if isinstance(error, BlockingIOError) else _refused()) from error

    def release(self) -> None:
        """Release the lock; a second time does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def refuse_if_held(folder: Path) -> None:
    """Refuse a journal that a process has open, without locking it. What cannot be told is left to opening.

    Raises JournalInUse.
    """
    try:
        handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        raise journal_in_use() from None
    except OSError:
        return
    finally:
        os.close(handle)


def journal_in_use() -> JournalInUse:
    """Return the error for a journal that someone has open."""
    return JournalInUse(
        _("This journal is open in another window or program."), _("Lock or close it there, then try again.")
    )


def _refused() -> FileRefused:
    return FileRefused(
        _("The journal’s lock file cannot be used."), _("Check that you may write to the journal’s folder.")
    )
