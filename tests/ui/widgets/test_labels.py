"""Nothing that a person wrote is ever read as markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.ui.appearance.theme import Scheme, Theme
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, Pill, PlainLabel, plain_menu_text, tooltip_text

MARKUP = ("a &lt; b", "<b>x</b>", "<img src=/etc/passwd>", "<a href='file:///etc/passwd'>x</a>", "a < b & c > d")


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme(Scheme.LIGHT)


def picture(label: QLabel) -> QImage:
    label.resize(label.sizeHint())
    return label.grab().toImage()


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_as_it_was_written(theme: Theme, qtbot: QtBot, text: str) -> None:
    label, plain = PlainLabel(theme, text), QLabel()
    qtbot.addWidget(label)
    qtbot.addWidget(plain)
    plain.setTextFormat(Qt.TextFormat.PlainText)
    plain.setFont(label.font())
    plain.setText(text)
    assert picture(label) == picture(plain)


@pytest.mark.parametrize("text", MARKUP)
def test_a_label_that_names_a_field_still_shows_every_character(theme: Theme, qtbot: QtBot, text: str) -> None:
    label, named, field = PlainLabel(theme, text), PlainLabel(theme, text), QLineEdit()
    for widget in (label, named, field):
        qtbot.addWidget(widget)
    named.setBuddy(field)
    assert picture(named) == picture(label)
    assert named.text() == text


def test_a_wrapped_label_grows_in_height_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, "some words that need room " * 5, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(150) > 2 * label.heightForWidth(600)


def test_an_endless_word_does_not_widen_the_window(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, "y" * 500, wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 200
    assert label.text() == "y" * 500


def test_a_path_breaks_at_its_slashes_only(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, "kept at /home/anna/.local/share/AssertJournal/Journal.ajournal", wrap=True)
    qtbot.addWidget(label)
    assert QLabel.text(label).split("\u200b") == [
        "kept at /",
        "home/",
        "anna/",
        ".local/",
        "share/",
        "AssertJournal/",
        "Journal.ajournal",
    ]


def test_text_can_be_selected_only_where_that_was_asked_for(theme: Theme, qtbot: QtBot) -> None:
    label, selectable = PlainLabel(theme, "x"), PlainLabel(theme, "x", selectable=True)
    qtbot.addWidget(label)
    qtbot.addWidget(selectable)
    by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    assert not label.textInteractionFlags() & by_mouse
    assert selectable.textInteractionFlags() & by_mouse


@pytest.mark.parametrize("role", LabelRole)
def test_every_role_grows_with_the_zoom(theme: Theme, qtbot: QtBot, role: LabelRole) -> None:
    label = PlainLabel(theme, "x", role)
    qtbot.addWidget(label)
    before = label.font().pixelSize()
    theme.apply(zoom=2)
    assert label.font().pixelSize() == 2 * before


def test_a_button_shows_an_ampersand(theme: Theme) -> None:
    assert plain_menu_text("You & me") == "You && me"


@pytest.mark.parametrize("text", MARKUP[:4])
def test_a_tool_tip_shows_markup_as_it_was_written(qtbot: QtBot, text: str) -> None:
    label = QLabel(tooltip_text(text))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    label.setSelection(0, len(text))
    assert label.selectedText() == text


def test_an_ordinary_tool_tip_stays_as_it_is() -> None:
    assert tooltip_text("You & me") == "You & me"


def test_the_bar_of_a_card_has_its_colour(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, bar="warm")
    qtbot.addWidget(card)
    card.resize(100, 60)
    assert card.grab().toImage().pixelColor(1, 30) == QColor(theme.tokens.warm)


def test_a_pill_is_soft(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(theme, "4 of 6")
    qtbot.addWidget(pill)
    image = picture(pill)
    assert image.pixelColor(image.width() // 2, 1) == QColor(theme.tokens.accent_soft)
