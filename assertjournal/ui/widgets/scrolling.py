"""The scroll area that all columns use: it takes no focus, and scrolls sideways only where nothing else helps."""

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from assertjournal.ui.appearance.qt_options import set_qt_options

COLUMN_WIDTH = 720
"""How wide a column of text may be, in design pixels."""


def scroll_area(inside: QWidget) -> QScrollArea:
    """Return `inside` as wide as there is room, with a scroll bar where it is higher, or cannot be as narrow."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    set_qt_options(area, focusPolicy="NoFocus")
    area.setWidget(inside)
    return area
