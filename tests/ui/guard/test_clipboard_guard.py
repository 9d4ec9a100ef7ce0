"""What is copied here is marked for clipboard managers and does not stay; what others copied does."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.guard.clipboard_guard import TAKEN_BACK_MS, ClipboardGuard
from assertjournal.ui.passphrases.secret_copy import copy_secret, take_back_all
from assertjournal.ui.widgets.plain_editor import PlainEditor
from tests.ui.conftest import Shown

HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "application/x-nspasteboard-concealed-type": b"",
}


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def ours() -> list[bool]:
    """Return whose the copies are; without a display Qt does not know."""
    return [True]


@pytest.fixture
def guard(clipboard: QClipboard, ours: list[bool], show: Shown) -> ClipboardGuard:
    parent = QWidget()
    show(parent)
    return ClipboardGuard(clipboard, parent, lambda: ours[0])


def copy_from_editor(appearance: Appearance, show: Shown) -> None:
    editor = PlainEditor(appearance, 2)
    show(editor)
    editor.set_text("half an hour")
    editor.selectAll()
    editor.copy()


def copy_from_line(_appearance: Appearance, show: Shown) -> None:
    line = QLineEdit("half an hour")
    show(line)
    line.selectAll()
    line.copy()


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("copy", [copy_from_editor, copy_from_line])
def test_what_is_copied_from_a_field_is_marked_and_text_only(
    clipboard: QClipboard, appearance: Appearance, show: Shown, copy: Callable[[Appearance, Shown], None]
) -> None:
    copy(appearance, show)
    data = clipboard.mimeData()
    assert data is not None
    assert clipboard.text() == "half an hour"
    assert not data.hasHtml()
    assert {hint: data.data(hint).data() for hint in HINTS} == HINTS


def test_it_is_taken_back_after_a_minute(
    guard: ClipboardGuard, clipboard: QClipboard, appearance: Appearance, show: Shown
) -> None:
    copy_from_line(appearance, show)
    assert TAKEN_BACK_MS == 60_000
    assert guard.timer.interval() == TAKEN_BACK_MS
    assert guard.timer.isActive()
    guard.timer.timeout.emit()
    assert clipboard.text() == ""


def test_a_copy_from_before_is_taken_back_too(clipboard: QClipboard, show: Shown) -> None:
    copy_secret(clipboard, "the recovery key")
    parent = QWidget()
    show(parent)
    assert ClipboardGuard(clipboard, parent).timer.isActive()


def test_what_another_program_copied_stays_as_it_is(
    guard: ClipboardGuard, clipboard: QClipboard, ours: list[bool]
) -> None:
    ours[0] = False
    clipboard.setText("a recipe")
    guard.timer.timeout.emit()
    data = clipboard.mimeData()
    assert data is not None
    assert clipboard.text() == "a recipe"
    assert not data.hasFormat("x-kde-passwordManagerHint")


def test_once_another_program_has_copied_something_there_is_nothing_to_take_back(
    guard: ClipboardGuard, clipboard: QClipboard, ours: list[bool], appearance: Appearance, show: Shown
) -> None:
    copy_from_line(appearance, show)
    ours[0] = False
    clipboard.setText("a recipe")
    assert not guard.timer.isActive()


@pytest.mark.parametrize(
    ("supported", "is_ours", "cleared"), [(True, True, True), (True, False, False), (False, False, False)]
)
def test_what_was_selected_with_the_pointer_is_taken_back_unless_another_program_has_selected_since(
    clipboard: QClipboard, supported: bool, is_ours: bool, cleared: bool
) -> None:
    emptied: list[QClipboard.Mode] = []
    on_x11 = SimpleNamespace(
        mimeData=clipboard.mimeData,
        supportsSelection=lambda: supported,
        ownsSelection=lambda: is_ours,
        clear=emptied.append,
    )
    take_back_all(cast("QClipboard", on_x11))
    assert emptied == ([QClipboard.Mode.Selection] if cleared else [])
