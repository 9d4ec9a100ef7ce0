"""Some of many are chosen by ticking them; searching takes no tick away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from assertjournal.ui.look import Look
from assertjournal.ui.tick_list import TickList
from tests.support.hands import focus, key, shown, type_text
from tests.ui.conftest import Shown

NAMES = ("Time for breaks", "The rent", "Sunday dinner", "The shift", "The keys", "The noise", "A lift to work")


@pytest.fixture
def ticks(look: Look, show: Shown) -> TickList:
    one = TickList(look, "Conversations")
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
    key(focus(), Qt.Key.Key_Down)
    key(focus(), Qt.Key.Key_Space)
    assert names(ticks) == ["Sunday dinner"]
    assert ticks.chosen() == {"sunday dinner"}
    assert heard == [True]


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
