"""What is tidied up after unlocking, step by step so that saves come in between: the bin, and states of long ago."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from assertjournal.ui.work.operations import Operations

Step = Callable[[], bool]
"""Does some of its work on the database thread, and tells whether there is more."""

_AFTER_MS = 5_000


class Tidying(QObject):
    """Takes one step after the other; what fails is left for the next time, without a word."""

    def __init__(self, operations: Operations, steps: tuple[Step, ...], parent: QObject) -> None:
        """Take the steps; `start` begins to wait for a quiet moment."""
        super().__init__(parent)
        self._operations = operations
        self._steps = steps
        self._ended = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.begin)

    def start(self) -> None:
        """Begin in some seconds, when unlocking is long over."""
        self._timer.start()

    def begin(self) -> None:
        """Begin at once."""
        self._go_on(self._steps)

    def end(self) -> None:
        """Take no further step."""
        self._ended = True
        self._timer.stop()

    def _go_on(self, steps: tuple[Step, ...]) -> None:
        if self._ended or not steps:
            return
        step, others = steps[0], steps[1:]
        self._operations.run(
            lambda: not self._ended and step(),
            lambda more: self._go_on(steps if more else others),
            lambda _error: None,
        )
