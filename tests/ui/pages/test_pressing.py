"""What is pressed at the edge of a page is chosen: the page does not scroll away from under the pointer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from assertjournal.ui.choices.toggle import ToggleRow
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.workspace import Workspace
from tests.support.walks import go_to_skill

CUT_OFF = 8


def scrolled_to_the_edge(page: Page, widget: QWidget) -> QPoint:
    """Scroll until the page's lower edge cuts a widget off a little, and return the widget's middle in the window."""
    (area,) = (one for one in page.findChildren(QScrollArea) if one.isAncestorOf(widget))
    below = widget.mapTo(area.viewport(), widget.rect().bottomLeft()).y() - area.viewport().rect().bottom()
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() + below - CUT_OFF)
    return widget.mapTo(page.window(), widget.rect().center())


@pytest.fixture
def row(workspace: Workspace, context: PageContext) -> ToggleRow:
    page = go_to_skill(workspace, context, "saying_no")
    page.form.open_more(True)
    QApplication.processEvents()  # which lays the page out
    return next(row for row in page.form.findChildren(ToggleRow) if len(row.toggles) > 10)


def test_a_toggle_at_the_edge_is_chosen_by_a_click(workspace: Workspace, row: ToggleRow) -> None:
    assert workspace.page is not None
    middle = scrolled_to_the_edge(workspace.page, row.toggles[3])
    QTest.mouseClick(
        workspace.window().windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle
    )
    assert row.chosen == 3


def test_a_toggle_at_the_edge_comes_into_sight_when_the_keyboard_goes_there(
    workspace: Workspace, row: ToggleRow
) -> None:
    assert workspace.page is not None
    before = scrolled_to_the_edge(workspace.page, row.toggles[0])
    row.toggles[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert row.toggles[0].mapTo(workspace.window(), row.toggles[0].rect().center()).y() < before.y()
