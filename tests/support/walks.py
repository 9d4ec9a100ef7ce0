"""Going about in an unlocked window, and looking into the journal behind it."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication

from assertjournal.core.answers import Answer, Answers
from assertjournal.core.entry import Entry
from assertjournal.services.conversations import ConversationView
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.pages.desk import Desk
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.place_names import CONVERSATION, ENTRY, WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from tests.support.builders import an_id
from tests.support.desks import asked

P = TypeVar("P", bound=Page)


def settle(desk: Desk) -> None:
    """Let everything that was asked for happen: on the database thread, then in the window."""
    desk.operations.finish()
    QApplication.processEvents()
    desk.operations.finish()


def page_as(workspace: Workspace, kind: type[P]) -> P:
    """Give the page in sight, which must be of this kind."""
    assert isinstance(workspace.page, kind), f"the page in sight is {type(workspace.page).__name__}"
    return workspace.page


def go(workspace: Workspace, desk: Desk, place: Place) -> None:
    """Go to a place and wait until it shows."""
    workspace.go(place)
    settle(desk)


def go_to_skill(workspace: Workspace, desk: Desk, skill: str, conversation: str | None = None) -> EntryPage:
    """Go to a worksheet of a conversation and give its page."""
    go(workspace, desk, Place(WORKSHEET, conversation, skill))
    return page_as(workspace, EntryPage)


def go_to_entry(workspace: Workspace, desk: Desk, entry: str) -> EntryPage:
    """Go to a stored entry and give its page."""
    go(workspace, desk, Place(ENTRY, None, entry))
    return page_as(workspace, EntryPage)


def go_to_conversation(workspace: Workspace, desk: Desk, conversation: str) -> None:
    """Go to the page of a conversation."""
    go(workspace, desk, Place(CONVERSATION, conversation))


def a_talk(desk: Desk, **answers: Answer) -> str:
    """Begin a conversation with these answers to its form, and give its id."""
    name = an_id()
    asked(desk.operations, lambda: desk.conversations.begin(name))
    asked(desk.operations, lambda: desk.conversations.save(name, answers))
    return name


def a_written_entry(desk: Desk, worksheet: str | None, conversation: str | None, answers: Answers) -> str:
    """Write an entry, and give its id."""
    target = EntryTarget(an_id(), worksheet, conversation)
    asked(desk.operations, lambda: desk.entries.save(target, Edit(answers=answers)))
    return target.id


def written(desk: Desk, worksheet: str, conversation: str | None = None) -> Entry | None:
    """Give the newest stored entry of a worksheet."""
    return asked(desk.operations, lambda: desk.entries.newest(conversation, worksheet))


def all_written(desk: Desk, worksheet: str, conversation: str | None = None) -> tuple[Entry, ...]:
    """Give all stored entries of a worksheet, newest first."""
    return asked(desk.operations, lambda: desk.entries.recent(conversation, worksheet))


def entry_of(desk: Desk, entry: str) -> Entry:
    """Give a stored entry."""
    found = asked(desk.operations, lambda: desk.entries.get(entry))
    assert found is not None, "there is no such entry"
    return found


def view_of(desk: Desk, conversation: str) -> ConversationView:
    """Give a stored conversation."""
    view = asked(desk.operations, lambda: desk.conversations.view(conversation))
    assert view is not None, "there is no such conversation"
    return view
