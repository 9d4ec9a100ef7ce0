"""The ground of what stands beside the page: the sidebar and the example panel."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame

from assertjournal.ui.appearance.appearance import Appearance


class SideFrame(QFrame):
    """Filled with the side colour, a hairline towards the page."""

    def __init__(self, appearance: Appearance, *, line_on_left: bool) -> None:
        """Build the frame, with its line on the side towards the page."""
        super().__init__()
        self.appearance = appearance
        self._line_on_left = line_on_left
        self._take_theme()
        appearance.theme.changed.connect(self._take_theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.appearance.theme.color("side"))
        at = 0 if self._line_on_left else self.width() - 1
        painter.fillRect(at, 0, 1, self.height(), self.appearance.theme.color("hairline"))

    def _take_theme(self) -> None:
        # What lies inside, scroll areas too, takes the same ground.
        palette = self.appearance.theme.palette()
        palette.setColor(QPalette.ColorRole.Window, self.appearance.theme.color("side"))
        self.setPalette(palette)
