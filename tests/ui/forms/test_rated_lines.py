"""Rows of a line and its numbers: one more appears as soon as the last one is written in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.core.answers import Answer, RatedLine
from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.rated_lines_field import RatedLinesField
from tests.support.hands import focus, key, press
from tests.ui.conftest import Shown

WANTS = Field("wants", FieldKind.RATED_LINES, "What I want", minimum=1, maximum=5)
TWO = (RatedLine("a break", 5), RatedLine("respect", 3))


@pytest.fixture
def wants(appearance: Appearance, show: Shown) -> RatedLinesField:
    field = RatedLinesField(WANTS, appearance)
    show(field)
    field.setFocus()
    return field


def edits_of(field: RatedLinesField) -> list[Answer | None]:
    edits: list[Answer | None] = []
    field.edited.connect(lambda: edits.append(field.answer()))
    return edits


def test_there_is_one_empty_row_to_begin_with(wants: RatedLinesField) -> None:
    assert len(wants.rows) == 1


def test_writing_in_the_last_row_adds_an_empty_one(wants: RatedLinesField, qtbot: QtBot) -> None:
    QTest.keyClicks(focus(), "rest")
    assert [row.editor.text() for row in wants.rows] == ["rest", ""]
    qtbot.waitUntil(lambda: all(row.isVisible() for row in wants.rows))


def test_a_line_and_its_number_are_the_answer(wants: RatedLinesField) -> None:
    edits = edits_of(wants)
    QTest.keyClicks(focus(), "r")
    press(wants.rows[0], "4")
    assert edits == [(RatedLine("r", None),), (RatedLine("r", 4),)]


def test_a_number_without_a_line_is_no_answer(wants: RatedLinesField) -> None:
    press(wants.rows[0], "4")
    assert wants.answer() is None


def test_fewer_lines_take_their_rows_away(wants: RatedLinesField) -> None:
    wants.set_answer(TWO)
    wants.set_answer(TWO[:1])
    assert [row.editor.text() for row in wants.rows] == ["a break", ""]


def test_a_row_that_is_used_again_has_no_number_left(wants: RatedLinesField) -> None:
    wants.set_answer(TWO)
    wants.set_answer(None)
    QTest.keyClicks(wants.rows[0].editor, "rest")
    assert wants.answer() == (RatedLine("rest", None),)


def test_enter_goes_to_the_next_line_and_from_the_empty_one_on(wants: RatedLinesField) -> None:
    asked: list[bool] = []
    wants.go_on.connect(lambda: asked.append(True))
    QTest.keyClicks(focus(), "rest")
    key(focus(), Qt.Key.Key_Return)
    assert focus() is wants.rows[1].editor
    assert asked == []
    key(focus(), Qt.Key.Key_Return)
    assert asked == [True]


def test_backspace_in_an_emptied_line_removes_its_row(wants: RatedLinesField) -> None:
    wants.set_answer(TWO)
    edits = edits_of(wants)
    wants.rows[1].editor.setFocus()
    wants.rows[1].editor.selectAll()
    key(focus(), Qt.Key.Key_Backspace)
    key(focus(), Qt.Key.Key_Backspace)
    assert edits[-1] == TWO[:1]
    assert focus() is wants.rows[0].editor


def test_backspace_in_an_emptied_first_line_goes_to_what_is_the_first_then(wants: RatedLinesField) -> None:
    wants.set_answer(TWO)
    wants.rows[0].editor.setFocus()
    wants.rows[0].editor.selectAll()
    key(focus(), Qt.Key.Key_Backspace)
    key(focus(), Qt.Key.Key_Backspace)
    assert wants.answer() == TWO[1:]
    assert focus() is wants.rows[0].editor


def test_backspace_in_the_empty_last_row_changes_nothing(wants: RatedLinesField) -> None:
    wants.set_answer(TWO)
    edits = edits_of(wants)
    wants.rows[2].editor.setFocus()
    key(focus(), Qt.Key.Key_Backspace)
    assert (edits, wants.answer()) == ([], TWO)


def test_undo_never_brings_back_the_line_of_another_entry(wants: RatedLinesField) -> None:
    QTest.keyClicks(wants.rows[0].editor, "of another entry")
    wants.set_answer(TWO)
    wants.rows[0].editor.undo()
    assert wants.answer() == TWO


def test_each_line_is_named_by_its_number(wants: RatedLinesField) -> None:
    wants.set_answer(TWO)
    assert [row.editor.accessibleName() for row in wants.rows] == ["What I want 1", "What I want 2", "What I want 3"]


def test_tab_goes_through_the_rows_as_they_stand(appearance: Appearance, show: Shown, qtbot: QtBot) -> None:
    window, field, after = QWidget(), RatedLinesField(WANTS, appearance), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(after)
    show(window)
    field.set_answer(TWO)
    QTest.keyClicks(field.rows[2].editor, "rest")
    qtbot.waitUntil(lambda: all(row.isVisible() for row in field.rows))
    field.setFocus()
    reached = [focus()]
    while reached[-1] is not after and len(reached) < 20:
        key(focus(), Qt.Key.Key_Tab)
        reached.append(focus())
    expected: list[QWidget] = []
    for row, stop in zip(field.rows, (4, 2, 0, 0), strict=True):
        expected += [row.editor, row.numbers.toggles[stop]]
    assert reached == [*expected, after]
