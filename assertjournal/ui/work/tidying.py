"""Tidying after unlocking, step by step so that saves come in between: old states, and what is long in the bin."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.quiet_job import QuietJob

Step = Callable[[], bool]
"""Does some of its work on the database thread, and returns whether there is more."""


class Tidying(QuietJob):
    """Runs one step after the other. What fails is left for the next time, without a message."""

    def __init__(self, operations: Operations, steps: tuple[Step, ...], parent: QObject, delay_ms: int) -> None:
        """Store the steps; `start` begins to wait for a quiet moment."""
        super().__init__(parent, self.begin, delay_ms)
        self._operations = operations
        self._steps = steps

    def begin(self) -> None:
        """Begin at once."""
        self._go_on(self._steps)

    def _go_on(self, steps: tuple[Step, ...]) -> None:
        if self.has_ended or not steps:
            return
        step, others = steps[0], steps[1:]
        self._operations.run(
            # The journal may be closed by the time that it is this step's turn.
            lambda: not self.has_ended and step(),
            lambda more: self._go_on(steps if more else others),
            lambda _error: None,
        )
