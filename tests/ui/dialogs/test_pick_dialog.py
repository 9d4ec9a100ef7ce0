"""Picking from a list with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.dialogs.pick_dialog import PickDialog
from tests.support.hands import focus, key, press, type_text, words
from tests.ui.conftest import Shown

VALUES = ("Calm", "Courage", "Fairness", "Freedom", "Honesty", "Peace of mind", "Rest")


@pytest.fixture
def dialog(appearance: Appearance, show: Shown) -> PickDialog:
    parent = QWidget()
    show(parent)
    one = PickDialog("What matters to me here", VALUES, appearance, parent)
    show(one)
    return one


def test_searched_ticked_with_enter_and_added_without_a_mouse(dialog: PickDialog) -> None:
    type_text(focus(), " peace ")
    key(focus(), Qt.Key.Key_Down)
    key(focus(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.picked() == ("Peace of mind",)
    press(dialog, "Add to my answer")
    assert dialog.result() == PickDialog.DialogCode.Accepted


def test_words_that_stand_nowhere_are_taken_as_ones_own(dialog: PickDialog) -> None:
    type_text(focus(), "zeal ")
    assert "Not in the list. It is added in your own words." in words(dialog)
    key(focus(), Qt.Key.Key_Return)
    assert (dialog.result(), dialog.picked()) == (PickDialog.DialogCode.Accepted, ("zeal",))


def test_words_that_find_something_are_not_taken(dialog: PickDialog) -> None:
    type_text(focus(), "cal")
    assert dialog.picked() == ()


def test_picked_words_come_in_the_order_of_the_list(dialog: PickDialog) -> None:
    for word in ("rest", "calm"):
        type_text(focus(), word)
        key(focus(), Qt.Key.Key_Down)
        key(focus(), Qt.Key.Key_Space)
        key(focus(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.picked() == ("Calm", "Rest")
