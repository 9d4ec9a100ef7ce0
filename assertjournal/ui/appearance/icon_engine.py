"""What QIcon asks for a pixmap each time that it paints, so that icons follow the theme."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from assertjournal.ui.appearance.tokens import Token


class Drawings(Protocol):
    """What draws an icon by its name, and keeps the engines that Qt copies for itself."""

    def pixmap(self, name: str, color: Token, px: int, dpr: float) -> QPixmap:
        """Return a square pixmap of `px` device-independent pixels."""

    def keep(self, engine: QIconEngine) -> None:
        """Keep a reference to an engine for as long as its icons may be painted."""


class TintedEngine(QIconEngine):
    """Asks `icons` for the drawing `name` in the token's colour; disabled, it steps back."""

    def __init__(self, icons: Drawings, name: str, token: Token) -> None:
        """Draw the icon of this name in this colour."""
        super().__init__()
        self._icons = icons
        self._name = name
        self._token: Token = token

    def clone(self) -> QIconEngine:
        """Return a copy for another icon."""
        copy = TintedEngine(self._icons, self._name, self._token)
        self._icons.keep(copy)
        return copy

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing for an ordinary screen."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        """Return the drawing for a screen with `scale` pixels to one of ours."""
        token: Token = "outline" if mode is QIcon.Mode.Disabled else self._token
        side = min(size.width(), size.height())
        return self._icons.pixmap(self._name, token, side, scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw in the middle of `rect`."""
        scale = painter.device().devicePixelRatio()
        pixmap = self.scaledPixmap(rect.size(), mode, state, scale)
        place = QRectF(QPointF(), pixmap.deviceIndependentSize())
        place.moveCenter(QRectF(rect).center())
        painter.drawPixmap(place.topLeft(), pixmap)
