"""Creating, unlocking and closing a journal."""

from datetime import datetime
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.core.errors import UserError
from assertjournal.data.database.checks import CheckResult, check_journal
from assertjournal.data.disk.sqlite_errors import read_error
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.key_change import change_passphrase
from assertjournal.data.journal.lost_keys import are_keys_lost, take_keys_from_backup
from assertjournal.data.journal.salvage import Salvaged, open_salvaged
from assertjournal.data.keys.keys import SHIPPED_KDF, DatabaseKey, KdfSettings
from assertjournal.services.output_file import check_outside_journals
from assertjournal.services.safety.journal_keys import JournalKeys

__all__ = ["CheckResult", "DatabaseKey", "Journals", "Salvaged"]


class Journals:
    """One journal at a time, opened and used on one thread."""

    def __init__(self, clock: Clock, kdf: KdfSettings = SHIPPED_KDF) -> None:
        """Store the clock, and how costly a new journal's key derivation is to be."""
        self._clock = clock
        self._kdf = kdf

    def create(self, path: Path, passphrase: str, *, key_to_keep: bool = False) -> str:
        """Make an empty journal and return its recovery key; slow, and free of any state.

        With `key_to_keep` the journal reminds of the key until someone says that it is kept.

        Raises UserError where the passphrase is empty or the place cannot be used, as one inside a journal.
        """
        check_outside_journals(path)
        return journal_file.create_journal(path, passphrase, self._kdf, key_to_keep=key_to_keep)

    def was_short_of_memory(self, path: Path) -> bool:
        """Return whether a passphrase of the journal is cheaper to guess than one of a new journal is meant to be.

        Raises UserError where there is no journal.
        """
        return journal_file.passphrase_memory_kib(path) < self._kdf.memory_kib

    def find(self, path: Path) -> None:
        """Check whether there is a journal at this place, before anyone is asked for a passphrase.

        Raises UserError: missing, not a journal, damaged.
        """
        journal_file.find_journal(path)

    def find_free(self, path: Path) -> None:
        """Check whether there is a journal that no other window or program has open, before its key is worked out.

        Raises UserError: missing, not a journal, damaged, in use.
        """
        journal_file.find_free_journal(path)

    def unwrap_with_passphrase(self, path: Path, passphrase: str) -> DatabaseKey:
        """Compute the key of the journal; slow (about a second), callable from any thread.

        Raises UserError: wrong passphrase, missing, not a journal, damaged or newer.
        """
        return journal_file.unwrap_key(path, passphrase=passphrase)

    def unwrap_with_recovery_key(self, path: Path, recovery_key: str) -> DatabaseKey:
        """Compute the key from the recovery key.

        Raises UserError as `unwrap_with_passphrase` does.
        """
        return journal_file.unwrap_key(path, recovery_key=recovery_key)

    def change_passphrase(
        self, path: Path, new_passphrase: str, *, passphrase: str | None = None, recovery_key: str | None = None
    ) -> None:
        """Replace the passphrase of a closed journal; slow, and free of any state.

        One of the present secrets is needed. The recovery key stays as it is. Raises UserError: wrong secret, empty
        passphrase, in use, damaged, not to be written to.
        """
        change_passphrase(path, new_passphrase, self._kdf, passphrase=passphrase, recovery_key=recovery_key)

    def are_keys_lost(self, path: Path) -> bool:
        """Return whether no key file of the journal can be read, but a backup of it has keys.

        Raises UserError where there is no journal.
        """
        return are_keys_lost(path)

    def take_keys_from_backup(self, path: Path) -> datetime:
        """Put the newest keys in the journal's backups in the place of the lost ones. Return their moment in UTC.

        The passphrase that opens them is that of the day of the backup. Raises UserError: in use, not to be written to,
        no keys of this journal.
        """
        return take_keys_from_backup(path)

    def open(self, path: Path, key: DatabaseKey) -> bool:
        """Open the journal on this thread, and return whether it can be written to.

        Raises UserError: in use, damaged, made by a newer version.
        """
        journal_file.open_journal(path, key, now=self._clock.now())
        return not journal_file.is_read_only()

    def open_salvaged(self, path: Path, key: DatabaseKey) -> Salvaged:
        """Open what can be read of a damaged journal on this thread, for reading only. Its file is left as it is.

        Raises UserError where nothing can be read.
        """
        return open_salvaged(path, key, now=self._clock.now())

    def check(self) -> tuple[CheckResult, ...]:
        """Verify the open journal from the first page to the last; takes seconds.

        Raises JournalLocked.
        """
        return check_journal()

    def explain(self, error: Exception) -> UserError | None:
        """Return the plain message for a failure while reading the journal, None for a mistake of the program."""
        return read_error(error)

    def keys(self) -> JournalKeys:
        """Return what changes the keys of the open journal."""
        return JournalKeys(self._clock, self._kdf)

    def close(self) -> None:
        """Close the journal, if one is open."""
        journal_file.close_journal()
