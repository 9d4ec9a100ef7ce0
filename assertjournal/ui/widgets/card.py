"""The sheet of paper that examples, entries and other things to read lie on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from assertjournal.ui.appearance.theme import Theme
from assertjournal.ui.appearance.tokens import Token

_RADIUS = 10
_BAR = 3


class Card(QFrame):
    """A rounded card with a hairline; `bar` gives it a coloured left edge (`warm` marks examples)."""

    def __init__(
        self, theme: Theme, bar: Token | None = None, fill: Token = "card", parent: QWidget | None = None
    ) -> None:
        """Set an empty card. It keeps the distance to its edge itself, so a layout inside gets margins of 0."""
        super().__init__(parent)
        self._theme = theme
        self._bar: Token | None = bar
        self._fill: Token = fill
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, its edge and the bar."""
        theme = self._theme
        sheet = QPainterPath()
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        sheet.addRoundedRect(outline, theme.px(_RADIUS), theme.px(_RADIUS))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(sheet, theme.color(self._fill))
        painter.strokePath(sheet, theme.color("hairline"))
        if self._bar:
            edge = QPainterPath()
            edge.addRect(QRectF(0, 0, theme.px(_BAR), self.height()))
            painter.fillPath(sheet.intersected(edge), theme.color(self._bar))
        painter.end()

    def _take_theme(self) -> None:
        sides, above = self._theme.px(16), self._theme.px(12)
        self.setContentsMargins(sides + (self._theme.px(_BAR) if self._bar else 0), above, sides, above)
