"""What a killed process left beside a journal: one that was being made, and names that were being exchanged.

A process that makes a journal has its lock meanwhile, so one that can be locked is a leftover.
"""

import os
import re
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from assertjournal.core.errors import UserError
from assertjournal.data.disk.instance_lock import LOCK_FILE, InstanceLock
from assertjournal.i18n import _

MARK = "replaces"
_IN_MAKING = re.compile(r"\..+\.[0-9a-f]{32}", re.DOTALL)


def place_being_encrypted(journal: Path) -> Path:
    """Return a free place beside a journal for the one that is to replace it, until it does."""
    return _free_place(journal, _("being encrypted"))


def place_of_old(journal: Path) -> Path:
    """Return a free place beside a journal for the one that it has replaced."""
    return _free_place(journal, _("old key"))


def mark_as_unused(building: Path, journal_id: str) -> None:
    """Note in a new journal which one it is to replace. The note goes when the new one is opened for the first time.

    Raises OSError.
    """
    (building / MARK).write_text(journal_id, encoding="ascii")


def sweep_in(folder: Path) -> None:
    """Delete the journals in a folder that a killed process was making."""
    with suppress(OSError):
        for beside in folder.iterdir():
            if _IN_MAKING.fullmatch(beside.name) and (beside / LOCK_FILE).is_file():
                _discard(beside)


def sweep_beside(journal: Path, journal_id: str) -> None:
    """Remove leftovers beside a journal that is in use, such as what was to replace it and never did.

    The old one that a killed process left under the name of the new gets its own.
    """
    with suppress(OSError):
        (journal / MARK).unlink(missing_ok=True)
        sweep_in(journal.parent)
        for beside in journal.parent.iterdir():
            if not _is_named(beside, journal, _("being encrypted")):
                continue
            if (beside / MARK).exists():
                if (beside / MARK).read_text(encoding="ascii", errors="replace") == journal_id:
                    _discard(beside)
            else:
                _rename_old(beside, journal)


def _discard(folder: Path) -> None:
    if folder.is_symlink():
        return
    with suppress(UserError):
        lock = InstanceLock(folder)
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def _rename_old(old: Path, journal: Path) -> None:
    if old.is_symlink() or not (old / LOCK_FILE).is_file():
        return
    with suppress(UserError):
        lock = InstanceLock(old)
        try:
            old.rename(place_of_old(journal))
        finally:
            lock.release()


def _free_place(journal: Path, words: str) -> Path:
    for number in count(1):
        numbered = words if number == 1 else f"{words} {number}"
        beside = journal.with_name(f"{journal.stem} ({numbered}){journal.suffix}")
        if not os.path.lexists(beside):
            return beside
    raise AssertionError


def _is_named(beside: Path, journal: Path, words: str) -> bool:
    pattern = rf"{re.escape(journal.stem)} \({re.escape(words)}( \d+)?\){re.escape(journal.suffix)}"
    return re.fullmatch(pattern, beside.name) is not None
