"""A typed count is saved once and whole, however its field is left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

from assertjournal.services.places import Place
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import key, type_text
from tests.support.walks import a_talk, go, go_to_conversation, page_as, settle, view_of


def leave_the_field(workspace: Workspace, context: PageContext) -> None:
    key(page_as(workspace, ConversationPage).form.frames["said_aloud"].findChildren(QSpinBox)[0], Qt.Key.Key_Tab)
    settle(context)


def leave_the_page(workspace: Workspace, context: PageContext) -> None:
    go(workspace, context, Place(JOURNAL))


def save_everything(workspace: Workspace, _context: PageContext) -> None:
    assert workspace.save_all()


@pytest.mark.parametrize("way_out", [leave_the_field, leave_the_page, save_everything])
def test_a_typed_count_is_saved_once_and_whole(
    workspace: Workspace, context: PageContext, way_out: Callable[[Workspace, PageContext], None]
) -> None:
    talk = a_talk(context)
    go_to_conversation(workspace, context, talk)
    page = page_as(workspace, ConversationPage)
    page.form.open_more(True)
    box = page.form.frames["said_aloud"].findChildren(QSpinBox)[0]
    box.setFocus()
    box.selectAll()
    type_text(box, "12")
    assert page.autosave is None or page.autosave.unsaved is None
    way_out(workspace, context)
    assert view_of(context, talk).answers["said_aloud"] == 12
