"""Changing what opens a journal: a small file is written again, and the text of the journal is left alone.

Working out a change is slow and free of state. Putting it in force is quick. So the keys of an open journal are changed
on the thread that has it open, under the lock that it holds already.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assertjournal.core.errors import FileRefused, UserError
from assertjournal.data.database.connection import connect
from assertjournal.data.database.database import database
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.journal.journal_file import DATABASE_FILE, find_journal
from assertjournal.data.keys.key_file import heal_key_file, read_key_file, with_either, write_key_file
from assertjournal.data.keys.key_header import KeyHeader
from assertjournal.data.keys.keys import DatabaseKey, KdfSettings, with_passphrase, with_recovery_key
from assertjournal.i18n import _


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key file that is to take the place of another, and what it opens; `recovery_key` is a new one, or ""."""

    before: KeyHeader
    after: KeyHeader
    key: DatabaseKey
    recovery_key: str = field(default="", repr=False)


def new_passphrase(
    folder: Path,
    passphrase_to_be: str,
    kdf: KdfSettings,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
) -> KeyChange:
    """Compute how a new passphrase takes the place of the old one; slow.

    The recovery key stays as it is. One of the present secrets is needed. Raises what `unwrap_key` raises,
    EmptyPassphrase.
    """

    def change(before: KeyHeader) -> KeyChange:
        after, key = with_passphrase(before, passphrase_to_be, kdf, passphrase=passphrase, recovery_key=recovery_key)
        return KeyChange(before, after, key)

    return with_either(folder, change)


def new_recovery_key(folder: Path, *, passphrase: str | None = None, recovery_key: str | None = None) -> KeyChange:
    """Compute how a new recovery key takes the place of the old one; slow.

    The passphrase stays as it is. One of the present secrets is needed. Raises what `unwrap_key` raises.
    """
    before = read_key_file(folder)
    keys = with_recovery_key(before, passphrase=passphrase, recovery_key=recovery_key)
    return KeyChange(before, keys.header, keys.key, keys.recovery_key)


def put_in_force(change: KeyChange) -> None:
    """Write the key file of the open journal again, on the thread that has it open.

    Raises JournalLocked, UserError where the keys are others meanwhile, and FileRefused where the key file cannot be
    written, saying what holds then.
    """
    folder = open_folder()
    if change.key != database.journal.key or change.before != read_key_file(folder):
        raise UserError(_("The keys of this journal were changed in the meantime."), _("Start again."))
    _write(folder, change)
    database.journal.header = change.after


def open_folder() -> Path:
    """Return the folder of the open journal, on the thread that has it open.

    A key file that was lost is written again first.
    Raises JournalLocked, and FileRefused where the journal is open for reading only.
    """
    file = database.file
    if file.read_only:
        raise FileRefused(
            _("This journal is open for reading only, so its keys stay as they are."),
            _("Open it from a place where it may be written to."),
        )
    # Without a readable key file the change would have nothing to start from.
    heal_key_file(file.folder, database.journal.header)
    return file.folder


def change_passphrase(
    path: Path,
    passphrase_to_be: str,
    kdf: KdfSettings,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
) -> None:
    """Replace the passphrase of the closed journal at `path`; slow.

    One of the present secrets is needed. The recovery key stays as it is. The new passphrase is proven to open the text
    before anything is replaced. Raises what `unwrap_key` and `open_journal` raise, and EmptyPassphrase. Raises
    FileRefused where the key file cannot be written, saying which passphrase opens the journal then.
    """
    folder = find_journal(path)
    with _held(folder):
        change = new_passphrase(folder, passphrase_to_be, kdf, passphrase=passphrase, recovery_key=recovery_key)
        with closing(connect(folder / DATABASE_FILE, change.key)):
            _write(folder, change)


def _write(folder: Path, change: KeyChange) -> None:
    try:
        write_key_file(folder, change.after)
    except OSError as error:
        is_in_force = read_key_file(folder) == change.after
        if is_in_force and change.recovery_key:
            return  # it must be shown now, as the old one opens nothing; the copy is renewed at the next unlocking
        raise _not_written(change, is_in_force=is_in_force) from error


def _not_written(change: KeyChange, *, is_in_force: bool) -> FileRefused:
    if is_in_force:
        return FileRefused(
            _("The passphrase is changed, but the copy of the key file could not be renewed."),
            _("Check that the journal’s disk has space, and change the passphrase once more."),
        )
    message = (
        _("The recovery key is not changed: the key file cannot be written.")
        if change.recovery_key
        else _("The passphrase is not changed: the key file cannot be written.")
    )
    return FileRefused(message, _("Check that you may write to the journal’s folder and that its disk has space."))


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    lock = InstanceLock(folder)
    try:
        yield
    finally:
        lock.release()
