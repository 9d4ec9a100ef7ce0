"""Everything that a worksheet asks can be answered, filled in again and emptied."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.core.answers import Answer, RatedLine, parse_answer
from assertjournal.core.content import load_content
from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.paths import resources
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.field_frame import WIDGETS, FieldFrame
from assertjournal.ui.forms.field_widget import FieldWidget
from tests.support.builders import TODAY
from tests.ui.conftest import Shown

CONTENT = load_content(resources())
SHEETS = {**CONTENT.worksheets, **CONTENT.forms}
FIELDS = {f"{sheet.id}.{field.id}": field for sheet in SHEETS.values() for field in sheet}
Widgets = Mapping[str, FieldWidget]
ODD_TEXT = "  a < b & c\n\n<img src=/etc/passwd>\n\ttab 🙂 שלום عربي \u00a0 end  "
LINES = tuple(line for line in ODD_TEXT.split("\n") if line.strip())


def generated(field: Field) -> list[Answer]:
    scale = range(field.minimum, field.maximum + 1)
    if field.choices_from:
        return ["a line of my own"]
    answers: dict[FieldKind, list[Answer]] = {
        FieldKind.TEXT: [ODD_TEXT, "x"],
        FieldKind.LONG_TEXT: [ODD_TEXT, "x\n" * 50],
        FieldKind.LINES: [LINES, ("one",)],
        FieldKind.RATED_LINES: [tuple(RatedLine(f"line {number}", number) for number in scale), (RatedLine("open"),)],
        FieldKind.SCALE: list(scale),
        FieldKind.CHOICE: [choice.id for choice in field.choices],
        FieldKind.MULTI_CHOICE: [tuple(choice.id for choice in field.choices), (field.choices[-1].id,)]
        if field.choices
        else [],
        FieldKind.DATE: ["2026-11-23", "1999-12-31"],
        FieldKind.COUNT: [1, field.maximum],
    }
    return answers[field.kind]


def scenario_answers() -> Iterator[tuple[str, Answer]]:
    for scenario in CONTENT.scenarios.values():
        for sheet, answers in scenario.answers.items():
            for field, answer in answers.items():
                yield f"{sheet}.{field}", answer


GENERATED = [(name, answer) for name, field in FIELDS.items() for answer in generated(field)]
ANSWERS = [*GENERATED, *scenario_answers()]
NAMES = [name for name, _answer in ANSWERS]


@pytest.fixture(scope="module")
def widgets(appearance: Appearance) -> Iterator[Widgets]:
    frames = {name: FieldFrame(field, appearance, lambda: TODAY) for name, field in FIELDS.items()}
    yield {name: frame.widget for name, frame in frames.items()}
    for frame in frames.values():
        frame.deleteLater()


def test_every_kind_of_field_has_a_widget() -> None:
    assert set(WIDGETS) == set(FieldKind)


def test_every_kind_of_field_is_asked_somewhere() -> None:
    assert {field.kind for field in FIELDS.values()} == set(FieldKind)


@pytest.mark.parametrize(("name", "answer"), ANSWERS, ids=NAMES)
def test_an_answer_that_is_filled_in_is_given_back(widgets: Widgets, name: str, answer: Answer) -> None:
    widget = widgets[name]
    widget.set_answer(answer)
    assert widget.answer() == answer


@pytest.mark.parametrize(("name", "answer"), ANSWERS, ids=NAMES)
def test_filling_in_and_emptying_by_program_is_no_edit(widgets: Widgets, name: str, answer: Answer) -> None:
    widget, edits = widgets[name], list[Answer | None]()
    widget.edited.connect(lambda: edits.append(widget.answer()))
    widget.set_answer(answer)
    widget.set_answer(None)
    assert edits == []


@pytest.mark.parametrize(("name", "answer"), ANSWERS, ids=NAMES)
def test_a_field_that_is_emptied_has_no_answer(widgets: Widgets, name: str, answer: Answer) -> None:
    widget = widgets[name]
    widget.set_answer(answer)
    widget.set_answer(None)
    assert widget.answer() is None


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_begins_without_an_answer(appearance: Appearance, qtbot: QtBot, name: str) -> None:
    frame = FieldFrame(FIELDS[name], appearance, lambda: TODAY)  # of its own, which no other test has filled in
    qtbot.addWidget(frame)
    assert frame.widget.answer() is None


@pytest.mark.parametrize(("name", "answer"), ANSWERS, ids=NAMES)
def test_what_a_widget_gives_can_be_stored(widgets: Widgets, name: str, answer: Answer) -> None:
    widget = widgets[name]
    widget.set_answer(answer)
    assert parse_answer(FIELDS[name], widget.answer()) == answer


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_is_gone_to_gives_the_keyboard_to_one_of_its_controls(
    appearance: Appearance, show: Shown, name: str
) -> None:
    frame = FieldFrame(FIELDS[name], appearance, lambda: TODAY)
    show(frame)
    frame.widget.setFocus()
    focused = frame.focusWidget()
    assert frame.widget.isAncestorOf(focused)
    assert named(focused), "the control that has the keyboard has no name"


def named(widget: QWidget) -> str:
    around = widget.parentWidget()
    inner = isinstance(around, QAbstractSpinBox | QComboBox) and not widget.accessibleName()
    return around.accessibleName() if inner and around else widget.accessibleName()
