"""Going between the parts of a page, with the mouse and with the arrow keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.part_bar import PartBar
from tests.support.hands import button, focus, key, press
from tests.ui.conftest import Shown


@pytest.fixture
def bar(appearance: Appearance, show: Shown) -> PartBar:
    parts = {"One": QWidget(), "Two": QWidget()}
    around = QWidget()
    column = QVBoxLayout(around)
    for part in parts.values():
        column.addWidget(part)
    made = PartBar(appearance, parts)
    column.addWidget(made)
    show(around)
    return made


def test_the_first_part_shows_first(bar: PartBar) -> None:
    assert button(bar, "One").isChecked()
    assert bar.part.isVisible()


def test_another_part_takes_the_place_of_the_first(bar: PartBar) -> None:
    before = bar.part
    press(bar, "Two")
    assert bar.part is not before
    assert bar.part.isVisible()
    assert not before.isVisible()


def test_the_part_in_sight_stays_when_it_is_pressed_again(bar: PartBar) -> None:
    press(bar, "One")
    assert bar.part.isVisible()


def test_arrow_keys_go_from_part_to_part(bar: PartBar) -> None:
    bar.setFocus()
    key(focus(), Qt.Key.Key_Right)
    assert button(bar, "Two").isChecked()
    assert button(bar, "Two").hasFocus()
    key(focus(), Qt.Key.Key_Left)
    assert button(bar, "One").isChecked()
