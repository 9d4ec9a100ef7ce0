"""The style shows where the keyboard is, what is on, and what cannot be used."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assertjournal.ui.appearance.style import dress
from assertjournal.ui.appearance.theme import Scheme, Theme
from assertjournal.ui.choices.chooser import Chooser


def primary() -> QPushButton:
    button = QPushButton("Next")
    button.setProperty("role", "primary")
    return button


def link() -> QPushButton:
    button = QPushButton("Backups")
    button.setProperty("role", "link")
    return button


def switch() -> QPushButton:
    button = QPushButton("6")
    button.setCheckable(True)
    return button


CONTROLS: tuple[Callable[[], QWidget], ...] = (
    lambda: QPushButton("Back"),
    primary,
    link,
    QToolButton,
    lambda: QCheckBox("Share"),
    lambda: QRadioButton("One"),
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
    QComboBox,
    QSpinBox,
)
NAMES = ("button", "primary", "link", "tool", "check", "radio", "line", "text", "plain text", "combo", "spin")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = qapp.style().name(), qapp.palette(), qapp.font()
    theme = Theme(Scheme.LIGHT)
    style = dress(qapp, theme)
    yield theme
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
    del style


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window).setFocus()
    window.resize(400, 300)
    return window


def shown(window: QWidget, make: Callable[[], QWidget]) -> QWidget:
    control = make()
    control.setParent(window)
    control.move(20, 60)
    window.show()
    window.activateWindow()
    return control


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def ink(image: QImage) -> int:
    paper = image.pixel(0, 0)
    return sum(image.pixel(x, y) != paper for x in range(image.width()) for y in range(image.height()))


def colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("make", CONTROLS, ids=NAMES)
def test_the_focus_can_be_seen(theme: Theme, window: QWidget, qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    control = shown(window, make)
    before = picture(control)
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    focused = picture(control)
    assert focused != before
    assert theme.tokens.accent in colors(focused)


@pytest.mark.parametrize("make", CONTROLS, ids=NAMES)
def test_what_cannot_be_used_looks_so(window: QWidget, make: Callable[[], QWidget]) -> None:
    control = shown(window, make)
    if isinstance(control, QToolButton):
        control.setText("Raised")
    before = picture(control)
    control.setEnabled(False)
    assert picture(control) != before


@pytest.mark.parametrize("make", [primary, switch], ids=["primary", "on"])
def test_the_next_step_and_what_is_chosen_are_filled_with_the_accent(
    theme: Theme, window: QWidget, make: Callable[[], QPushButton]
) -> None:
    button = shown(window, make)
    assert isinstance(button, QPushButton)
    button.setChecked(button.isCheckable())
    image = picture(button)
    assert image.pixelColor(image.width() // 2, 4) == QColor(theme.tokens.accent)


def test_an_ordinary_button_is_outlined_so_that_it_can_be_found(theme: Theme, window: QWidget) -> None:
    button = shown(window, lambda: QPushButton("Back"))
    image = picture(button)
    assert image.pixelColor(image.width() // 2, 0) == QColor(theme.tokens.outline)


def test_a_bold_label_gets_the_room_that_it_needs(theme: Theme, qtbot: QtBot) -> None:
    ordinary, bold = QPushButton("Start my own from this"), primary()
    qtbot.addWidget(ordinary)
    qtbot.addWidget(bold)
    bold.setText(ordinary.text())
    assert bold.sizeHint().width() > ordinary.sizeHint().width()


def test_a_link_that_opens_a_menu_shows_all_of_its_words(theme: Theme, window: QWidget) -> None:
    plain, opening = shown(window, link), shown(window, link)
    assert isinstance(opening, QPushButton)
    opening.setMenu(QMenu(opening))
    for button in (plain, opening):
        button.resize(button.sizeHint())
    assert ink(picture(opening)) == ink(picture(plain))


def test_a_scroll_bar_lets_the_page_shine_through(theme: Theme, qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    palette = QPalette(area.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor("#123456"))
    area.setPalette(palette)
    page = QWidget()
    page.resize(50, 2000)
    area.setWidget(page)
    area.resize(200, 200)
    area.show()
    image = picture(area)
    assert image.pixelColor(image.width() - 1, image.height() // 2) == QColor("#123456")


def test_the_handle_of_a_scroll_bar_goes_from_end_to_end(theme: Theme, qtbot: QtBot) -> None:
    bar = QScrollBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 1000)
    bar.setPageStep(100)
    bar.resize(bar.sizeHint().width(), 300)
    at_top = picture(bar)
    bar.setValue(1000)
    at_bottom = picture(bar)
    middle, handle = at_top.width() // 2, QColor(theme.tokens.outline)
    assert (at_top.pixelColor(middle, 10), at_bottom.pixelColor(middle, 289)) == (handle, handle)
    assert at_top.pixelColor(middle, 289) != handle


def test_another_scheme_reaches_what_is_already_there(theme: Theme, window: QWidget) -> None:
    field = shown(window, QLineEdit)
    theme.apply(scheme=Scheme.DARK)
    assert picture(field).pixelColor(field.width() // 2, 4) == QColor(theme.tokens.card)


def test_another_zoom_reaches_what_is_already_there(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    field = shown(window, QLineEdit)
    before = field.sizeHint().height()
    theme.apply(zoom=2)
    qtbot.waitUntil(lambda: field.sizeHint().height() > 1.8 * before)


def test_the_list_of_a_chooser_opens_below_it(theme: Theme, qtbot: QtBot) -> None:
    chooser = Chooser(theme)
    qtbot.addWidget(chooser)
    option = QStyleOptionComboBox()
    chooser.initStyleOption(option)
    over_the_field = chooser.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, chooser)
    assert not over_the_field


def test_a_chooser_looks_like_any_combo_box(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    pictures = []
    makes: tuple[Callable[[], QWidget], ...] = (QComboBox, lambda: Chooser(theme))
    for make in makes:
        box = shown(window, make)
        box.resize(200, box.sizeHint().height())
        box.show()
        plain = picture(box)
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        focused = picture(box)
        box.setEnabled(False)
        pictures.append((plain, focused, picture(box)))
        box.hide()
    assert pictures[0] == pictures[1]
