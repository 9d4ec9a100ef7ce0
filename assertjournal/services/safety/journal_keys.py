"""The keys of the open journal: another passphrase, another recovery key, or a new key for everything.

What is slow (`prepare_...`) is free of state and may run on any thread. The rest runs on the journal's own.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.core.errors import UserError, WrongSecret
from assertjournal.data.journal import key_change, key_proof, old_copies, reencryption
from assertjournal.data.journal.key_change import KeyChange
from assertjournal.data.journal.key_to_keep import is_key_to_keep, noted_generation, remember_key_to_keep
from assertjournal.data.journal.old_copies import OldCopy
from assertjournal.data.journal.reencryption import EncryptedButClosed
from assertjournal.data.keys.key_file import read_key_file
from assertjournal.data.keys.keys import SHIPPED_KDF, KdfSettings, NewKeys, create_keys, unwrap
from assertjournal.data.keys.recovery_key import recovery_bytes
from assertjournal.i18n import _
from assertjournal.services.safety.backups import Backups

__all__ = ["EncryptedButClosed", "JournalKeys", "KeyChange", "NewKeys", "OldCopy", "Remains"]


@dataclass(frozen=True, slots=True)
class Remains:
    """What is still there under a former key; `problem` tells why something could not be deleted.

    `is_backed_up` says whether there is a backup under the present key.
    """

    copies: tuple[OldCopy, ...]
    problem: UserError | None = field(default=None)
    is_backed_up: bool = True


class JournalKeys:
    """Changes what opens the journal that is open."""

    def __init__(self, clock: Clock, kdf: KdfSettings = SHIPPED_KDF) -> None:
        """Store the clock, and how costly the key derivation of a new passphrase is to be."""
        self._clock = clock
        self._kdf = kdf

    def folder(self) -> Path:
        """Return where the open journal is, for what is prepared.

        Raises JournalLocked, FileRefused where it is open for reading only.
        """
        return key_change.open_folder()

    def prove(self, typed: str) -> None:
        """Check that the passphrase, or the recovery key, of the open journal was typed. Slow, and for any thread.

        Raises WrongSecret, EmptyPassphrase, NotEnoughMemory, JournalLocked.
        """
        key_proof.prove(**_secret(typed))

    def prepare_passphrase(self, folder: Path, present: str, passphrase: str) -> KeyChange:
        """Compute a change of the passphrase; `present` is the present one, or the recovery key. Slow.

        Raises WrongSecret, EmptyPassphrase, NotEnoughMemory.
        """
        return key_change.new_passphrase(folder, passphrase, self._kdf, **_secret(present))

    def prepare_recovery_key(self, folder: Path, present: str) -> KeyChange:
        """Compute a new recovery key; `present` is the passphrase or the present recovery key. Slow.

        Raises WrongSecret, EmptyPassphrase, NotEnoughMemory.
        """
        return key_change.new_recovery_key(folder, **_secret(present))

    def put_in_force(self, change: KeyChange) -> str:
        """Apply a change of the keys. Return the new recovery key, to be shown once, or "".

        Raises FileRefused or SaveFailed where it cannot be written, UserError where another change came first.
        """
        if not change.recovery_key:
            key_change.put_in_force(change)
            return ""
        noted = noted_generation()
        remember_key_to_keep(change.after.generation)  # first, so that it is not forgotten if the process ends here
        try:
            key_change.put_in_force(change)
        except UserError:
            with suppress(UserError):
                remember_key_to_keep(noted)
            raise
        return change.recovery_key

    def is_key_to_keep(self) -> bool:
        """Return whether a recovery key is in force of which no one has said yet that it is kept.

        Raises JournalLocked.
        """
        return is_key_to_keep()

    def key_is_kept(self) -> None:
        """Note that the recovery key is kept.

        Raises JournalLocked, SaveFailed.
        """
        if noted_generation() is not None:
            remember_key_to_keep(None)

    def prepare_anew(self, folder: Path, present: str, passphrase: str) -> NewKeys:
        """Make the keys for re-encrypting everything; `present` is the passphrase or the recovery key. Slow.

        Raises WrongSecret, EmptyPassphrase, NotEnoughMemory, and UserError where the new passphrase is the present one.
        """
        header = read_key_file(folder)
        unwrap(header, **_secret(present))
        try:
            unwrap(header, passphrase=passphrase)
        except WrongSecret:
            return create_keys(passphrase, self._kdf)
        raise UserError(
            _("This is the passphrase that someone may know."), _("Choose one that you have not used before.")
        )

    def encrypt_anew(self, keys: NewKeys, go_on: Callable[[int], None]) -> str:
        """Encrypt everything under new keys, and return the new recovery key, to be shown once; takes seconds.

        `go_on` is told the percentage that is done, and ends the work by raising something: the journal is as it was
        then. The old journal stays beside the new one. Raises FileRefused, JournalDamaged, what `Journals.open` raises,
        and EncryptedButClosed, with the new recovery key, where the new journal holds but is not open.
        """
        reencryption.encrypt_anew(keys, self._clock.now(), go_on)
        return keys.recovery_key

    def old_copies(self) -> Remains:
        """Return what lies on this computer, and in the second folder for backups, under a former key.

        Raises JournalLocked, FileRefused where the journal is open for reading only.
        """
        backups = Backups(self._clock)
        second = backups.second_folder()
        copies = old_copies.old_copies([] if second is None else [second])
        return Remains(copies, is_backed_up=not copies or backups.is_backed_up())

    def delete_old_copies(self, copies: Sequence[OldCopy]) -> Remains:
        """Delete these, as far as possible, and return what is left.

        Raises what `old_copies` raises.
        """
        problem: UserError | None = None
        wanted = frozenset(copies)
        for copy in self.old_copies().copies:
            try:
                if copy in wanted:
                    old_copies.delete_old_copy(copy)
            except UserError as error:
                problem = error
        return replace(self.old_copies(), problem=problem)


def _secret(typed: str) -> dict[str, str]:
    """Return by its check characters whether a recovery key was typed."""
    try:
        recovery_bytes(typed)
    except WrongSecret:
        return {"passphrase": typed}
    return {"recovery_key": typed}
