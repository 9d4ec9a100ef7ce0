"""The weekly check while the journal is used: part after part on the database thread, so that saves come in between."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from assertjournal.services.safety.weekly_check import Check, CheckResult, WeeklyCheck
from assertjournal.ui.work.operations import Operations

T = TypeVar("T")
_AFTER_MS = 10_000


class BackgroundCheck(QObject):
    """Checks the open journal once, if that is due; `damaged` says that nothing more is written to it."""

    damaged = Signal()

    def __init__(self, operations: Operations, weekly: WeeklyCheck, parent: QObject) -> None:
        """Take what to run the check on; `start` begins to wait for a quiet moment."""
        super().__init__(parent)
        self._operations = operations
        self._weekly = weekly
        self._ended = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.begin)

    def start(self) -> None:
        """Begin in some seconds, when unlocking is long over."""
        self._timer.start()

    def begin(self) -> None:
        """Begin at once, if a check is due."""
        self._read(self._weekly.due_parts, lambda parts: self._go_on(parts, ()))

    def end(self) -> None:
        """Begin no further part; what was found so far counts for nothing."""
        self._ended = True
        self._timer.stop()

    def _go_on(self, parts: tuple[Check, ...], found: tuple[CheckResult, ...]) -> None:
        if parts:
            self._read(parts[0], lambda result: self._go_on(parts[1:], (*found, result)))
        elif found:
            # A full disk is not for this to complain about: the next check is due as before.
            self._operations.run(lambda: self._weekly.conclude(found), self._tell, lambda _error: None)

    def _read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read, unless all of this has ended: the journal may be closed by the time that it is this one's turn."""
        if not self._ended:
            self._operations.read(
                lambda: None if self._ended else work(), lambda result: None if result is None else done(result)
            )

    def _tell(self, sound: bool) -> None:
        if not sound:
            self.damaged.emit()
