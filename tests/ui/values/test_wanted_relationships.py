"""The relationships I want, person by person."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from assertjournal.core.summary import Names, SummaryChoices
from assertjournal.services.people import KnownPerson
from assertjournal.services.places import Place
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import VALUES
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.contexts import asked
from tests.support.hands import buttons, focus, key, press, type_into, words
from tests.support.value_cards import add, person_card, the_page
from tests.support.walks import a_talk, a_written_entry, go, settle


@pytest.fixture
def page(workspace: Workspace, context: PageContext) -> ValuesPage:
    return the_page(workspace, context)


def everyone(context: PageContext) -> tuple[KnownPerson, ...]:
    return asked(context.operations, context.people.all)


def test_people_from_conversations_and_added_ones_are_listed(workspace: Workspace, context: PageContext) -> None:
    a_talk(context, **{"with": "Mara", "relationship": "sibling"})
    page = the_page(workspace, context)
    press(page, "The relationships I want")

    add(context, page, page.relationships.line.line, "Ada")

    assert "Sibling" in words(person_card(page, "Mara"))
    assert "Take away" not in buttons(person_card(page, "Mara"))
    assert person_card(page, "Ada").isVisible()
    assert focus() is page.relationships.line.line


def test_what_is_wanted_of_a_relationship_is_saved_as_it_is_typed(
    page: ValuesPage, workspace: Workspace, context: PageContext
) -> None:
    press(page, "The relationships I want")
    add(context, page, page.relationships.line.line, "Ada")
    card = person_card(page, "Ada")
    press(card, "The relationship I want")
    assert card.form is not None

    type_into(card.form, "wanted", "Warm")
    type_into(card.form, "note", "Call on Sundays.")
    go(workspace, context, Place(VALUES))

    person = everyone(context)[0].person
    assert (person.wanted, person.note) == ("Warm", "Call on Sundays.")
    press(card, "The relationship I want")
    assert {"Warm", "Call on Sundays."} <= set(words(card).split("\n"))


def test_a_full_name_is_what_a_summary_with_full_names_calls_somebody(
    workspace: Workspace, context: PageContext
) -> None:
    a_written_entry(context, "asking", a_talk(context, **{"with": "M."}), {"request": "a"})
    page = the_page(workspace, context)
    press(page, "The relationships I want")
    card = person_card(page, "M.")
    press(card, "The relationship I want")
    assert card.form is not None

    type_into(card.form, "name", "Mara Berg")
    go(workspace, context, Place(VALUES))

    named = {
        names: asked(context.operations, partial(context.summaries.build, SummaryChoices(names=names)))
        for names in (Names.LABELS, Names.FULL)
    }
    assert [summary.conversations[0].name for summary in named.values()] == ["M.", "Mara Berg"]
    assert "M." in words(person_card(the_page(workspace, context), "M."))


def test_somebody_known_by_a_relationship_only_is_called_by_it(workspace: Workspace, context: PageContext) -> None:
    a_talk(context, relationship="manager")
    page = the_page(workspace, context)
    press(page, "The relationships I want")
    assert words(person_card(page, "Manager")).split("\n").count("Manager") == 1


def test_a_person_who_is_taken_away_comes_back(page: ValuesPage, workspace: Workspace, context: PageContext) -> None:
    press(page, "The relationships I want")
    add(context, page, page.relationships.line.line, "Ada")
    before = everyone(context)

    press(person_card(page, "Ada"), "Take away")
    settle(context)
    assert everyone(context) == ()
    press(workspace.messages, "Undo")
    settle(context)

    assert everyone(context) == before


def test_a_person_without_conversations_is_renamed_where_they_stand(workspace: Workspace, context: PageContext) -> None:
    a_talk(context, **{"with": "Mara"})
    asked(context.operations, lambda: context.people.add("Ad"))
    page = the_page(workspace, context)
    press(page, "The relationships I want")
    assert "Rename" not in buttons(person_card(page, "Mara"))

    press(person_card(page, "Ad"), "Rename")
    focus().setProperty("text", "Ada")
    key(focus(), Qt.Key.Key_Return)
    settle(context)

    assert [known.person.label for known in everyone(context)] == ["Ada", "Mara"]
    assert person_card(page, "Ada").isAncestorOf(focus())
