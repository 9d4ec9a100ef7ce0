"""Locking without being asked: nobody is there, or the user leaves."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from assertjournal.ui.clipboard_guard import ClipboardGuard
from assertjournal.ui.idle_notice import IdleNotice
from assertjournal.ui.idle_time import IdleTime
from assertjournal.ui.idle_watch import IdleWatch
from assertjournal.ui.system_scheme import has_session_bus, has_system_bus
from assertjournal.ui.wiring import Wiring

if TYPE_CHECKING:
    from assertjournal.ui.session_watch import SessionWatch


class AutoLock(QObject):
    """Watches an open journal's window; `lock_asked` tells that it is time."""

    lock_asked = Signal()

    def __init__(self, wiring: Wiring, window: QWidget) -> None:
        """Begin to watch, for as long as the window lives."""
        super().__init__(window)
        idle = IdleTime(wiring.clock(), lambda: wiring.preferences.now.lock_after)
        self.idle_watch = IdleWatch(idle, lambda: wiring.operations.is_busy, self)
        self.notice = IdleNotice(wiring.look, window)
        self.idle_watch.doubtful.connect(self.notice.show_if)
        self.idle_watch.gone.connect(self.lock_asked)
        ClipboardGuard(QGuiApplication.clipboard(), self)
        if sys.platform.startswith("linux"):
            self._session_watch = _watch_session(self, self.lock_asked.emit)

    def start_anew(self) -> None:
        """Count the time from now on: somebody is there."""
        self.idle_watch.start_anew()


def _watch_session(parent: QObject, left: Callable[[], None]) -> "SessionWatch":
    # Takes some milliseconds to load, which the start has not.
    from PySide6.QtDBus import QDBusConnection

    from assertjournal.ui.session_watch import SessionWatch

    nowhere = QDBusConnection("")
    session = QDBusConnection.sessionBus() if has_session_bus() else nowhere
    system = QDBusConnection.systemBus() if has_system_bus() else nowhere
    watch = SessionWatch(session, system, parent)
    watch.left.connect(left)
    return watch
