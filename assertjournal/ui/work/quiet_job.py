"""Work that the user has not asked for. It begins some time after unlocking and ends when the journal is closed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class QuietJob(QObject):
    """Begins some time after `start`. A job that runs in steps checks `has_ended` before each step."""

    def __init__(self, parent: QObject, begin: Callable[[], None], delay_ms: int) -> None:
        """Call `begin` once, `delay_ms` after `start`."""
        super().__init__(parent)
        self.has_ended = False
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(begin)

    def start(self) -> None:
        """Begin after the delay, when the window has long been ready."""
        self.has_ended = False
        self._timer.start()

    def end(self) -> None:
        """Begin nothing more, because the journal is about to be closed."""
        self.has_ended = True
        self._timer.stop()
