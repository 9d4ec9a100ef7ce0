"""Scales and short choices: one Tab stop, arrows to move, a key or a click to choose and to take back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import Choice, Field, FieldKind
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.toggle import Toggle
from assertjournal.ui.forms.choice_fields import FEW, ChoiceButtons, ChoiceList, choice_field
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.forms.scale_field import ScaleField
from assertjournal.ui.widgets.labels import PlainLabel
from tests.support.hands import button, focus, key, press
from tests.ui.conftest import Shown

SCALE = Field("sure", FieldKind.SCALE, "Sure I can do it", low="Not at all", high="Very")
CHOICE = Field(
    "safe",
    FieldKind.CHOICE,
    "Does it feel safe?",
    choices=(Choice("yes", "Yes"), Choice("not_sure", "Not sure"), Choice("no", "No")),
)


@pytest.fixture
def scale(appearance: Appearance, show: Shown) -> ScaleField:
    field = ScaleField(SCALE, appearance)
    show(field)
    field.setFocus()
    return field


@pytest.fixture
def choice(appearance: Appearance, show: Shown) -> ChoiceButtons:
    field = ChoiceButtons(CHOICE, appearance)
    show(field)
    field.setFocus()
    return field


def edits_of(field: FieldWidget) -> list[Answer | None]:
    edits: list[Answer | None] = []
    field.edited.connect(lambda: edits.append(field.answer()))
    return edits


def test_a_click_chooses_a_number(scale: ScaleField) -> None:
    edits = edits_of(scale)
    press(scale, "7")
    assert edits == [7]


def test_a_click_on_the_chosen_number_takes_it_back(scale: ScaleField) -> None:
    scale.set_answer(7)
    edits = edits_of(scale)
    press(scale, "7")
    assert edits == [None]


def test_another_click_changes_the_number(scale: ScaleField) -> None:
    scale.set_answer(7)
    press(scale, "3")
    assert [one.text() for one in scale.row.toggles if one.isChecked()] == ["3"]


def test_zero_is_an_answer(scale: ScaleField) -> None:
    press(scale, "0")
    assert scale.answer() == 0


def test_a_digit_chooses_its_number(scale: ScaleField) -> None:
    edits = edits_of(scale)
    QTest.keyClicks(focus(), "4")
    assert edits == [4]
    assert focus() is button(scale, "4")


def test_one_and_zero_right_after_each_other_are_ten(scale: ScaleField) -> None:
    one = scale.row.toggles[1]
    one.setFocus()
    QTest.keyClicks(one, "10")
    assert scale.answer() == 10


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_the_number_back(scale: ScaleField, pressed: Qt.Key) -> None:
    scale.set_answer(4)
    edits = edits_of(scale)
    key(focus(), pressed)
    assert edits == [None]


def test_delete_with_nothing_chosen_is_no_edit(scale: ScaleField) -> None:
    edits = edits_of(scale)
    key(focus(), Qt.Key.Key_Delete)
    assert edits == []


@pytest.mark.parametrize(
    ("pressed", "reached"),
    [
        (Qt.Key.Key_Right, "5"),
        (Qt.Key.Key_Down, "5"),
        (Qt.Key.Key_Left, "3"),
        (Qt.Key.Key_Up, "3"),
        (Qt.Key.Key_Home, "0"),
        (Qt.Key.Key_End, "10"),
    ],
)
def test_arrows_move_and_choose_nothing(scale: ScaleField, pressed: Qt.Key, reached: str) -> None:
    scale.set_answer(4)
    scale.setFocus()
    edits = edits_of(scale)
    key(focus(), pressed)
    assert focus() is button(scale, reached)
    assert edits == []


@pytest.mark.parametrize(("pressed", "end"), [(Qt.Key.Key_Left, "0"), (Qt.Key.Key_Right, "10")])
def test_arrows_stop_at_the_ends(scale: ScaleField, pressed: Qt.Key, end: str) -> None:
    scale.set_answer(int(end))
    scale.setFocus()
    key(focus(), pressed)
    assert focus() is button(scale, end)


def test_space_chooses_what_was_moved_to(scale: ScaleField) -> None:
    edits = edits_of(scale)
    key(focus(), Qt.Key.Key_End)
    key(focus(), Qt.Key.Key_Space)
    assert edits == [10]


@pytest.mark.parametrize(
    "build", [lambda appearance: ScaleField(SCALE, appearance), lambda appearance: ChoiceButtons(CHOICE, appearance)]
)
@pytest.mark.parametrize("back", [False, True])
def test_a_row_is_one_tab_stop(
    appearance: Appearance, show: Shown, build: Callable[[Appearance], FieldWidget], back: bool
) -> None:
    window, before, after = QWidget(), QLineEdit(), QLineEdit()
    field, layout = build(appearance), QVBoxLayout(window)
    for widget in (before, field, after):
        layout.addWidget(widget)
    show(window)
    (after if back else before).setFocus()
    tab = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    key(focus(), tab)
    assert field.isAncestorOf(focus())
    key(focus(), tab)
    assert focus() is (before if back else after)


def test_tab_comes_to_the_chosen_number(appearance: Appearance, show: Shown) -> None:
    window, before, field = QWidget(), QLineEdit(), ScaleField(SCALE, appearance)
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(field)
    show(window)
    field.set_answer(6)
    before.setFocus()
    key(before, Qt.Key.Key_Tab)
    assert focus() is button(field, "6")


def test_tab_leaves_the_row_from_wherever_the_arrows_went(appearance: Appearance, show: Shown) -> None:
    window, field, after = QWidget(), ScaleField(SCALE, appearance), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(after)
    show(window)
    field.setFocus()
    key(focus(), Qt.Key.Key_Right)
    key(focus(), Qt.Key.Key_Right)
    key(focus(), Qt.Key.Key_Tab)
    assert focus() is after


def test_a_number_outside_the_scale_is_shown_as_none(scale: ScaleField) -> None:
    scale.set_answer(99)
    assert scale.answer() is None


def test_each_number_says_what_the_ends_mean(appearance: Appearance, show: Shown) -> None:
    field, label = ScaleField(SCALE, appearance), PlainLabel(appearance.theme, SCALE.label)
    show(field)
    field.name_controls(SCALE.label, label)
    assert button(field, "3").accessibleDescription() == "Sure I can do it. 0: Not at all, 10: Very"


def test_a_click_chooses_an_option_by_its_id(choice: ChoiceButtons) -> None:
    edits = edits_of(choice)
    press(choice, "Not sure")
    assert edits == ["not_sure"]


def test_a_click_on_the_chosen_option_takes_it_back(choice: ChoiceButtons) -> None:
    choice.set_answer("no")
    press(choice, "No")
    assert choice.answer() is None


def test_arrows_and_space_choose_an_option(choice: ChoiceButtons) -> None:
    key(focus(), Qt.Key.Key_Right)
    key(focus(), Qt.Key.Key_Space)
    assert choice.answer() == "not_sure"


def test_delete_takes_an_option_back(choice: ChoiceButtons) -> None:
    choice.set_answer("no")
    key(focus(), Qt.Key.Key_Delete)
    assert choice.answer() is None


@pytest.mark.parametrize(("number", "kind"), [(2, ChoiceButtons), (FEW, ChoiceButtons), (FEW + 1, ChoiceList)])
def test_few_options_are_all_in_sight_and_many_are_a_list(
    appearance: Appearance, number: int, kind: type[FieldWidget]
) -> None:
    options = tuple(Choice(f"c{one}", f"Option {one}") for one in range(number))
    assert isinstance(choice_field(Field("c", FieldKind.CHOICE, "C", choices=options), appearance), kind)


def test_a_row_too_narrow_for_its_options_breaks_into_lines(appearance: Appearance, show: Shown) -> None:
    options = tuple(Choice(f"c{one}", f"A longer option {one}") for one in range(5))
    field = ChoiceButtons(Field("c", FieldKind.CHOICE, "C", choices=options), appearance)
    show(field)
    field.resize(300, 400)
    toggles = field.findChildren(Toggle)
    assert len({toggle.y() for toggle in toggles}) > 1
    assert all(toggle.geometry().right() <= 300 for toggle in toggles)
