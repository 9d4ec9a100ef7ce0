"""Line icons, tinted with the theme's colours whenever they are painted, so that a new theme needs no new icons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from assertjournal.paths import resource
from assertjournal.ui.appearance.theme import Theme
from assertjournal.ui.appearance.tokens import Token

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QIconEngine


class Icons(QObject):
    """Draws the icons of `resources/icons` by file name. Drawn pixmaps are kept until the theme changes."""

    def __init__(self, theme: Theme) -> None:
        """Draw for this theme."""
        super().__init__(theme)
        self._theme = theme
        self._drawn: dict[tuple[str, Token, int, float], QPixmap] = {}
        self._sources: dict[str, bytes] = {}
        self._kept: list[QIconEngine] = []
        theme.changed.connect(self._drawn.clear)

    def icon(self, name: str, color: Token = "secondary") -> "QIcon":
        """Return an icon that follows the theme. While disabled it steps back, on a filled button use `on_accent`.

        Raises FileNotFoundError where no icon has this name.
        """
        # imported late: start-up; the first page has pixmaps only.
        from PySide6.QtGui import QIcon

        from assertjournal.ui.appearance.icon_engine import TintedEngine

        self._source(name)
        return QIcon(TintedEngine(self, name, color))

    def pixmap(self, name: str, color: Token = "secondary", px: int = 18, dpr: float = 1.0) -> QPixmap:
        """Return a square pixmap of `px` device-independent pixels, sharp at the device pixel ratio `dpr`.

        Raises FileNotFoundError where no icon has this name.
        """
        key = (name, color, px, dpr)
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def svg(self, name: str, token: Token) -> bytes:
        """Return the drawing itself with the token's present colour."""
        return self._source(name).replace(b"currentColor", getattr(self._theme.tokens, token).encode())

    def keep(self, engine: "QIconEngine") -> None:
        """Keep an engine that Qt copied for itself: PySide would free it at once, and Qt then crash."""
        self._kept.append(engine)

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = resource(f"icons/{name}.svg").read_bytes()
        return self._sources[name]

    def _draw(self, name: str, token: Token, px: int, dpr: float) -> QPixmap:
        pixmap = QPixmap(QSize(px, px) * dpr)
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self.svg(name, token))).render(painter, QRectF(0, 0, px, px))
        painter.end()
        return pixmap
