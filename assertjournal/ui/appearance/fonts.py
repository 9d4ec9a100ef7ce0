"""The two typefaces: a sans for the interface, a serif for what people write and read at length."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from assertjournal.paths import resource

UI_FAMILY = "Atkinson Hyperlegible Next"
WRITING_FAMILY = "Literata"
REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold

# Desktops come with 9 to 11 points, which are these pixels; only beyond them did someone ask for another size.
_ORDINARY_PIXELS = (12, 15)
_POINTS = 72  # in an inch


@cache
def load_fonts() -> None:
    """Make the shipped typefaces known to Qt, once; needs a QGuiApplication."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@cache
def load_fallback_fonts() -> None:
    """Make known to Qt what it looks in for letters and pictographs that the others and the desktop lack, once."""
    for file in sorted(resource("fonts/fallback").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def key_font() -> QFont:
    """Return the font of keys to be copied by hand, without a size: its 0, O, 1 and I differ, its figures line up.

    It is the shipped one, also where the user prefers another typeface.
    """
    font = QFont(UI_FAMILY)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def system_family() -> str:
    """Return the typeface of the desktop; needs a QGuiApplication."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def text_scale(system_font: QFont) -> float:
    """Return how much larger (or smaller) than ordinary the desktop's own text is; 1.0 is ordinary.

    Ask before the application's font is set to one of ours. Computed, as Qt would look for the typeface first.
    """
    smallest, largest = _ORDINARY_PIXELS
    pixels = system_font.pixelSize()  # -1 where the size is given in points
    if pixels < 0:
        pixels = round(system_font.pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInchY() / _POINTS)
    return pixels / min(max(pixels, smallest), largest)
