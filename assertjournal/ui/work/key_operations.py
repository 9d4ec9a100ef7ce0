"""Changes the keys of the open journal: derived on a thread of its own, put in force on the database thread."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.services.safety.backups import BackupPlan, Backups, MadeBackup
from assertjournal.services.safety.journal_keys import JournalKeys, NewKeys
from assertjournal.ui.work.background_work import BackgroundWork
from assertjournal.ui.work.operations import Operations

T = TypeVar("T")
Done = Callable[[str], None]
Failed = Callable[[UserError], None]


class KeyOperations(QObject):
    """Runs one change at a time. `progressed` carries a percentage.

    Each change calls `done` with the new recovery key, or with "" if the recovery key stays the same.
    """

    progressed = Signal(int)

    def __init__(self, operations: Operations, keys: JournalKeys, backups: Backups, parent: QObject) -> None:
        """Store what the changes work with."""
        super().__init__(parent)
        self._operations = operations
        self._keys = keys
        self._backups = backups
        self._backing_up = BackgroundWork(operations, self, _("Called off; no backup was made."), keeps_open=False)
        self._called_off = threading.Event()

    def change_passphrase(self, present: str, passphrase: str, done: Done, failed: Failed) -> None:
        """Replace the passphrase with a new one. `present` is the old one, or the recovery key."""
        keys = self._keys
        self._change(
            lambda folder: keys.prepare_passphrase(folder, present, passphrase), keys.put_in_force, done, failed
        )

    def renew_recovery_key(self, present: str, done: Done, failed: Failed) -> None:
        """Replace the recovery key with a new one."""
        keys = self._keys
        self._change(lambda folder: keys.prepare_recovery_key(folder, present), keys.put_in_force, done, failed)

    def encrypt_anew(self, present: str, passphrase: str, done: Done, failed: Failed) -> None:
        """Encrypt everything under a new key. The user can cancel this."""
        keys = self._keys

        def encrypt(fresh: NewKeys) -> str:
            return keys.encrypt_anew(fresh, self._go_on)

        told = self._operations.keeping_open(done, failed)
        self._change(lambda folder: keys.prepare_anew(folder, present, passphrase), encrypt, *told)

    def back_up(self, done: Callable[[], None], failed: Failed) -> None:
        """Make and verify a backup under the present key."""
        backups, operations = self._backups, self._operations

        def note(made: MadeBackup) -> None:
            # The backup is there even if the journal could not note it.
            operations.run(lambda: backups.note(made), lambda _none: done(), lambda _error: done())

        def make(plan: BackupPlan) -> None:
            self._backing_up.begin()
            self._backing_up.start(lambda go_on: backups.make(plan, go_on), note, failed)

        operations.run(backups.plan, make, failed)

    def call_off(self) -> None:
        """Cancel the change, unless it is already in force."""
        self._called_off.set()

    def end(self) -> None:
        """Cancel the change and any backup, and wait for the backup to end."""
        self.call_off()
        self._backing_up.end()

    def _change(
        self, prepare: Callable[[Path], T], put_in_force: Callable[[T], str], done: Done, failed: Failed
    ) -> None:
        self._called_off.clear()

        def put(prepared: T) -> str:
            self._go_on(0)  # the last moment to cancel without having changed anything
            return put_in_force(prepared)

        # Deriving keys takes seconds, so it happens aside, and saves go on meanwhile.
        def prepare_aside(folder: Path) -> None:
            self._operations.aside(
                lambda: prepare(folder),
                lambda prepared: self._operations.run(lambda: put(prepared), done, failed),
                failed,
            )

        self._operations.run(self._keys.folder, prepare_aside, failed)

    def _go_on(self, percent: int) -> None:
        if self._called_off.is_set():
            raise UserError(_("Called off. The journal is as it was."))
        self.progressed.emit(percent)
