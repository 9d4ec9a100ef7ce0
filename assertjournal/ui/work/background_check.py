"""The weekly check while the journal is used: one part at a time on the database thread, so that saves go between."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from assertjournal.services.safety.weekly_check import Check, CheckResult, WeeklyCheck
from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.quiet_job import QuietJob

T = TypeVar("T")


class BackgroundCheck(QuietJob):
    """Checks the open journal once, if that is due; `damaged` says that nothing more is written to it."""

    damaged = Signal()

    def __init__(self, operations: Operations, weekly: WeeklyCheck, parent: QObject, delay_ms: int) -> None:
        """Store what runs the check; `start` begins to wait for a quiet moment."""
        super().__init__(parent, self.begin, delay_ms)
        self._operations = operations
        self._weekly = weekly

    def begin(self) -> None:
        """Begin at once, if a check is due."""
        self._read(self._weekly.due_parts, lambda parts: self._go_on(parts, ()))

    def _go_on(self, parts: tuple[Check, ...], found: tuple[CheckResult, ...]) -> None:
        if parts:
            self._read(parts[0], lambda result: self._go_on(parts[1:], (*found, result)))
        elif found:
            # A full disk is reported where something is saved; the next check stays due.
            self._operations.run(lambda: self._weekly.conclude(found), self._tell, lambda _error: None)

    def _read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read, unless the check has ended: the journal may be closed by the time that it is this part's turn."""
        if not self.has_ended:
            self._operations.read(
                lambda: None if self.has_ended else work(), lambda result: None if result is None else done(result)
            )

    def _tell(self, sound: bool) -> None:
        if not sound:
            self.damaged.emit()
