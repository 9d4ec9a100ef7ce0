"""Both copies of the key file lost: the keys in a backup take their place, as a journal's master key never changes.

The passphrase that opens them is the one in force when that backup was made, so this is never done without being asked.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from assertjournal.core.errors import FileRefused, JournalDamaged, MadeByNewerVersion, NotAJournal, UserError
from assertjournal.data.backup.folder import BACKUPS, stored_backups
from assertjournal.data.backup.opening import backup_keys
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.journal.journal_file import DATABASE_FILE, find_journal
from assertjournal.data.keys.key_file import read_key_file, replace_key_file
from assertjournal.data.keys.key_header import JOURNAL_ID_BYTES, KeyHeader
from assertjournal.i18n import _


def are_keys_lost(path: Path) -> bool:
    """Return whether neither copy of a journal's key file can be read, and a backup with keys lies in its folder.

    Raises what `find_journal` raises.
    """
    folder = find_journal(path)
    return folder.is_dir() and not _has_keys(folder) and bool(_kept_keys(folder))


def take_keys_from_backup(path: Path) -> datetime:
    """Put the newest keys in the backups of a closed journal in the place of the lost ones. Return their moment in UTC.

    Raises what `find_journal` raises, JournalInUse, FileRefused where they cannot be written, and JournalDamaged where
    there are no keys of this journal.
    """
    folder = find_journal(path)
    lock = InstanceLock(folder)
    try:
        if _has_keys(folder):
            raise UserError(_("The key file of this journal is there."), _("Unlock the journal with your passphrase."))
        made_at, header = _keys_of(folder)
        replace_key_file(folder, header)
    except OSError as error:
        raise FileRefused(
            _("The key file cannot be written."),
            _("Check that you may write to the journal’s folder and that its disk has space."),
        ) from error
    finally:
        lock.release()
    return made_at


def _has_keys(folder: Path) -> bool:
    try:
        read_key_file(folder)
    except (JournalDamaged, NotAJournal, MadeByNewerVersion):
        return False
    return True


def _kept_keys(folder: Path) -> list[tuple[datetime, KeyHeader]]:
    """Return the keys in all backups that can be read, the newest first."""
    kept = []
    for stored in stored_backups(folder / BACKUPS):
        with suppress(UserError):
            kept.append((stored.made_at, backup_keys(stored.path)))
    return kept


def _keys_of(folder: Path) -> tuple[datetime, KeyHeader]:
    # The journal is closed and locked, so no lock of SQLite is lost by opening its file. Its first bytes are its id.
    with (folder / DATABASE_FILE).open("rb") as file:
        journal_id = file.read(JOURNAL_ID_BYTES).hex()
    kept = _kept_keys(folder)
    for made_at, header in kept:
        if header.journal_id == journal_id:
            return made_at, header
    if kept:
        raise JournalDamaged(
            _("The keys in these backups belong to another journal, or the first part of this journal is damaged."),
            _("Look for a backup of this journal, and restore it."),
        )
    raise JournalDamaged(
        _("There is no backup with the keys of this journal."),
        _("Use a copy of the journal’s folder, if you have one."),
    )
