"""Another theme, typeface or zoom reaches everything that is open, in sight or not."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.theme import Scheme
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ASIDE, JOURNAL, SCENARIOS, SUMMARY, SUPPORT, VALUES, WELCOME, WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import shown
from tests.support.walks import go

PLACES = (
    *(Place(WORKSHEET, None, sheet) for sheet in ("asking", "priorities", "values", "debrief", "reflection")),
    *(Place(page) for page in (WELCOME, JOURNAL, SCENARIOS, SUPPORT, SUMMARY, VALUES, *sorted(ASIDE))),
)


@pytest.fixture
def appearance(appearance_in_force: Appearance) -> Appearance:
    return appearance_in_force


def worn(widget: QWidget | QApplication) -> tuple[object, ...]:
    palette, font = widget.palette(), widget.font()
    colors = (palette.text(), palette.buttonText(), palette.base(), palette.button())
    return *(brush.color().name() for brush in colors), font.family(), font.pixelSize()


@pytest.mark.slow
def test_lists_to_open_wear_what_the_application_wears(
    workspace: Workspace, context: PageContext, appearance: Appearance, qapp: QApplication
) -> None:
    for place in PLACES:
        go(workspace, context, place)
    appearance.theme.apply(Scheme.DARK, 1.25, own_fonts=False)
    met: set[QComboBox] = set()
    for place in PLACES:
        go(workspace, context, place)
        boxes = shown(workspace, QComboBox)
        assert [worn(one) for box in boxes for one in (box, box.view())] == [worn(qapp)] * 2 * len(boxes), place
        met.update(boxes)
    assert met > set(workspace.panel.panel.findChildren(QComboBox))


def grounds(frame: QWidget) -> set[str]:
    """Return the colours down a column in which nothing but the ground is to be seen."""
    picture = frame.grab().toImage()
    return {picture.pixelColor(1, y).name() for y in range(picture.height())}


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_what_stands_beside_the_page_has_one_ground(
    workspace: Workspace, context: PageContext, appearance: Appearance, scheme: Scheme
) -> None:
    go(workspace, context, Place(WORKSHEET, None, "asking"))
    appearance.theme.apply(scheme, 1)
    assert grounds(workspace.sidebar) == {appearance.theme.color("side").name()}
