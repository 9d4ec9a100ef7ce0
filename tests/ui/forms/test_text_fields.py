"""Writing: plain text of any kind and length, with undo, paste and the keys that go on."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.forms.text_fields import LinesField, TextField
from assertjournal.ui.widgets.plain_editor import PlainEditor
from assertjournal.ui.widgets.scrolling import scroll_area
from tests.support.hands import editor_of, focus, key, type_text
from tests.ui.conftest import Shown

CONTROL = Qt.KeyboardModifier.ControlModifier
IMAGE = "<img src=/etc/passwd><b>bold</b>"
ODD = [
    "<img src=/etc/passwd>",
    "a\x00b",
    "👩‍👩‍👧 🙂",
    "שלום עולם",
    "مرحبا بالعالم",
    "tab\tand  two spaces ",
    "10\u00a0km",
    "a & b &amp; c",
    "\n\nlines\n\n",
]


def a_field(kind: FieldKind) -> Field:
    return Field("words", kind, "My words")


@pytest.fixture
def text(appearance: Appearance, show: Shown) -> TextField:
    field = TextField(a_field(FieldKind.LONG_TEXT), appearance)
    show(field)
    field.setFocus()
    return field


@pytest.fixture
def lines(appearance: Appearance, show: Shown) -> LinesField:
    field = LinesField(a_field(FieldKind.LINES), appearance)
    show(field)
    field.setFocus()
    return field


def edits_of(field: FieldWidget) -> list[object]:
    edits: list[object] = []
    field.edited.connect(lambda: edits.append(field.answer()))
    return edits


def paste(editor: PlainEditor, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    editor.paste()
    QGuiApplication.clipboard().clear()


def formatted(html: str, plain: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(html)
    data.setText(plain)
    return data


@pytest.mark.parametrize("written", ODD)
def test_every_character_survives(text: TextField, written: str) -> None:
    text.set_answer(written)
    assert text.answer() == written


@pytest.mark.slow
def test_a_megabyte_survives(appearance: Appearance, show: Shown) -> None:
    text = TextField(a_field(FieldKind.LONG_TEXT), appearance)
    show(scroll_area(text))
    written = "Words I wrote. 🙂\n" * 62_000
    text.set_answer(written)
    assert text.answer() == written


def test_every_key_is_an_edit(text: TextField) -> None:
    edits = edits_of(text)
    type_text(editor_of(text), "no")
    assert edits == ["n", "no"]


def test_emptying_a_text_is_an_edit_that_leaves_no_answer(text: TextField) -> None:
    text.set_answer("a")
    edits = edits_of(text)
    key(editor_of(text), Qt.Key.Key_Backspace)
    assert edits == [None]


def test_white_space_alone_is_no_answer(text: TextField) -> None:
    text.set_answer(" \n\t ")
    assert text.answer() is None


def test_lines_without_words_are_left_out(lines: LinesField) -> None:
    edits = edits_of(lines)
    type_text(editor_of(lines), "one\n\n  \ntwo")
    assert edits[-1] == ("one", "two")


def test_undo_and_redo_work_within_what_was_typed(text: TextField) -> None:
    text.set_answer("before")
    editor = editor_of(text)
    type_text(editor, "x")
    editor.undo()
    assert text.answer() == "before"
    editor.redo()
    assert text.answer() == "beforex"


def test_undo_never_brings_back_the_text_of_another_entry(text: TextField) -> None:
    type_text(editor_of(text), "of another entry")
    text.set_answer("mine")
    editor_of(text).undo()
    assert text.answer() == "mine"


def test_redo_never_brings_back_the_text_of_another_entry(text: TextField) -> None:
    type_text(editor_of(text), "of another entry")
    editor_of(text).undo()
    text.set_answer("mine")
    editor_of(text).redo()
    assert text.answer() == "mine"


def test_undo_is_an_edit(text: TextField) -> None:
    type_text(editor_of(text), "x")
    edits = edits_of(text)
    editor_of(text).undo()
    assert edits == [None]


def test_formatted_text_is_pasted_as_plain_text(text: TextField) -> None:
    paste(editor_of(text), formatted("<b>bold</b> <img src='/etc/passwd'>", "bold"))
    assert text.answer() == "bold"
    assert not editor_of(text).textCursor().charFormat().font().bold()


def test_markup_is_pasted_as_it_was_written(text: TextField) -> None:
    data = QMimeData()
    data.setText(IMAGE)
    paste(editor_of(text), data)
    assert text.answer() == IMAGE


def test_a_picture_alone_is_not_pasted(text: TextField) -> None:
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    paste(editor_of(text), data)
    assert text.answer() is None


def test_formatted_text_without_plain_text_brings_no_picture(text: TextField) -> None:
    data = QMimeData()
    data.setHtml("<img src='file:///etc/passwd'>")
    paste(editor_of(text), data)
    assert "\ufffc" not in editor_of(text).text()
    assert "<img" not in editor_of(text).toHtml()


def test_a_pasted_file_is_only_its_address(text: TextField) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    paste(editor_of(text), data)
    assert text.answer() in (None, "file:///etc/passwd", "/etc/passwd")


def test_what_is_copied_is_plain_text(text: TextField) -> None:
    text.set_answer("my words")
    editor_of(text).selectAll()
    editor_of(text).copy()
    assert QGuiApplication.clipboard().text() == "my words"


@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LINES])
def test_tab_leaves_the_field_and_writes_nothing(appearance: Appearance, show: Shown, kind: FieldKind) -> None:
    window, after = QWidget(), QLineEdit()
    field = (LinesField if kind is FieldKind.LINES else TextField)(a_field(kind), appearance)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(after)
    show(window)
    field.setFocus()
    key(focus(), Qt.Key.Key_Tab)
    assert focus() is after
    assert field.answer() is None


@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.LONG_TEXT])
@pytest.mark.parametrize("pressed", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_and_enter_goes_on_and_writes_nothing(
    appearance: Appearance, show: Shown, kind: FieldKind, pressed: Qt.Key
) -> None:
    field, asked = TextField(a_field(kind), appearance), list[bool]()
    show(field)
    field.go_on.connect(lambda: asked.append(True))
    key(editor_of(field), pressed, CONTROL)
    assert asked == [True]
    assert editor_of(field).text() == ""


def test_enter_alone_goes_on_from_a_text_of_one_paragraph(appearance: Appearance, show: Shown) -> None:
    field, asked = TextField(a_field(FieldKind.TEXT), appearance), list[bool]()
    show(field)
    field.go_on.connect(lambda: asked.append(True))
    key(editor_of(field), Qt.Key.Key_Return)
    assert asked == [True]


def test_enter_begins_a_new_line_in_a_long_text(text: TextField) -> None:
    type_text(editor_of(text), "a\nb")
    assert text.answer() == "a\nb"


def test_a_field_grows_with_its_text_and_never_scrolls(text: TextField) -> None:
    editor = editor_of(text)
    before = editor.sizeHint().height()
    text.set_answer("line\n" * 40)
    assert editor.sizeHint().height() > before + 30 * editor.fontMetrics().lineSpacing()
    assert editor.minimumSizeHint().height() == editor.sizeHint().height()


def test_words_are_added_on_a_line_of_their_own_and_undo_takes_them_back(text: TextField) -> None:
    text.set_answer("what I had")
    edits = edits_of(text)
    text.add("what I add")
    assert edits[-1] == "what I had\nwhat I add"
    editor_of(text).undo()
    assert text.answer() == "what I had"


def test_the_first_words_that_are_added_stand_on_the_first_line(lines: LinesField) -> None:
    lines.add("honesty")
    lines.add("respect")
    assert lines.answer() == ("honesty", "respect")


def test_who_comes_to_a_filled_text_goes_on_writing_behind_it(text: TextField) -> None:
    text.set_answer("before")
    type_text(editor_of(text), " and after")
    assert text.answer() == "before and after"
