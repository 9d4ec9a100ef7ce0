"""Lists to open, boxes to tick, days and counts."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import Choice, Field, FieldKind
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.choice_fields import ChoiceList, MultiChoiceField
from assertjournal.ui.forms.count_field import CountField
from assertjournal.ui.forms.date_field import DateField
from assertjournal.ui.forms.field_frame import FieldFrame
from assertjournal.ui.forms.field_widget import FieldWidget
from tests.support.hands import button, buttons, focus, key, press
from tests.ui.conftest import Shown

OPTIONS = tuple(Choice(f"c{number}", f"Option {number}") for number in range(9))
LIST = Field("kind", FieldKind.CHOICE, "Relationship", choices=OPTIONS)
FROM_LINES = Field("chosen", FieldKind.CHOICE, "The one for this talk", choices_from="wants")
SEVERAL = Field("used", FieldKind.MULTI_CHOICE, "Skills I used", choices=OPTIONS)
DAY = Field("day", FieldKind.DATE, "When")
COUNT = Field("aloud", FieldKind.COUNT, "Said it aloud")
TODAY = date(2026, 11, 23)


def edits_of(field: FieldWidget) -> list[Answer | None]:
    edits: list[Answer | None] = []
    field.edited.connect(lambda: edits.append(field.answer()))
    return edits


def offered(field: ChoiceList) -> list[str]:
    return [field.box.itemText(row) for row in range(field.box.count())]


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.fixture
def choice(appearance: Appearance, show: Shown) -> ChoiceList:
    field = ChoiceList(LIST, appearance)
    show(field)
    return field


@pytest.fixture
def chosen(appearance: Appearance) -> ChoiceList:
    field = ChoiceList(FROM_LINES, appearance)
    field.set_choices(("a break", "respect"))
    return field


@pytest.fixture
def day(appearance: Appearance, show: Shown) -> DateField:
    frame = FieldFrame(DAY, appearance, lambda: TODAY)
    show(frame)
    assert isinstance(frame.widget, DateField)
    return frame.widget


def test_choosing_in_the_list_gives_the_id(choice: ChoiceList) -> None:
    edits = edits_of(choice)
    choice.box.setFocus()
    for _time in range(4):
        key(choice.box, Qt.Key.Key_Down)
    assert edits == ["c0", "c1", "c2", "c3"]


def test_the_first_row_takes_the_choice_back(choice: ChoiceList) -> None:
    choice.set_answer("c3")
    edits = edits_of(choice)
    key(choice.box, Qt.Key.Key_Home)
    assert edits == [None]


@pytest.mark.parametrize("kind", ["list", "count"])
def test_the_wheel_changes_nothing(appearance: Appearance, show: Shown, kind: str) -> None:
    field = ChoiceList(LIST, appearance) if kind == "list" else CountField(COUNT, appearance)
    show(field)
    field.set_answer("c3" if kind == "list" else 3)
    before = field.answer()
    for leave_or_take in (field.box.clearFocus, field.box.setFocus):
        leave_or_take()
        turn_wheel(field.box)
        assert field.answer() == before


def test_lines_are_offered_as_they_were_written(chosen: ChoiceList) -> None:
    chosen.set_choices(("<b>x</b>", "a & b"))
    assert offered(chosen) == ["Not chosen", "<b>x</b>", "a & b"]


def test_a_line_that_stands_twice_is_offered_once(chosen: ChoiceList) -> None:
    chosen.set_choices(("a break", "a break"))
    assert offered(chosen) == ["Not chosen", "a break"]


def test_other_lines_keep_what_is_chosen(chosen: ChoiceList) -> None:
    chosen.set_answer("respect")
    chosen.set_choices(("respect", "rest"))
    assert chosen.answer() == "respect"
    assert offered(chosen) == ["Not chosen", "respect", "rest"]


def test_a_chosen_line_that_is_gone_is_kept(chosen: ChoiceList) -> None:
    chosen.set_answer("respect")
    chosen.set_choices(("a break",))
    assert chosen.answer() == "respect"


def test_new_lines_are_no_edit(chosen: ChoiceList) -> None:
    chosen.set_answer("respect")
    edits = edits_of(chosen)
    chosen.set_choices(("a break",))
    assert edits == []


def test_ticking_gives_the_ids_in_the_order_of_the_worksheet(appearance: Appearance, show: Shown) -> None:
    field = MultiChoiceField(SEVERAL, appearance)
    show(field)
    edits = edits_of(field)
    boxes = {box.text(): box for box in field.findChildren(QCheckBox)}
    boxes["Option 5"].click()
    boxes["Option 2"].click()
    boxes["Option 5"].click()
    boxes["Option 2"].click()
    assert edits == [("c5",), ("c2", "c5"), ("c2",), None]


def test_an_empty_day_asks_to_be_set(day: DateField) -> None:
    assert buttons(day) == ["Set a date"]
    assert day.answer() is None


def test_setting_a_day_begins_with_today(day: DateField) -> None:
    edits = edits_of(day)
    press(day, "Set a date")
    assert edits == ["2026-11-23"]
    assert day.isAncestorOf(focus())


def test_changing_the_day_is_an_edit(day: DateField) -> None:
    day.set_answer("2026-11-23")
    edits = edits_of(day)
    day.edit.setFocus()
    key(day.edit, Qt.Key.Key_Up)
    assert len(edits) == 1
    assert edits[0] not in (None, "2026-11-23")


def test_removing_the_day_leaves_none(day: DateField) -> None:
    day.set_answer("2026-11-23")
    edits = edits_of(day)
    press(day, "Remove the date")
    assert edits == [None]
    assert focus() is button(day, "Set a date")


def test_a_day_that_is_filled_in_is_no_edit(day: DateField) -> None:
    edits = edits_of(day)
    day.set_answer("2026-11-23")
    day.set_answer("2026-11-24")
    assert edits == []


def test_counting_up_is_an_edit(appearance: Appearance, show: Shown) -> None:
    field = CountField(COUNT, appearance)
    show(field)
    edits = edits_of(field)
    key(field.box, Qt.Key.Key_Up)
    assert edits == [1]


def test_a_count_of_nothing_is_no_answer(appearance: Appearance, show: Shown) -> None:
    field = CountField(COUNT, appearance)
    show(field)
    field.set_answer(1)
    edits = edits_of(field)
    key(field.box, Qt.Key.Key_Down)
    assert edits == [None]
