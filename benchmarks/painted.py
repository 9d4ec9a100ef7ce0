"""Telling when something was first painted, from outside of what paints it."""

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget


class FirstPaint(QObject):
    """Calls `then` once, when a widget has been painted together with all that is painted in the same go."""

    def __init__(self, widget: QWidget | None, then: Callable[[], None]) -> None:
        assert widget is not None
        super().__init__(widget)
        self._painted = _painted_part(widget)
        self._then = then
        self._painted.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the end of the painting that begins here."""
        if event.type() is QEvent.Type.Paint:
            self._painted.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def after_painting(then: Callable[[], None]) -> None:
    """Call `then` when all that waits to be laid out and painted now has been."""
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, then))


def _painted_part(widget: QWidget) -> QWidget:
    """Return what is painted of a widget that is covered by something else."""
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        return inside
    return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget


def report_and_end(*moments: float) -> None:
    """Print moments of the monotonic clock, which all processes share, and end this process at once."""
    print(*moments, flush=True)
    os._exit(0)


def report_now() -> None:
    """Print the present moment and end this process at once."""
    report_and_end(time.monotonic())
