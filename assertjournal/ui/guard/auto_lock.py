"""Locking without being asked: no one is there, or the user leaves."""

import sys

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.desktop.system_scheme import has_session_bus, has_system_bus
from assertjournal.ui.guard.clipboard_guard import ClipboardGuard
from assertjournal.ui.guard.idle_notice import IdleNotice
from assertjournal.ui.guard.idle_time import IdleTime
from assertjournal.ui.guard.idle_watch import IdleWatch
from assertjournal.ui.pages.dependencies import Dependencies

# The buses take some milliseconds to load, which the first page need not wait for.
_AFTER_FIRST_PAGE_MS = 200


class AutoLock(QObject):
    """Watches the window of a journal that is open, or whose key is at hand; `lock_asked` tells that it is time."""

    lock_asked = Signal()

    def __init__(self, dependencies: Dependencies, window: QWidget) -> None:
        """Begin to watch the window, which is shown already, for as long as it lives or until `end`."""
        super().__init__(window)
        idle = IdleTime(dependencies.clock(), lambda: dependencies.preferences.now.lock_after)
        self.idle_watch = IdleWatch(idle, lambda: dependencies.operations.is_to_stay_open, self)
        self._notice: IdleNotice | None = None
        self.idle_watch.doubtful.connect(lambda soon: self._warn(dependencies.appearance, window, soon))
        self.idle_watch.gone.connect(self.lock_asked)
        ClipboardGuard(QGuiApplication.clipboard(), self)
        self._preferences = dependencies.preferences
        window.windowHandle().windowStateChanged.connect(self._look_at_state)
        if sys.platform.startswith("linux"):
            QTimer.singleShot(_AFTER_FIRST_PAGE_MS, self, self._watch_session)

    def start_anew(self) -> None:
        """Count the time from now on: someone is there."""
        self.idle_watch.start_anew()

    def end(self) -> None:
        """Watch no more."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
        self.deleteLater()

    def _look_at_state(self, state: Qt.WindowState) -> None:
        """Lock when the window is minimised, where that is wanted, and not for a dialog of its own."""
        wanted = state is Qt.WindowState.WindowMinimized and self._preferences.now.lock_when_minimised
        if wanted and QApplication.activeModalWidget() is None:
            QTimer.singleShot(0, self, self.lock_asked.emit)  # the desktop is to see the window minimised first

    def _warn(self, appearance: Appearance, window: QWidget, soon: bool) -> None:
        self._notice = self._notice or IdleNotice(appearance, window)
        self._notice.show_if(soon)

    def _watch_session(self) -> None:
        # imported late: start-up
        from PySide6.QtDBus import QDBusConnection

        from assertjournal.ui.guard.session_watch import SessionWatch

        nowhere = QDBusConnection("")
        session = QDBusConnection.sessionBus() if has_session_bus() else nowhere
        system = QDBusConnection.systemBus() if has_system_bus() else nowhere
        SessionWatch(session, system, self).left.connect(self.lock_asked)
