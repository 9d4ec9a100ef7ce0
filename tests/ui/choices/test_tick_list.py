"""Some of many are chosen by ticking them; searching takes no tick away."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.tick_list import TickList
from tests.support.hands import focus, key, shown, type_text, words
from tests.ui.conftest import Shown

NAMES = ("Time for breaks", "The rent", "Sunday dinner", "The shift", "The keys", "The noise", "A lift to work")


@pytest.fixture
def ticks(appearance: Appearance, show: Shown) -> TickList:
    one = TickList(appearance, "Conversations")
    one.set_items((name.casefold(), name) for name in NAMES)
    show(one)
    return one


def names(ticks: TickList) -> list[str]:
    items = (ticks.list.item(row) for row in range(ticks.list.count()))
    return [item.text() for item in items if not item.isHidden()]


def search(ticks: TickList, text: str) -> None:
    type_text(shown(ticks, QLineEdit)[0], text)


def test_nothing_is_ticked_at_first(ticks: TickList) -> None:
    assert (names(ticks), ticks.chosen()) == (list(NAMES), frozenset())


def test_space_ticks_what_the_search_has_found(ticks: TickList) -> None:
    heard: list[bool] = []
    ticks.ticked.connect(lambda: heard.append(True))
    ticks.setFocus()
    search(ticks, "SUNDAY")
    key(focus(), Qt.Key.Key_Down)
    key(focus(), Qt.Key.Key_Space)
    assert names(ticks) == ["Sunday dinner"]
    assert ticks.chosen() == {"sunday dinner"}
    assert heard == [True]


def click(ticks: TickList, row: int, *, on_box: bool) -> None:
    place = ticks.list.visualItemRect(ticks.list.item(row))
    at = QPoint(place.left() + 12 if on_box else place.center().x(), place.center().y())
    QTest.mouseClick(ticks.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("on_box", [True, False], ids=["box", "words"])
def test_a_click_anywhere_in_a_row_ticks_it_and_another_takes_the_tick_away(ticks: TickList, on_box: bool) -> None:
    click(ticks, 1, on_box=on_box)
    assert ticks.chosen() == {"the rent"}
    click(ticks, 1, on_box=on_box)
    assert ticks.chosen() == frozenset()


def test_a_press_that_ends_on_another_row_ticks_neither(ticks: TickList) -> None:
    first, second = (ticks.list.visualItemRect(ticks.list.item(row)).center() for row in (0, 1))
    QTest.mousePress(ticks.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseRelease(ticks.list.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert ticks.chosen() == frozenset()


@pytest.mark.parametrize("tick", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_row_with_the_keyboard_is_ticked_with_enter_as_with_space(ticks: TickList, tick: Qt.Key) -> None:
    ticks.setFocus()
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Down, tick):
        key(focus(), pressed)
    assert ticks.chosen() == {"the rent"}


def test_spaces_around_search_words_do_not_matter_and_all_must_be_there(ticks: TickList) -> None:
    search(ticks, "  work  lift ")
    assert names(ticks) == ["A lift to work"]


def test_where_nothing_is_found_that_is_said(ticks: TickList) -> None:
    assert "Nothing found." not in words(ticks)
    search(ticks, "holiday")
    assert "Nothing found." in words(ticks)
    shown(ticks, QLineEdit)[0].clear()
    assert "Nothing found." not in words(ticks)


def test_what_the_search_hides_stays_ticked(ticks: TickList) -> None:
    ticks.list.item(0).setCheckState(Qt.CheckState.Checked)
    search(ticks, "rent")
    assert ticks.chosen() == {"time for breaks"}


def test_a_new_list_keeps_the_ticks_of_what_is_still_there(ticks: TickList) -> None:
    for row in (0, 1):
        ticks.list.item(row).setCheckState(Qt.CheckState.Checked)
    heard: list[bool] = []
    ticks.ticked.connect(lambda: heard.append(True))
    ticks.set_items([("the rent", "The rent again"), ("new", "New")])
    assert ticks.chosen() == {"the rent"}
    assert heard == []


def test_the_same_list_again_leaves_the_keyboard_where_it_is(ticks: TickList) -> None:
    ticks.list.setCurrentRow(3)
    ticks.set_items((name.casefold(), name) for name in NAMES)
    assert ticks.list.currentRow() == 3


def test_a_short_list_needs_no_search(ticks: TickList) -> None:
    ticks.set_items([("rent", "The rent")])
    assert shown(ticks, QLineEdit) == []
