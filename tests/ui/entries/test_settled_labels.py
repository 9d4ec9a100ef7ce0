"""The label of a person is settled when its field is left: on the way to “Mark” it may be someone else’s “M”."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from assertjournal.core.person import Person
from assertjournal.services.places import Place
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, JOURNAL
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.plain_editor import PlainEditor
from tests.support.hands import editor_of, type_into
from tests.support.timers import run_out
from tests.support.walks import a_talk, go, go_to_conversation, page_as, settle, view_of


@pytest.fixture
def with_m(context: PageContext) -> str:
    return a_talk(context, **{"with": "M", "relationship": "parent"})


@pytest.fixture
def talk(workspace: Workspace, context: PageContext, with_m: str) -> str:
    name = a_talk(context)
    go_to_conversation(workspace, context, name)
    return name


@pytest.fixture
def page(workspace: Workspace, talk: str) -> ConversationPage:
    return page_as(workspace, ConversationPage)


def rest(page: ConversationPage, context: PageContext) -> None:
    """Type nothing until what is waiting is saved: for half a second."""
    assert page.autosave is not None
    page.autosave.save_now()
    settle(context)


def rest_for_long(page: ConversationPage, context: PageContext) -> None:
    """Type nothing for three seconds."""
    run_out(page, context.delays.save_at_latest)
    rest(page, context)


def leave_the_field(page: ConversationPage, context: PageContext) -> None:
    editor_of(page.form.frames["title"].widget).setFocus()
    settle(context)


def go_on_typing(editor: PlainEditor, words: str) -> None:
    QTest.keyClicks(editor, words)


def person_of(context: PageContext, conversation: str) -> tuple[str, str] | None:
    person: Person | None = view_of(context, conversation).person
    return None if person is None else (person.label, person.relationship)


def test_half_a_label_is_not_written_while_its_field_has_the_keyboard(
    context: PageContext, talk: str, page: ConversationPage
) -> None:
    type_into(page.form, "with", "M")
    rest(page, context)
    assert person_of(context, talk) is None


def test_a_label_that_goes_on_after_a_rest_is_the_whole_one(
    context: PageContext, talk: str, page: ConversationPage, with_m: str
) -> None:
    editor = type_into(page.form, "with", "M")
    rest(page, context)
    go_on_typing(editor, "ark")
    leave_the_field(page, context)
    assert person_of(context, talk) == ("Mark", "")
    assert page.form.answer("relationship") is None
    assert person_of(context, with_m) == ("M", "parent")


@pytest.mark.slow
def test_after_three_seconds_half_a_label_is_written_and_still_takes_nobody_away(
    context: PageContext, talk: str, page: ConversationPage, with_m: str
) -> None:
    editor = type_into(page.form, "with", "M")
    rest_for_long(page, context)
    assert person_of(context, talk) == ("M", "parent")
    go_on_typing(editor, "ark")
    leave_the_field(page, context)
    assert person_of(context, talk) == ("Mark", "")
    assert person_of(context, with_m) == ("M", "parent")


def leave_the_page(workspace: Workspace, context: PageContext) -> None:
    go(workspace, context, Place(JOURNAL))


def save_everything(workspace: Workspace, _context: PageContext) -> None:
    assert workspace.save_all()


@pytest.mark.parametrize("way_out", [leave_the_page, save_everything])
def test_a_label_that_waits_is_written_on_the_way_out(
    workspace: Workspace,
    context: PageContext,
    talk: str,
    page: ConversationPage,
    way_out: Callable[[Workspace, PageContext], None],
) -> None:
    type_into(page.form, "with", "Mark")
    way_out(workspace, context)
    assert person_of(context, talk) == ("Mark", "")


def test_a_label_typed_while_another_conversation_is_read_goes_to_the_one_in_sight(
    workspace: Workspace, context: PageContext, talk: str, page: ConversationPage
) -> None:
    other = a_talk(context)
    editor = type_into(page.form, "with", "Mar")
    workspace.go(Place(CONVERSATION, other))
    go_on_typing(editor, "k")
    settle(context)
    assert page.form.answer("with") is None
    assert workspace.save_all()
    assert person_of(context, talk) == ("Mark", "")
    assert person_of(context, other) is None
