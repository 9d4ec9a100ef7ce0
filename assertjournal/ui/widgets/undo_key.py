"""The key for undoing, where what was done last is offered to be taken back: a text field's own undo comes first."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def undo_in(widget: QWidget | None) -> bool:
    """Undo in a text field. Return whether there was anything to undo."""
    if not _can_undo(widget):
        return False
    widget.undo()  # type: ignore[union-attr]  # it is one of those that can
    return True


class UndoKey(QObject):
    """Text fields claim the key even where they have nothing to undo. While `begin` holds, they let it go then.

    Only the field with the keyboard is watched: a filter on everything would slow down every page.
    """

    def __init__(self, parent: QWidget) -> None:
        """Attach to a widget of the window."""
        super().__init__(parent)
        self._owner = parent
        self._window: QWindow | None = None
        self._watched: QObject | None = None
        self.holds = False

    def begin(self) -> None:
        """Pass the key to the menu from now on."""
        self.end()
        self.holds = True
        self._window = self._owner.window().windowHandle()
        if self._window is not None:
            self._window.focusObjectChanged.connect(self._watch)
            self._watch(self._window.focusObject())

    def end(self) -> None:
        """Leave the key to the text fields again."""
        self.holds = False
        if self._window is not None:
            self._window.focusObjectChanged.disconnect(self._watch)
            self._window = None
        self._watch(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field from claiming the key where it has nothing to undo."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and isinstance(watched, QWidget)
            and not _can_undo(watched)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _watch(self, focused: QObject | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = focused
        if focused is not None:
            focused.installEventFilter(self)


def _can_undo(widget: QWidget | None) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.document().isUndoAvailable()
    return False
