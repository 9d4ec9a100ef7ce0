"""Backing the open journal up beside everything else: soon after unlocking if it is due, and when it is asked for."""

from PySide6.QtCore import QObject, Signal

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.services.safety.backups import BackupPlan, Backups, JournalReplaced, MadeBackup, Reminder
from assertjournal.ui.work.background_work import BackgroundWork
from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.quiet_job import QuietJob


class BackingUp(QuietJob):
    """One backup at a time.

    `begun`, `progressed` (percent), `made` (a MadeBackup) and `failed` (a UserError) tell of each. `reminded` carries
    what is worth a quiet line after that, or after unlocking.
    """

    begun = Signal()
    progressed = Signal(int)
    made = Signal(object)
    failed = Signal(object)
    reminded = Signal(object)

    def __init__(self, operations: Operations, backups: Backups, parent: QObject, delay_ms: int) -> None:
        """Store what runs it. `start` waits, then makes a backup if one is due; `begin` makes one at once."""
        super().__init__(parent, self.begin_if_due, delay_ms)
        self._operations = operations
        self._backups = backups
        self._work = BackgroundWork(operations, self, _("Called off; no backup was made."), keeps_open=False)
        self._work.progressed.connect(self.progressed)
        self._is_busy = False
        self._is_asked_again = False

    def begin_if_due(self) -> None:
        """Make a backup where one is due, after the one that is being made. Then see what is worth a line."""
        if self._is_busy:
            self._is_asked_again = True
        elif not self.has_ended:
            self._operations.run(self._due_plan, self._begin_or_remind, self._tell_failure)

    def begin(self) -> None:
        """Make a backup, unless one is being made."""
        if not self._is_busy:
            self.has_ended = False
            self._operations.run(self._backups.plan, self._begin, self._fail)

    def call_off(self) -> None:
        """Cancel the backup; it then fails, and leaves nothing behind."""
        self._work.call_off()

    def end(self) -> None:
        """Call off what runs and wait for its end. The journal is about to be closed."""
        super().end()
        self._is_asked_again = False
        self._work.end()

    def _due_plan(self) -> BackupPlan | None:
        plan = self._backups.plan()
        return plan if self._backups.is_due(plan) else None

    def _begin_or_remind(self, plan: BackupPlan | None) -> None:
        if plan is not None:
            self._begin(plan)
        else:
            self._remind()

    def _begin(self, plan: BackupPlan) -> None:
        if self.has_ended or self._is_busy:
            self._is_asked_again = self._is_busy and not self.has_ended
            return
        self._is_busy = True
        self.begun.emit()
        self._work.begin()
        self._work.start(lambda go_on: self._backups.make(plan, go_on), self._note, self._fail)

    def _note(self, made: MadeBackup) -> None:
        self._is_busy = False
        if not self.has_ended:
            # Where noting it fails, the backup is there all the same.
            self._operations.run(
                lambda: self._backups.note(made), lambda _none: self._tell(made), lambda _error: self._go_on()
            )

    def _tell(self, made: MadeBackup) -> None:
        self.made.emit(made)
        if self._is_asked_again:
            self._go_on()
        else:
            self._remind()

    def _go_on(self) -> None:
        """Check again whether a backup is due, if that was asked for during the last one, which has the old keys."""
        if self._is_asked_again:
            self._is_asked_again = False
            self.begin_if_due()

    def _remind(self) -> None:
        if not self.has_ended:
            self._operations.run(self._backups.remind, self._pass_on, lambda _error: None)

    def _pass_on(self, reminder: Reminder) -> None:
        if reminder is not Reminder.NOTHING:
            self.reminded.emit(reminder)

    def _fail(self, error: UserError) -> None:
        self._is_busy = False
        if self.has_ended:
            return
        if isinstance(error, JournalReplaced):
            self._operations.run(self._backups.plan, self._begin, self._fail)
        else:
            self._tell_failure(error)
            self._go_on()

    def _tell_failure(self, error: UserError) -> None:
        if self.has_ended:
            return
        self.failed.emit(error)

        def remind(is_old: bool) -> None:
            self._pass_on(Reminder.BACKUP_IS_OLD if is_old else Reminder.NOTHING)

        self._operations.run(self._backups.is_old, remind, lambda _error: None)
