"""The colours can be told apart, the palettes leave nothing to the system, and sizes follow the zoom."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from pytestqt.qtbot import QtBot

from assertjournal.ui.appearance.fonts import text_scale
from assertjournal.ui.appearance.palette import palette_of
from assertjournal.ui.appearance.theme import Scheme, Theme
from assertjournal.ui.appearance.tokens import DARK, LIGHT, Tokens

GROUNDS = ("paper", "side", "card")
TEXT_PAIRS = (
    *product(("ink", "secondary", "accent", "warm"), GROUNDS),
    *product(("ink", "secondary", "accent"), ("accent_soft",)),
    *product(("ink", "warm"), ("warm_soft",)),
    ("on_accent", "accent"),
)
OUTLINE_PAIRS = (*product(("outline", "accent"), GROUNDS), ("card", "outline"))
GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
NOT_COLOURS = (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
ROLES = [role for role in QPalette.ColorRole if role not in NOT_COLOURS]
PALETTE_TEXT_PAIRS = (
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_the_guideline_names() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(QColor(getattr(tokens, text)), QColor(getattr(tokens, ground))) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), OUTLINE_PAIRS)
def test_outlines_stand_out_from_their_ground(tokens: Tokens, line: str, ground: str) -> None:
    assert contrast(QColor(getattr(tokens, line)), QColor(getattr(tokens, ground))) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_the_palette_settles_every_role(tokens: Tokens, group: QPalette.ColorGroup, role: QPalette.ColorRole) -> None:
    palette = palette_of(tokens)
    assert palette.isBrushSet(group, role)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
@pytest.mark.parametrize(("text", "ground"), PALETTE_TEXT_PAIRS, ids=lambda role: role.name)
def test_text_in_the_palette_can_be_read(
    tokens: Tokens, group: QPalette.ColorGroup, text: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    palette = palette_of(tokens)
    least = 3 if group == QPalette.ColorGroup.Disabled else 4.5
    assert contrast(palette.color(group, text), palette.color(group, ground)) >= least


@pytest.mark.usefixtures("qapp")
def test_sizes_and_fonts_grow_with_the_zoom() -> None:
    theme = Theme(Scheme.LIGHT)
    theme.apply(zoom=2)
    assert (theme.px(10), theme.ui_font(15).pixelSize(), theme.title_font().pixelSize()) == (20, 30, 60)


@pytest.mark.usefixtures("qapp")
def test_the_zoom_multiplies_the_wish_of_the_desktop() -> None:
    assert Theme(Scheme.LIGHT, zoom=1.5, text_scale=1.2).px(100) == 180


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.8), (7, 2.0)])
def test_the_zoom_stays_within_its_bounds(asked: float, given: float) -> None:
    assert Theme(Scheme.LIGHT, zoom=asked).zoom == given


@pytest.mark.usefixtures("qapp")
def test_a_thin_line_never_vanishes() -> None:
    assert Theme(Scheme.LIGHT, zoom=0.8).px(0.4) == 1


@pytest.mark.usefixtures("qapp")
def test_another_scheme_brings_other_colours_and_says_so(qtbot: QtBot) -> None:
    theme = Theme(Scheme.LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.apply(scheme=Scheme.DARK)
    assert theme.color("paper") == QColor(DARK.paper)


@pytest.mark.usefixtures("qapp")
def test_applying_what_is_in_force_disturbs_nobody(qtbot: QtBot) -> None:
    theme = Theme(Scheme.LIGHT, zoom=1.2)
    with qtbot.assertNotEmitted(theme.changed):
        theme.apply(Scheme.LIGHT, 1.2)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("pixels", "scale"), [(12, 1.0), (15, 1.0), (18, 1.2), (9, 0.75)])
def test_only_an_unusual_system_font_changes_the_sizes(pixels: int, scale: float) -> None:
    font = QFont()
    font.setPixelSize(pixels)
    assert text_scale(font) == pytest.approx(scale)
