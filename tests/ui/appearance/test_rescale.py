"""Zooming while the window is open: it then looks as if it had been opened so, and nothing typed is touched."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.rescale import rescale
from assertjournal.ui.appearance.theme import Scheme
from assertjournal.ui.locked.first_run_page import FirstRunPage
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import (
    ASIDE,
    ENTRY,
    JOURNAL,
    SCENARIO,
    SCENARIOS,
    SUMMARY,
    SUPPORT,
    VALUES,
    WELCOME,
    WORKSHEET,
)
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import editor_of, focus, type_into
from tests.support.walks import go, go_to_skill
from tests.ui.conftest import Shown

PLACES = {
    **{page: Place(page) for page in (WELCOME, JOURNAL, SCENARIOS, SUPPORT, SUMMARY, VALUES, *sorted(ASIDE))},
    "note": Place(ENTRY, None, "00000000-0000-4000-8000-999999999999"),
    "scenario": Place(SCENARIO, None, "ben"),
    **{sheet: Place(WORKSHEET, None, sheet) for sheet in ("priorities", "asking", "values", "debrief")},
}
SLACK = 12  # pixels: many lengths are rounded on the way down a page, and Qt keeps the height of an empty label


@pytest.fixture
def appearance(appearance_in_force: Appearance) -> Appearance:
    return appearance_in_force


def places_of(window: QWidget) -> list[tuple[str, QRect]]:
    """Return where everything in sight lies, in the order in which it was built, once nothing moves any more."""
    before: list[tuple[str, QRect]] = []
    now = _places_now(window)
    while before != now:
        QApplication.processEvents()
        before, now = now, _places_now(window)
    return now


def _places_now(window: QWidget) -> list[tuple[str, QRect]]:
    found = (one for one in window.findChildren(QWidget) if one.isVisible() and not _is_empty(one))
    return [(type(one).__name__, QRect(one.mapTo(window, one.rect().topLeft()), one.size())) for one in found]


def _is_empty(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and not widget.text()


def apart(one: QRect, other: QRect) -> int:
    sides = (one.x() - other.x(), one.y() - other.y(), one.width() - other.width(), one.height() - other.height())
    return max(map(abs, sides))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_page_looks_as_if_it_had_been_opened_at_its_zoom(
    appearance: Appearance, context: PageContext, show: Shown, place: Place
) -> None:
    differs = differences(appearance, lambda: opened_at(context, show, place))
    assert differs == []


@pytest.mark.parametrize("page", ["unlock", "first run", "recovery key"])
def test_a_page_before_unlocking_does_so_too(appearance: Appearance, show: Shown, page: str) -> None:
    build: dict[str, Callable[[], QWidget]] = {
        "unlock": lambda: UnlockPage(appearance, "Journal"),
        "first run": lambda: FirstRunPage(appearance, "It will be kept at /home/me/Journal.ajournal"),
        "recovery key": lambda: RecoveryKeyPage(appearance, "AAAAA-BBBBB", QApplication.clipboard()),
    }

    def opened() -> QWidget:
        widget = build[page]()
        show(widget)
        return widget

    differs = differences(appearance, opened)
    assert differs == []


def differences(appearance: Appearance, opened: Callable[[], QWidget]) -> list[tuple[str, QRect, QRect]]:
    """Return what lies elsewhere where a window was zoomed than where it was opened so."""
    zoomed = opened()
    appearance.theme.apply(zoom=1.5)
    seen = places_of(zoomed)
    zoomed.hide()
    fresh = places_of(opened())
    assert [kind for kind, _rect in seen] == [kind for kind, _rect in fresh]
    pairs = zip(seen, fresh, strict=True)
    return [(kind, one, other) for (kind, one), (_kind, other) in pairs if apart(one, other) > SLACK]


def opened_at(context: PageContext, show: Shown, place: Place) -> Workspace:
    workspace = Workspace(context, NewRecoveryKey(), read_only=False)
    show(workspace)
    go(workspace, context, place)
    assert workspace.page is not None
    workspace.page.scroll_to_top()
    return workspace


def test_zooming_to_and_fro_comes_back_to_the_beginning(
    appearance: Appearance, workspace: Workspace, context: PageContext
) -> None:
    go_to_skill(workspace, context, "asking")
    before = places_of(workspace)

    for zoom in (0.9, 0.8, 1.25, 1.5, 1.75, 2.0, 0.8, 1.0):
        appearance.theme.apply(zoom=zoom)
        places_of(workspace)

    assert workspace.page is not None
    workspace.page.scroll_to_top()
    assert places_of(workspace) == before


def test_zooming_keeps_text_keyboard_and_undo(
    appearance: Appearance, workspace: Workspace, context: PageContext
) -> None:
    page = go_to_skill(workspace, context, "asking")
    editor = type_into(page.form, "request", "half an hour")
    context.saves.save_all()
    context.operations.finish()
    edits: list[object] = []
    editor.edited.connect(lambda: edits.append(editor.text()))

    appearance.theme.apply(Scheme.DARK, 2.0, own_fonts=False)
    QApplication.processEvents()

    assert (editor.text(), focus(), edits) == ("half an hour", editor, [])
    editor.undo()
    assert editor.text() == ""


def test_what_has_the_keyboard_stays_in_sight(
    appearance: Appearance, workspace: Workspace, context: PageContext
) -> None:
    page = go_to_skill(workspace, context, "asking")
    last = editor_of([frame.widget for frame in page.form.frames.values() if frame.isVisible()][-1])
    last.setFocus()

    appearance.theme.apply(zoom=2.0)
    places_of(workspace)

    cursor = last.viewport().mapTo(page, last.cursorRect().center())
    assert page.rect().contains(cursor)
    assert not last.visibleRegion().isEmpty()


def test_spaces_margins_and_limits_grow() -> None:
    widget, inside = QWidget(), QWidget()
    column, grid, row = QVBoxLayout(widget), QGridLayout(), QHBoxLayout()
    column.setContentsMargins(1, 2, 3, 4)
    column.setSpacing(10)
    column.addSpacing(7)
    column.addStretch(1)
    grid.setHorizontalSpacing(5)
    grid.setVerticalSpacing(6)
    grid.addWidget(inside, 0, 0)
    column.addLayout(grid)
    row.setSpacing(0)
    column.addLayout(row)
    inside.setFixedSize(11, 12)

    rescale([widget, inside], 1.0, 2.0)

    margins = column.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (2, 4, 6, 8)
    assert (column.spacing(), grid.horizontalSpacing(), grid.verticalSpacing(), row.spacing()) == (20, 10, 12, 0)
    spacers = [item.spacerItem() for item in (column.itemAt(0), column.itemAt(1)) if item is not None]
    assert [spacer.sizeHint().height() for spacer in spacers if spacer is not None] == [14, 0]
    assert (inside.minimumWidth(), inside.maximumHeight()) == (22, 24)


def test_a_window_keeps_its_limits() -> None:
    window = QWidget()
    window.setMinimumSize(560, 420)

    rescale([window], 1.0, 2.0)

    assert (window.minimumWidth(), window.minimumHeight()) == (560, 420)


def test_what_has_no_limit_gets_none() -> None:
    outside = QWidget()
    inside = QWidget(outside)
    inside.setMaximumSize(16_777_215, 524_287)

    rescale([inside], 1.0, 2.0)

    assert (inside.minimumWidth(), inside.maximumWidth(), inside.maximumHeight()) == (0, 16_777_215, 524_287)


def test_a_length_that_somebody_else_has_set_since_is_taken_as_it_is() -> None:
    outside = QWidget()
    inside = QWidget(outside)
    inside.setFixedWidth(10)
    rescale([inside], 1.0, 1.25)

    inside.setFixedWidth(40)
    rescale([inside], 1.25, 2.0)

    assert inside.minimumWidth() == 64
