"""Work that no one asked for: it begins by itself some time after unlocking, and ends with the journal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class QuietJob(QObject):
    """Waits for a quiet moment, then begins; `has_ended` tells a job that goes step by step to begin no further one."""

    def __init__(self, parent: QObject, begin: Callable[[], None], delay_ms: int) -> None:
        """Call `begin` once, `delay_ms` after `start`."""
        super().__init__(parent)
        self.has_ended = False
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(begin)

    def start(self) -> None:
        """Begin after the delay, when unlocking is long over."""
        self.has_ended = False
        self._timer.start()

    def end(self) -> None:
        """Begin nothing more; the journal is about to be closed."""
        self.has_ended = True
        self._timer.stop()
