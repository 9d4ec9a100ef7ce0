"""A thin line between a column and what stands below it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assertjournal.ui.appearance.appearance import Appearance


class Hairline(QWidget):
    """One pixel high, in the theme's colour for lines that only decorate."""

    def __init__(self, appearance: Appearance) -> None:
        """Draw with the theme in force."""
        super().__init__()
        self._theme = appearance.theme
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(self.rect(), self._theme.color("hairline"))
