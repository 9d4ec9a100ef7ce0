"""Using widgets as a person does: finding them by what they say, and pressing, ticking and typing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from assertjournal.ui.widgets.plain_editor import PlainEditor

W = TypeVar("W", bound=QWidget)


def shown(inside: QWidget, kind: type[W]) -> list[W]:
    """Return the widgets of a kind that can be seen."""
    return [widget for widget in inside.findChildren(kind) if widget.isVisible()]


def button(inside: QWidget, name: str) -> QAbstractButton:
    """Return the one visible button with this accessible name."""
    named = [one for one in shown(inside, QAbstractButton) if name_of(one) == name]
    assert len(named) == 1, f"{len(named)} buttons are called {name!r}"
    return named[0]


def buttons(inside: QWidget) -> list[str]:
    """Return the accessible names of all visible buttons."""
    return [name_of(one) for one in shown(inside, QAbstractButton)]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def press(inside: QWidget, name: str) -> None:
    """Press the one visible button with this accessible name."""
    button(inside, name).click()


def words(inside: QWidget) -> str:
    """Return all that visible labels say, a line for each."""
    return "\n".join(label.text() for label in shown(inside, QLabel))


def type_into(form: WorksheetForm, field: str, text: str) -> PlainEditor:
    """Put the focus into a field that takes text, and type at its end."""
    editor = editor_of(form.frames[field].widget)
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    type_text(editor, text)
    return editor


def type_text(to: QWidget, text: str) -> None:
    """Type ASCII text; a line feed is the Return key."""
    for number, line in enumerate(text.split("\n")):
        if number:
            key(to, Qt.Key.Key_Return)
        QTest.keyClicks(to, line)


def editor_of(widget: FieldWidget) -> PlainEditor:
    """Return the first editor of a field."""
    return widget.findChildren(PlainEditor)[0]


def key(to: QWidget, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release a key."""
    QTest.keyClick(to, pressed, modifier)


def focus() -> QWidget:
    """Return the widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


@contextmanager
def answering(act: Callable[[QDialog], None]) -> Iterator[None]:
    """Call `act` to answer the dialog that the block opens; one that is still open then is closed.

    Fails where the block opened none.
    """
    answered: list[QDialog] = []

    def appearance() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isActiveWindow() and not answered:
            answered.append(dialog)
            try:
                act(dialog)
            finally:
                dialog.close()

    timer = QTimer(interval=1)
    timer.timeout.connect(appearance)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
    assert answered, "no dialog was shown"
