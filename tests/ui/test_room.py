"""What a page shows has the room it needs, and takes no more: at the smallest usual size, and at the largest zoom."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea

from assertjournal.services.places import Place
from assertjournal.ui.desk import Desk
from assertjournal.ui.labels import PlainLabel
from assertjournal.ui.look import Look
from assertjournal.ui.place_names import ASIDE, BIN, JOURNAL, KNOWN, SCENARIO, WORKSHEET
from assertjournal.ui.theme import Scheme
from assertjournal.ui.workspace import Workspace
from tests.support.hands import shown
from tests.support.walks import go

_OF_SOMETHING = {SCENARIO: "ben", WORKSHEET: "asking"}
PAGES = tuple(sorted((KNOWN | ASIDE) - {"conversation", "entry", "history"}))  # these need what is written first


@pytest.fixture
def look(look_in_force: Look) -> Look:
    return look_in_force


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("size", "zoom"), [((1024, 640), 1.0), ((1280, 800), 2.0)], ids=["small", "zoomed"])
def test_nothing_is_wider_than_its_place(
    workspace: Workspace, desk: Desk, look: Look, page: str, size: tuple[int, int], zoom: float
) -> None:
    workspace.resize(*size)
    look.theme.apply(Scheme.LIGHT, zoom)
    go(workspace, desk, Place(page, None, _OF_SOMETHING.get(page)))
    QApplication.processEvents()
    areas = shown(workspace, QScrollArea)
    assert areas
    wider = [area for area in areas if area.horizontalScrollBar().isVisible()]
    assert [type(area.parentWidget()).__name__ for area in wider] == []


@pytest.mark.parametrize("page", [JOURNAL, BIN])
def test_an_empty_list_says_so_right_below_its_title(workspace: Workspace, desk: Desk, page: str) -> None:
    workspace.resize(1280, 800)
    go(workspace, desk, Place(page))
    QApplication.processEvents()
    assert workspace.page is not None
    tops = [label.mapTo(workspace, QPoint()).y() for label in shown(workspace.page, PlainLabel)]
    assert max(tops) < 240
