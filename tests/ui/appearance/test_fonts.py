"""What a person writes can be read on any machine, with any typefaces."""

import pytest
from PySide6.QtGui import QFont, QTextLayout

from assertjournal.ui.appearance.fonts import UI_FAMILY, load_fallback_fonts, load_fonts


def glyphs(text: str) -> list[int]:
    layout = QTextLayout(text, QFont(UI_FAMILY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["Ben", "😀", "שלום", "سلام", "Привет"])
def test_every_letter_and_pictograph_has_a_shape(text: str) -> None:
    load_fonts()
    load_fallback_fonts()
    found = glyphs(text)
    assert found
    assert 0 not in found
