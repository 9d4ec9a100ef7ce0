"""What a page shows has the room it needs, and takes no more: at the smallest usual size, and at the largest zoom."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.theme import Scheme
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ASIDE, BIN, JOURNAL, KNOWN, SCENARIO, WORKSHEET
from assertjournal.ui.shell.nav_button import NavButton
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.labels import PlainLabel
from tests.support.hands import name_of, shown
from tests.support.walks import go

_OF_SOMETHING = {SCENARIO: "ben", WORKSHEET: "asking"}
PAGES = tuple(sorted((KNOWN | ASIDE) - {"conversation", "entry", "history"}))  # these need what is written first


@pytest.fixture
def appearance(appearance_in_force: Appearance) -> Appearance:
    return appearance_in_force


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("size", "zoom"), [((1024, 640), 1.0), ((1280, 800), 2.0)], ids=["small", "zoomed"])
def test_nothing_is_wider_than_its_place(
    workspace: Workspace, context: PageContext, appearance: Appearance, page: str, size: tuple[int, int], zoom: float
) -> None:
    workspace.resize(*size)
    appearance.theme.apply(Scheme.LIGHT, zoom)
    go(workspace, context, Place(page, None, _OF_SOMETHING.get(page)))
    QApplication.processEvents()
    areas = shown(workspace, QScrollArea)
    assert areas
    wider = [area for area in areas if area.horizontalScrollBar().isVisible()]
    assert [type(area.parentWidget()).__name__ for area in wider] == []
    assert [name_of(one) for area in areas if has_no_bar(area) for one in cut_off(area)] == []


def has_no_bar(area: QScrollArea) -> bool:
    """Return whether what is too wide would only be cut off, as in the sidebar."""
    return area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def cut_off(area: QScrollArea) -> list[QAbstractButton]:
    """Return the buttons that stand out of an area to the left or to the right."""
    width = area.viewport().width()
    placed = [(one, one.mapTo(area.viewport(), QPoint()).x()) for one in shown(area.viewport(), QAbstractButton)]
    return [one for one, left in placed if left < 0 or left + one.width() > width]


def test_the_sidebar_has_no_bar_and_its_buttons_are_looked_at(workspace: Workspace) -> None:
    (area,) = shown(workspace.sidebar, QScrollArea)
    inside = area.widget()
    assert inside is not None
    inside.setMinimumWidth(workspace.sidebar.width() + 200)
    QApplication.processEvents()
    assert has_no_bar(area)
    assert cut_off(area)


@pytest.mark.parametrize("page", [JOURNAL, BIN])
def test_an_empty_list_says_so_right_below_its_title(workspace: Workspace, context: PageContext, page: str) -> None:
    workspace.resize(1280, 800)
    go(workspace, context, Place(page))
    QApplication.processEvents()
    assert workspace.page is not None
    tops = [label.mapTo(workspace, QPoint()).y() for label in shown(workspace.page, PlainLabel)]
    assert max(tops) < 240


def test_a_name_in_the_sidebar_is_whole_beside_a_scroll_bar(workspace: Workspace, context: PageContext) -> None:
    workspace.resize(1024, 640)
    go(workspace, context, Place(WORKSHEET, None, "asking"))
    QApplication.processEvents()
    names = [one for one in shown(workspace.sidebar, NavButton) if one.isCheckable()]
    assert [one.text() for one in names if one.width() < one.width_needed()] == []
