"""A conversation's own page: what it is about, and a note where raising it may not be safe."""

import pytest
from PySide6.QtWidgets import QScrollArea

from assertjournal.services.places import Place
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.labels import PlainLabel
from tests.support.hands import button, press, type_into, words
from tests.support.walks import a_talk, go_to_conversation, go_to_skill, page_as, settle, view_of

SAFETY = "If this person has hurt, threatened or controlled you"


@pytest.fixture
def talk(workspace: Workspace, context: PageContext) -> str:
    name = a_talk(context)
    go_to_conversation(workspace, context, name)
    return name


def the_page(workspace: Workspace) -> ConversationPage:
    return page_as(workspace, ConversationPage)


def press_safe(page: ConversationPage, answer: str) -> None:
    press(page.form.frames["safe"], answer)


def test_a_new_conversation_shows_its_empty_page(workspace: Workspace, context: PageContext) -> None:
    workspace.new_conversation()
    settle(context)
    page = the_page(workspace)
    assert {page.form.answer(name) for name in page.form.frames if name != "status"} == {None}
    assert page.form.answer("status") == "planning"


@pytest.mark.parametrize("answer", ["Not sure", "No"])
def test_a_note_appears_where_it_may_not_be_safe_and_blocks_nothing(
    workspace: Workspace, context: PageContext, talk: str, answer: str
) -> None:
    assert SAFETY not in words(the_page(workspace))
    press_safe(the_page(workspace), answer)
    assert SAFETY in words(the_page(workspace))
    press(the_page(workspace), "Next: Knowing your priorities")
    settle(context)
    assert workspace.place == Place(WORKSHEET, talk, "priorities")


def test_the_note_goes_when_it_is_safe_after_all(workspace: Workspace, talk: str) -> None:
    press_safe(the_page(workspace), "No")
    press_safe(the_page(workspace), "Yes")
    assert SAFETY not in words(the_page(workspace))


def test_the_note_is_there_again_when_one_comes_back(workspace: Workspace, context: PageContext) -> None:
    unsafe, safe = a_talk(context, safe="no"), a_talk(context, safe="yes")
    go_to_conversation(workspace, context, unsafe)
    assert SAFETY in words(the_page(workspace))
    go_to_conversation(workspace, context, safe)
    assert SAFETY not in words(the_page(workspace))


def test_the_title_and_the_person_stand_in_the_switcher(workspace: Workspace, context: PageContext, talk: str) -> None:
    page = the_page(workspace)
    type_into(page.form, "title", "Time for breaks")
    type_into(page.form, "with", "My boss")
    page.leave()
    settle(context)
    card = button(workspace.sidebar.switcher, "Conversation: Time for breaks")
    assert card.accessibleDescription() == "with My boss"


def test_an_empty_title_becomes_the_day_it_was_begun(workspace: Workspace, talk: str) -> None:
    assert button(workspace.sidebar.switcher, "Conversation: Conversation of 2026-11-23").isVisible()


def test_without_a_conversation_the_switcher_says_so(workspace: Workspace, context: PageContext, talk: str) -> None:
    go_to_skill(workspace, context, "asking", None)
    assert button(workspace.sidebar.switcher, "Conversation: Without a conversation").isVisible()


def test_a_person_who_is_known_brings_the_relationship_along(workspace: Workspace, context: PageContext) -> None:
    a_talk(context, **{"with": "My boss", "relationship": "manager"})
    go_to_conversation(workspace, context, a_talk(context))
    page = the_page(workspace)
    type_into(page.form, "with", "My boss")
    page.leave()
    settle(context)
    assert page.form.answer("relationship") == "manager"


def test_ratings_can_be_given_again_and_keep_their_days(workspace: Workspace, context: PageContext, talk: str) -> None:
    press(the_page(workspace).form.frames["nervous"], "7")
    assert workspace.save_all()
    press(the_page(workspace).form.frames["nervous"], "4")
    assert workspace.save_all()
    view = view_of(context, talk)
    assert view.conversation.ratings.nervous == 4
    assert view.conversation.rating_history


def test_everything_on_the_form_is_stored_and_shown_again(workspace: Workspace, context: PageContext) -> None:
    ben = context.content.scenarios["ben"].answers["conversation"]
    go_to_conversation(workspace, context, a_talk(context, **ben))
    page = the_page(workspace)
    assert {name: page.form.answer(name) for name in ben} == ben


def test_the_note_is_in_sight_as_soon_as_it_appears(workspace: Workspace, context: PageContext, talk: str) -> None:
    workspace.resize(1024, 640)
    page = the_page(workspace)
    press_safe(page, "No")
    settle(context)
    area = page.findChildren(QScrollArea)[0]
    heading = next(label for label in page.findChildren(PlainLabel) if label.text().startswith(SAFETY))
    seen = heading.mapTo(area.viewport(), heading.rect().bottomLeft()).y()
    assert 0 < seen < area.viewport().height()
