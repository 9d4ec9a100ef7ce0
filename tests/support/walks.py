"""Going about in an unlocked window, and looking into the journal behind it."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication

from assertjournal.core.answers import Answer, Answers
from assertjournal.core.entry import Entry
from assertjournal.services.conversations import ConversationView
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, ENTRY, WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from tests.support.builders import an_id
from tests.support.contexts import asked

P = TypeVar("P", bound=Page)


def settle(context: PageContext) -> None:
    """Wait for everything that was asked for: on the database thread, then in the window."""
    context.operations.finish()
    QApplication.processEvents()
    context.operations.finish()


def page_as(workspace: Workspace, kind: type[P]) -> P:
    """Return the page in sight, which must be of this kind."""
    assert isinstance(workspace.page, kind), f"the page in sight is {type(workspace.page).__name__}"
    return workspace.page


def go(workspace: Workspace, context: PageContext, place: Place) -> None:
    """Go to a place and wait until it shows."""
    workspace.go(place)
    settle(context)


def go_to_skill(workspace: Workspace, context: PageContext, skill: str, conversation: str | None = None) -> EntryPage:
    """Go to a worksheet of a conversation and return its page."""
    go(workspace, context, Place(WORKSHEET, conversation, skill))
    return page_as(workspace, EntryPage)


def go_to_entry(workspace: Workspace, context: PageContext, entry: str) -> EntryPage:
    """Go to a stored entry and return its page."""
    go(workspace, context, Place(ENTRY, None, entry))
    return page_as(workspace, EntryPage)


def go_to_conversation(workspace: Workspace, context: PageContext, conversation: str) -> None:
    """Go to the page of a conversation."""
    go(workspace, context, Place(CONVERSATION, conversation))


def a_talk(context: PageContext, **answers: Answer) -> str:
    """Begin a conversation with these answers to its form, and return its id."""
    name = an_id()
    asked(context.operations, lambda: context.conversations.begin(name))
    asked(context.operations, lambda: context.conversations.save(name, answers))
    return name


def a_written_entry(context: PageContext, worksheet: str | None, conversation: str | None, answers: Answers) -> str:
    """Write an entry, and return its id."""
    target = EntryTarget(an_id(), worksheet, conversation)
    asked(context.operations, lambda: context.entries.save(target, Edit(answers=answers)))
    return target.id


def written(context: PageContext, worksheet: str, conversation: str | None = None) -> Entry | None:
    """Return the newest stored entry of a worksheet."""
    return asked(context.operations, lambda: context.entries.newest(conversation, worksheet))


def all_written(context: PageContext, worksheet: str, conversation: str | None = None) -> tuple[Entry, ...]:
    """Return all stored entries of a worksheet, newest first."""
    return asked(context.operations, lambda: context.entries.recent(conversation, worksheet))


def entry_of(context: PageContext, entry: str) -> Entry:
    """Return a stored entry."""
    found = asked(context.operations, lambda: context.entries.get(entry))
    assert found is not None, "there is no such entry"
    return found


def view_of(context: PageContext, conversation: str) -> ConversationView:
    """Return a stored conversation."""
    view = asked(context.operations, lambda: context.conversations.view(conversation))
    assert view is not None, "there is no such conversation"
    return view
