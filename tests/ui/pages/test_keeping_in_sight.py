"""What is written in, or has the keyboard, stays in sight while a page scrolls."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from assertjournal.services.places import Place
from assertjournal.ui.about.scenario_page import ScenarioPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import SCENARIO
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import editor_of, focus, key, type_into
from tests.support.walks import a_written_entry, go, go_to_skill, page_as, settle


def in_sight(widget: QWidget, rect: QRect) -> bool:
    around = widget.parentWidget()
    while not isinstance(around, QScrollArea):
        assert around is not None
        around = around.parentWidget()
    seen = QRect(QPoint(0, 0), around.viewport().size())
    return seen.contains(QRect(widget.mapTo(around.viewport(), rect.topLeft()), rect.size()))


def test_the_line_that_is_written_stays_in_sight(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    editor = type_into(page.form, "what_happens", "one more line\n" * 60)
    settle(context)
    assert in_sight(editor.viewport(), editor.cursorRect())


def test_going_on_to_the_next_field_brings_it_into_sight(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    page.form.open_more(True)
    page.form.focus_first()
    for _field in range(len(page.form.frames) - 1):
        key(focus(), Qt.Key.Key_Tab)
        settle(context)
        assert in_sight(focus(), QRect(0, 0, 1, 10))


def test_a_field_that_is_entered_with_ctrl_enter_is_in_sight(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    editor = type_into(page.form, "what_happens", "one more line\n" * 60)
    settle(context)
    key(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(context)
    following = editor_of(page.form.frames["request"].widget)
    assert focus() is following
    assert in_sight(following.viewport(), following.cursorRect())


def test_a_scenario_is_read_with_the_keys_for_scrolling(workspace: Workspace, context: PageContext) -> None:
    go(workspace, context, Place(SCENARIO, None, "ben"))
    bar = page_as(workspace, ScenarioPage).findChildren(QScrollArea)[0].verticalScrollBar()
    key(focus(), Qt.Key.Key_PageDown)
    further = bar.value()
    assert further > 0
    key(focus(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > further


def test_no_page_is_wider_than_a_narrow_window(workspace: Workspace, context: PageContext) -> None:
    for number in range(2):
        a_written_entry(context, "asking", None, {"request": f"request {number}"})
    workspace.resize(1024, 640)
    page = go_to_skill(workspace, context, "asking")
    area = page.findChildren(QScrollArea)[0]
    column = area.widget()
    assert column is not None
    assert column.minimumSizeHint().width() <= area.viewport().width()


def test_a_page_that_opens_shows_its_beginning(workspace: Workspace, context: PageContext) -> None:
    a_written_entry(context, "asking", None, {"what_happens": "one more line\n" * 60})
    page = go_to_skill(workspace, context, "asking")
    assert page.findChildren(QScrollArea)[0].verticalScrollBar().value() == 0
