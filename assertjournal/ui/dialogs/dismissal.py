"""Calling off what is open over the window."""

from PySide6.QtWidgets import QApplication

_MOST = 16


def dismiss_all() -> None:
    """Close open menus and dialogs as their user would who decides nothing."""
    for _one in range(_MOST):  # one that refuses to close must not keep us for ever
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is None:
            return
        over.close()
