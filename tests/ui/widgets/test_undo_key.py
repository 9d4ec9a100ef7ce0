"""The key for undoing: a text field's own undo first, then what was taken away last, as long as that is offered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from assertjournal.services.places import Place
from assertjournal.services.values import Values
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.place_names import VALUES
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.hands import buttons, focus, key, press, type_text
from tests.support.walks import page_as
from tests.support.windows import workspace_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def values(dependencies: Dependencies, clock: SetClock) -> Values:
    return Values(dependencies.content(), clock)


@pytest.fixture
def page(window: MainWindow, dependencies: Dependencies, values: Values) -> ValuesPage:
    """Return the page after its only value was taken away."""
    asked(dependencies.operations, lambda: values.add(["Honesty"]))
    workspace_of(window).go(Place(VALUES))
    dependencies.operations.finish()
    page = page_as(workspace_of(window), ValuesPage)
    press(page, "Take away")
    dependencies.operations.finish()
    return page


def labels(dependencies: Dependencies, values: Values) -> list[str]:
    dependencies.operations.finish()
    return [rated.value.label for rated in asked(dependencies.operations, values.all)]


def undo_of(window: MainWindow) -> QAction:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    return next(action for action in menu.actions() if action.text() == "Undo")


def test_the_key_takes_back_what_was_taken_away(page: ValuesPage, dependencies: Dependencies, values: Values) -> None:
    assert focus() is page.mine.line.line
    key(focus(), Qt.Key.Key_Z, CONTROL)
    assert labels(dependencies, values) == ["Honesty"]


def test_the_menu_does_so_too(page: ValuesPage, window: MainWindow, dependencies: Dependencies, values: Values) -> None:
    undo_of(window).trigger()
    assert labels(dependencies, values) == ["Honesty"]
    assert "Undo" not in buttons(workspace_of(window).messages)


@pytest.mark.parametrize("by_menu", [True, False], ids=["menu", "key"])
def test_what_was_typed_is_undone_first(
    page: ValuesPage, window: MainWindow, dependencies: Dependencies, values: Values, by_menu: bool
) -> None:
    line = page.mine.line.line
    type_text(line, "fun")
    for expected in ([], ["Honesty"]):
        if by_menu:
            undo_of(window).trigger()
        else:
            key(line, Qt.Key.Key_Z, CONTROL)
        assert line.text() == ""
        assert labels(dependencies, values) == expected


def test_once_the_offer_is_over_nothing_comes_back(
    page: ValuesPage, window: MainWindow, dependencies: Dependencies, values: Values
) -> None:
    workspace_of(window).messages.hide()
    key(focus(), Qt.Key.Key_Z, CONTROL)
    undo_of(window).trigger()
    assert labels(dependencies, values) == []


def test_another_offer_is_not_taken_with_the_key(
    page: ValuesPage, window: MainWindow, dependencies: Dependencies, values: Values
) -> None:
    taken: list[bool] = []
    workspace_of(window).messages.offer("Backups stopped.", "Backups", lambda: taken.append(True))
    key(focus(), Qt.Key.Key_Z, CONTROL)
    undo_of(window).trigger()
    assert (taken, labels(dependencies, values)) == ([], [])
