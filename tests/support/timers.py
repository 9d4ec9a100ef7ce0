"""Timers that a test runs out by hand, so that none does so by itself where a busy machine keeps the test waiting."""

from PySide6.QtCore import QObject, Qt, QTimer

from assertjournal.ui.work.delays import Delays

_HOUR_MS = 3_600_000
# Each differs from the others, so that a timer can be found by its delay.
NEVER = Delays(*(_HOUR_MS + number for number in range(6)))


def timer(parent: QObject, delay_ms: int) -> QTimer:
    """Return the one timer directly below an object that has this delay."""
    timers = parent.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (found,) = (one for one in timers if one.interval() == delay_ms)
    return found


def run_out(parent: QObject, delay_ms: int) -> None:
    """Run a timer out as if its time had passed; one that is not running does nothing."""
    one = timer(parent, delay_ms)
    if one.isActive():
        one.stop()
        one.timeout.emit()
