"""The look in force: colour tokens, sizes and fonts, which can change while the program runs."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette

from assertjournal.ui.appearance.fonts import REGULAR, UI_FAMILY, WRITING_FAMILY, key_font, load_fonts, system_family
from assertjournal.ui.appearance.palette import palette_of
from assertjournal.ui.appearance.tokens import DARK, LIGHT, Token, Tokens

SMALLEST_ZOOM, LARGEST_ZOOM = 0.8, 2.0


class Scheme(StrEnum):
    """Dark ink on light paper, or light ink on dark paper."""

    LIGHT = "light"
    DARK = "dark"


_TOKENS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}


class Theme(QObject):
    """What widgets ask for colours, sizes and fonts while they paint; `changed` tells them to ask again.

    Before a new zoom is in force, `rescaling` carries how many pixels a design pixel will be. `taken` comes when every
    widget was told of a change.

    Sizes are given in design pixels: those of the pictures at 100 %. `text_scale` is the desktop's own wish (see
    `fonts.text_scale`), `zoom` the user's, from 0.8 to 2.0; both multiply.
    """

    rescaling = Signal(float)
    changed = Signal()
    taken = Signal()

    def __init__(
        self, scheme: Scheme, zoom: float = 1.0, text_scale: float = 1.0, parent: QObject | None = None
    ) -> None:
        """Begin with this look. The shipped fonts are loaded here, so a QApplication must exist."""
        super().__init__(parent)
        load_fonts()
        self._scheme = scheme
        self._zoom = _within_bounds(zoom)
        self._text_scale = text_scale
        self._own_fonts = True

    @property
    def scheme(self) -> Scheme:
        """Return whether the theme is light or dark."""
        return self._scheme

    @property
    def zoom(self) -> float:
        """Return how much larger than the pictures everything is, 0.8 to 2.0."""
        return self._zoom

    @property
    def scale(self) -> float:
        """Return how many pixels a design pixel is."""
        return self._zoom * self._text_scale

    @property
    def tokens(self) -> Tokens:
        """Return the colours of the scheme in force."""
        return _TOKENS[self._scheme]

    def apply(self, scheme: Scheme | None = None, zoom: float | None = None, *, own_fonts: bool | None = None) -> None:
        """Change the scheme, the zoom, or the typefaces to ours or the desktop's. What is not given stays.

        `changed` is sent if anything did.
        """
        before = (self._scheme, self._zoom, self._own_fonts)
        wanted = self._zoom if zoom is None else _within_bounds(zoom)
        if wanted != self._zoom:
            # Before the zoom changes, as lengths are multiplied by new over old.
            self.rescaling.emit(wanted * self._text_scale)
        self._scheme = self._scheme if scheme is None else scheme
        self._zoom = wanted
        self._own_fonts = self._own_fonts if own_fonts is None else own_fonts
        if before != (self._scheme, self._zoom, self._own_fonts):
            # In this order: what keeps the focus in sight needs the widgets' new sizes.
            self.changed.emit()
            self.taken.emit()

    def color(self, token: Token) -> QColor:
        """Return a token's colour."""
        return QColor(getattr(self.tokens, token))

    def palette(self) -> QPalette:
        """Return the whole Qt palette of the scheme in force."""
        return palette_of(self.tokens)

    def px(self, design_pixels: float) -> int:
        """Return the device-independent pixels for a length of the pictures. What is not 0 stays at least 1."""
        scaled = round(design_pixels * self.scale)
        return scaled if scaled or not design_pixels else 1

    def ui_font(self, size: float = 15, weight: QFont.Weight = REGULAR) -> QFont:
        """Return the font of the interface. Headings are 16 `SEMIBOLD`, explanations 14."""
        return self._font(UI_FAMILY, size, weight)

    def small_font(self, weight: QFont.Weight = REGULAR) -> QFont:
        """Return the interface's font for asides such as "Saved just now"."""
        return self.ui_font(13, weight)

    def writing_font(self, size: float = 16) -> QFont:
        """Return the font of what people write and read at length."""
        return self._font(WRITING_FAMILY, size, REGULAR)

    def title_font(self) -> QFont:
        """Return the font of page titles."""
        return self.writing_font(30)

    def key_font(self) -> QFont:
        """Return the font of keys to be copied by hand."""
        font = key_font()
        font.setPixelSize(self.px(18))
        return font

    def _font(self, family: str, size: float, weight: QFont.Weight) -> QFont:
        font = QFont(family if self._own_fonts else system_family())
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font


def _within_bounds(zoom: float) -> float:
    return min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
