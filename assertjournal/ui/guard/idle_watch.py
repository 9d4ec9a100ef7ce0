"""Watching whether someone is there: keys, the pointer and the clocks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication

from assertjournal.ui.guard.idle_time import IdleTime, Presence

_LOOK_MS = 5_000
LONGEST_HOLD_SECONDS = 15 * 60
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Tells when no one is there any more (`gone`, again and again), and when that is soon (`doubtful`, on and off).

    Work that someone waits for, such as a summary, comes to its end before `gone`, unless it takes too long.
    """

    gone = Signal()
    doubtful = Signal(bool)

    def __init__(self, idle: IdleTime, is_busy: Callable[[], bool], parent: QObject) -> None:
        """Begin to watch; it ends with `parent`."""
        super().__init__(parent)
        self._idle = idle
        self._is_busy = is_busy
        self._held_since: float | None = None
        self._warned = False
        self._pointer = QCursor.pos()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        self._attend_windows()

    def start_anew(self) -> None:
        """Count from now on, and forget what was counted before."""
        self._idle.start()
        self._tell(Presence.HERE)

    def check(self) -> None:
        """Compare the clocks; called every few seconds."""
        self._attend_windows()
        pointer = QCursor.pos()
        moved, self._pointer = pointer != self._pointer, pointer
        if moved:
            self._touched()
        else:
            self._tell(self._idle.presence())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what a person does, and let it go on its way."""
        if event.type() in _TOUCHES:
            self._touched()
        return super().eventFilter(watched, event)

    def _touched(self) -> None:
        presence = self._idle.touch()
        self._tell(presence if presence is Presence.GONE else Presence.HERE)

    def _tell(self, presence: Presence) -> None:
        warned = presence is not Presence.HERE
        if warned is not self._warned:
            self._warned = warned
            self._attend_focus()
            self.doubtful.emit(warned)
        if presence is not Presence.GONE:
            self._held_since = None
        elif not self._is_held():
            self.gone.emit()

    def _is_held(self) -> bool:
        """Return whether work that runs holds the journal open, which it does for a while only: it may hang."""
        if not self._is_busy():
            return False
        now = self._idle.running()
        if self._held_since is None:
            self._held_since = now
        return now - self._held_since < LONGEST_HOLD_SECONDS

    def _attend_windows(self) -> None:
        # Not the whole application: asked in Python about every event, pages would open more slowly.
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def _attend_focus(self) -> None:
        # What an input method composes, as for Chinese, goes past the window to the field.
        focus = QGuiApplication.focusObject()
        if focus is not None:
            focus.installEventFilter(self)
