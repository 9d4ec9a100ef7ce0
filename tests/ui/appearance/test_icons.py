"""Every icon takes the theme's colour, whole, and at every resolution."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap

from assertjournal.paths import resource
from assertjournal.ui.appearance.icons import Icons
from assertjournal.ui.appearance.theme import Scheme, Theme

PROGRAM_ICON = "assertjournal.svg"
LINE_ICONS = sorted(file.stem for file in resource("icons").glob("*.svg") if file.name != PROGRAM_ICON)
COLOUR = re.compile(rb'(?:fill|stroke|stop-color|color)\s*[=:]\s*"?\s*([#\w()]+)')


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme(Scheme.LIGHT)


def strongest_color(pixmap: QPixmap) -> str:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((image.pixelColor(*point) for point in points), key=lambda color: color.alpha()).name().upper()


@pytest.mark.parametrize("name", LINE_ICONS)
def test_a_tinted_icon_has_no_colour_but_its_own(theme: Theme, name: str) -> None:
    colours = set(COLOUR.findall(Icons(theme).svg(name, "accent")))
    assert colours == {b"none", theme.tokens.accent.encode()}


@pytest.mark.parametrize("name", LINE_ICONS)
def test_every_icon_draws_something(theme: Theme, name: str) -> None:
    assert strongest_color(Icons(theme).pixmap(name, "ink", 24)) == theme.tokens.ink


def test_an_icon_is_as_sharp_as_the_screen(theme: Theme) -> None:
    pixmap = Icons(theme).pixmap("lock", px=18, dpr=2.0)
    assert (pixmap.size(), pixmap.deviceIndependentSize().toSize()) == (QSize(36, 36), QSize(18, 18))


def test_an_icon_in_use_follows_the_theme(theme: Theme) -> None:
    icon = Icons(theme).icon("x", "ink")
    theme.apply(scheme=Scheme.DARK)
    assert strongest_color(icon.pixmap(24)) == theme.tokens.ink


def test_a_disabled_icon_steps_back(theme: Theme) -> None:
    icon = Icons(theme).icon("x", "ink")
    assert strongest_color(icon.pixmap(QSize(24, 24), QIcon.Mode.Disabled)) == theme.tokens.outline


def test_an_icon_that_qt_copies_for_itself_still_draws(theme: Theme) -> None:
    copy = QIcon(Icons(theme).icon("x", "ink"))
    copy.addPixmap(QPixmap(2, 2))
    assert strongest_color(copy.pixmap(24)) == theme.tokens.ink


def test_an_unknown_icon_is_a_mistake_at_once(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(theme).icon("no-such-icon")


@pytest.mark.parametrize("folder", ["icons", "fonts"])
def test_what_others_made_ships_with_its_licence(folder: str) -> None:
    texts = [file.read_text(encoding="utf-8") for file in Path(resource(folder)).glob("*.txt")]
    assert texts
    assert all("Copyright" in text for text in texts)
