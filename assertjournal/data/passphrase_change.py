"""Changing the passphrase: a small file is written anew, and the text of the journal is left alone."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assertjournal.core.errors import FileRefused
from assertjournal.data.connection import connect
from assertjournal.data.instance_lock import InstanceLock
from assertjournal.data.journal_file import DATABASE_FILE, find_journal
from assertjournal.data.key_file import read_key_file, write_key_file
from assertjournal.data.key_header import KeyHeader
from assertjournal.data.keys import KdfSettings, with_passphrase
from assertjournal.i18n import _


def change_passphrase(
    path: Path,
    new_passphrase: str,
    kdf: KdfSettings,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
) -> None:
    """Let a new passphrase open the closed journal at `path` in the place of the old one; slow.

    One of the present secrets is needed; the recovery key stays as it is. The new passphrase is proven to open the text
    before anything is replaced. Raises what `unwrap_key` and `open_journal` raise, EmptyPassphrase, and FileRefused
    where the key file cannot be written, saying which passphrase holds then.
    """
    folder = find_journal(path)
    with _held(folder):
        header = read_key_file(folder)
        fresh, key = with_passphrase(header, new_passphrase, kdf, passphrase=passphrase, recovery_key=recovery_key)
        with closing(connect(folder / DATABASE_FILE, key)):
            _replace(folder, fresh)


def _replace(folder: Path, fresh: KeyHeader) -> None:
    try:
        write_key_file(folder, fresh)
    except OSError as error:
        raise _not_written(folder, fresh) from error


def _not_written(folder: Path, fresh: KeyHeader) -> FileRefused:
    if read_key_file(folder) == fresh:
        return FileRefused(
            _("The passphrase is changed, but the copy of the key file could not be renewed."),
            _("Check that the journal’s disk has space, and change the passphrase once more."),
        )
    return FileRefused(
        _("The passphrase is not changed: the key file cannot be written."),
        _("Check that you may write to the journal’s folder and that its disk has space."),
    )


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    lock = InstanceLock(folder)
    try:
        yield
    finally:
        lock.release()
