"""Changing the keys of the open journal: worked out aside, put in force on the journal's own thread."""

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
    """One change at a time; `done` is given the new recovery key, or "". `progressed` carries a percentage."""

    progressed = Signal(int)

    def __init__(self, operations: Operations, keys: JournalKeys, backups: Backups, parent: QObject) -> None:
        """Store what the changes run on."""
        super().__init__(parent)
        self._operations = operations
        self._keys = keys
        self._backups = backups
        self._backing_up = BackgroundWork(operations, self, _("Called off; no backup was made."), keeps_open=False)
        self._called_off = threading.Event()

    def change_passphrase(self, present: str, passphrase: str, done: Done, failed: Failed) -> None:
        """Replace the old passphrase by a new one."""
        keys = self._keys
        self._change(
            lambda folder: keys.prepare_passphrase(folder, present, passphrase), keys.put_in_force, done, failed
        )

    def renew_recovery_key(self, present: str, done: Done, failed: Failed) -> None:
        """Replace the old recovery key by a new one."""
        keys = self._keys
        self._change(lambda folder: keys.prepare_recovery_key(folder, present), keys.put_in_force, done, failed)

    def encrypt_anew(self, present: str, passphrase: str, done: Done, failed: Failed) -> None:
        """Encrypt everything under a new key; can be called off."""
        keys = self._keys

        def encrypt(fresh: NewKeys) -> str:
            return keys.encrypt_anew(fresh, self._go_on)

        told = self._operations.keeping_open(done, failed)
        self._change(lambda folder: keys.prepare_anew(folder, present, passphrase), encrypt, *told)

    def back_up(self, done: Callable[[], None], failed: Failed) -> None:
        """Make a backup, verified as every one is, under the key that holds now."""
        backups, operations = self._backups, self._operations

        def note(made: MadeBackup) -> None:
            operations.run(lambda: backups.note(made), lambda _none: done(), lambda _error: done())

        def make(plan: BackupPlan) -> None:
            self._backing_up.begin()
            self._backing_up.start(lambda go_on: backups.make(plan, go_on), note, failed)

        operations.run(backups.plan, make, failed)

    def call_off(self) -> None:
        """Cancel what has begun, as long as nothing is in force."""
        self._called_off.set()

    def end(self) -> None:
        """Call off everything, a backup too, and wait for its end."""
        self.call_off()
        self._backing_up.end()

    def _change(
        self, prepare: Callable[[Path], T], put_in_force: Callable[[T], str], done: Done, failed: Failed
    ) -> None:
        self._called_off.clear()

        def put(prepared: T) -> str:
            self._go_on(0)
            return put_in_force(prepared)

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
