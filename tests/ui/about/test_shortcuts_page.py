"""Keyboard shortcuts: what is listed is what the menus hold, and what the fields do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMainWindow, QMenu, QWidget

from assertjournal.ui.about.shortcuts_page import ShortcutsPage
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.shell.locked_menu import add_action
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.widgets.labels import PlainLabel
from tests.support.builders import a_journal
from tests.support.hands import key, shown
from tests.ui.conftest import Shown

Opener = Callable[[Path], MainWindow]


def rows(inside: QWidget) -> dict[str, str]:
    """Return what is listed, with its keys."""
    found: dict[str, str] = {}
    for grid in inside.findChildren(QGridLayout):
        for row in range(grid.rowCount()):
            pair = [grid.itemAtPosition(row, column) for column in (0, 1)]
            what, keys = (item.widget() for item in pair if item is not None)
            assert isinstance(what, PlainLabel)
            assert isinstance(keys, PlainLabel)
            found[what.text()] = keys.text()
    return found


def in_menus(window: QMainWindow) -> dict[str, str]:
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]
    actions = [action for menu in menus for action in menu.actions() if not action.isSeparator()]
    return {
        action.text().replace("&&", "&"): " or ".join(one.toString() for one in action.shortcuts())
        for action in actions
    }


@pytest.fixture
def window(appearance: Appearance, show: Shown) -> QMainWindow:
    window = QMainWindow()
    file = window.menuBar().addMenu("&File")
    add_action(file, "Salt & pepper", "Ctrl+P", lambda: None)
    window.setCentralWidget(ShortcutsPage(appearance))
    show(window)
    return window


def test_what_a_menu_holds_is_listed_under_its_name(window: QMainWindow) -> None:
    assert rows(window)["Salt & pepper"] == "Ctrl+P"
    assert "File" in [label.text() for label in shown(window, PlainLabel)]


def test_what_has_come_into_the_menu_since_is_listed_too(window: QMainWindow) -> None:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title())
    add_action(menu, "Later", ("Ctrl+1", "Ctrl+2"), lambda: None)
    page = window.findChildren(ShortcutsPage)[0]

    page.hide()
    page.show()

    assert rows(window)["Later"] == "Ctrl+1 or Ctrl+2"


def test_without_a_journal_it_lists_what_can_be_done_without_one(open_window: Opener, tmp_path: Path) -> None:
    a_journal(tmp_path / "Journal.ajournal")
    window = open_window(tmp_path / "Journal.ajournal")

    key(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)

    listed = rows(window)
    assert in_menus(window).items() <= listed.items()
    assert "New conversation" not in listed
    assert listed["Go on to the next question"] == "Ctrl+Enter"
