"""Driving the window as a person would: finding by what is written, pressing keys, clicking, waiting, looking."""

import sys
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import NoReturn, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QListView,
    QMainWindow,
    QScrollArea,
    QWidget,
)

from assertjournal.ui.shell.crash import trace_without_words
from tests.journeys.album import Album

W = TypeVar("W", bound=QWidget)
_STEP_MS = 10
_LONGEST_SECONDS = 30.0


class Lost(Exception):
    """Something is not there, cannot be reached, or does not come; the message says what, in plain words."""


def stop(words: str) -> NoReturn:
    """End the journey with Lost."""
    raise Lost(words)


class Driver:
    """Drives one window. A failure inside the program that no one caught ends the journey, too."""

    def __init__(self, window: QMainWindow, album: Album) -> None:
        """Show the window and wait until keys reach it; `album` takes the pictures."""
        self.window = window
        self._album = album
        self._failures: list[str] = []
        sys.excepthook = self._note_failure
        window.show()
        self.take_focus()

    def take_focus(self) -> None:
        """Make this the window that keys go to, as a desktop does when a dialog closes."""
        self.window.activateWindow()
        self.wait(QApplication.focusWidget, "the window to take the focus")

    def find(self, kind: type[W], name: str) -> W:
        """Return the visible widget of a kind with this accessible name; raises Lost where there is none."""
        found = self.seen(kind, name)
        if found is None:
            stop(f"There is no “{name}” to be seen.")
        return found

    def seen(self, kind: type[W], name: str) -> W | None:
        """Return the visible widget of a kind with this accessible name, or None."""
        return next((widget for widget in self.visible(kind) if widget.accessibleName() == name), None)

    def visible(self, kind: type[W]) -> Iterator[W]:
        """Return every visible widget of a kind, in the dialog that is open or else in the window."""
        root = QApplication.activeModalWidget() or self.window
        return (widget for widget in root.findChildren(kind) if widget.isVisible())

    def says(self, words: str) -> bool:
        """Return whether a visible label says just this."""
        return any(label.text() == words for label in self.visible(QLabel))

    def click(self, widget: QWidget) -> None:
        """Scroll a widget into sight and click it; raises Lost where something else stays in the way."""
        self.wait(lambda: self._reaches(widget), f"“{widget.accessibleName()}” to lie where it can be clicked")
        window = widget.window()
        point = widget.mapTo(window, _middle(widget))
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def click_button(self, name: str) -> None:
        """Click the button with this name."""
        self.click(self.find(QAbstractButton, name))

    def click_row(self, view: QListView, words: str) -> None:
        """Click the row of a list that says these words, among others."""
        rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
        row = next((row for row in rows if words in str(row.data())), None)
        if row is None:
            stop(f"The list does not hold “{words}”.")
        view.scrollTo(row)
        left = Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), left, none, view.visualRect(row).center())

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focused(), key, modifiers)

    def control(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        """Type a text where the focus is, with Enter at the end of each line but the last."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press(Qt.Key.Key_Return)
            for character in line:
                _type_character(self._focused(), character)

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Run the window until a condition holds; raises Lost where it does not in half a minute."""
        given_up = time.monotonic() + _LONGEST_SECONDS
        while not condition():
            self._raise_failure()
            if time.monotonic() > given_up:
                stop(f"Waited in vain for {what}.")
            live()
        self._raise_failure()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll what scrolls until the widget is in sight, as a wheel would."""
        QApplication.processEvents()
        above = widget.parentWidget()
        while above is not None:
            scrolled = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and scrolled is not None:
                above.ensureWidgetVisible(widget, 0, 40)  # of an editor, Qt takes the cursor's line to be enough
                inside = widget.mapTo(scrolled, _middle(widget))
                above.ensureVisible(inside.x(), inside.y(), 0, 40)
            above = above.parentWidget()
        QApplication.processEvents()

    def picture(self, name: str) -> None:
        """Save a picture of what the window shows once it has settled."""
        for _moment in range(3):
            live()
        self._album.take(self.window, name)

    def _reaches(self, widget: QWidget) -> bool:
        """Return whether a click would meet the widget; pages still settle while they are scrolled."""
        self.bring_into_sight(widget)
        window = widget.window()
        met = window.childAt(widget.mapTo(window, _middle(widget)))
        return met is not None and (met is widget or widget.isAncestorOf(met))

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        if focused is None:
            raise Lost("Nothing has the focus, so keys go nowhere.")
        return focused

    def _note_failure(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        self._failures.append(trace_without_words(kind, trace))

    def _raise_failure(self) -> None:
        if self._failures:
            stop(f"The program failed: {self._failures[0]}")


def live() -> None:
    """Run Qt and the other threads for a moment; processing events alone would keep Python's lock."""
    loop = QEventLoop()
    QTimer.singleShot(_STEP_MS, loop.quit)
    loop.exec()


def _middle(widget: QWidget) -> QPoint:
    """Return where one aims: a box to tick is hit on its words and its box only, at the left of its room."""
    middle = widget.rect().center()
    return QPoint(middle.y(), middle.y()) if isinstance(widget, QCheckBox) else middle


def _type_character(widget: QWidget, character: str) -> None:
    if character.isascii():
        QTest.keyClicks(widget, character)
    else:  # not on a keyboard that Qt's test library knows
        none = Qt.KeyboardModifier.NoModifier
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, character, none)
