"""Ending in good order when the system asks for it."""

import os
import signal
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QSocketNotifier


def end_on_signals(end: Callable[[], None]) -> QSocketNotifier:
    """Call `end` on SIGTERM, SIGINT and SIGHUP. Keep what is given back as long as they are to be heard.

    Python runs its handlers between instructions of its own only. The pipe wakes Qt's event loop for them.
    """
    reading, writing = os.pipe()
    for descriptor in (reading, writing):
        os.set_blocking(descriptor, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)

    def note(_number: int, _frame: FrameType | None) -> None:
        """Ignore the signal here: the byte in the pipe is the message."""

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, note)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read)

    def heard() -> None:
        notifier.setEnabled(False)
        os.read(reading, 64)
        end()

    notifier.activated.connect(heard)
    return notifier
