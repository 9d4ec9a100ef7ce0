"""How large a dialog opens."""

from PySide6.QtWidgets import QDialog, QWidget

_EDGE = 40


def open_within(dialog: QDialog, window: QWidget, width: int, height: int) -> None:
    """Set a dialog its size, but never one that reaches beyond the window that it belongs to."""
    room = window.window().size()
    dialog.resize(min(width, room.width() - _EDGE), min(height, room.height() - _EDGE))
