"""Where I lived them: the entries that name a value, opened at that place."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from assertjournal.services.preferences import RowShows
from assertjournal.ui.entries.skill_page import SkillPage
from assertjournal.ui.journal.journal_model import JournalRole
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import REFLECTION
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.clocks import SetClock
from tests.support.hands import focus, key, press, words
from tests.support.value_cards import the_page, with_values
from tests.support.walks import a_talk, a_written_entry, page_as, settle


@pytest.fixture
def page(workspace: Workspace, context: PageContext) -> ValuesPage:
    return the_page(workspace, context)


def lived(page: ValuesPage) -> list[str]:
    return [page.lived.model.line(page.lived.model.index(row, 0)).id for row in range(page.lived.model.rowCount())]


def test_entries_are_listed_by_the_values_that_they_name(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    with_values(context, "Honesty", "Rest")
    made = []
    for worksheet, matters in (("values", ("Honesty",)), (REFLECTION, ("rest", "Honesty")), ("values", ("Fun",))):
        clock.moment += timedelta(minutes=1)
        made.append(a_written_entry(context, worksheet, None, {"matters": matters}))
    page = the_page(workspace, context)

    press(page, "Where I lived them")
    settle(context)
    assert lived(page) == [made[1], made[0]]
    page.lived.box.setCurrentText("Rest")
    page.lived.box.activated.emit(page.lived.box.currentIndex())
    settle(context)

    assert lived(page) == [made[1]]


def rows(page: ValuesPage) -> list[tuple[object, ...]]:
    indexes = [page.lived.model.index(row, 0) for row in range(page.lived.model.rowCount())]
    return [tuple(index.data(role) for role in JournalRole if role > JournalRole.LINE) for index in indexes]


def test_a_row_says_what_the_entry_is_about_and_the_values_beside(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    with_values(context, "Honesty", "Rest")
    a_written_entry(context, REFLECTION, None, {"about": "Late again", "matters": ("Rest", "Honesty")})
    clock.moment += timedelta(minutes=1)
    talk = a_talk(context, title="The rota")
    a_written_entry(context, "values", talk, {"honest_reason": "I am tired.", "matters": ("rest",)})
    page = the_page(workspace, context)
    press(page, "Where I lived them")
    settle(context)

    assert [row[:2] + row[3:] for row in rows(page)] == [
        ("The rota", "Acting on your values · Rest", "I am tired."),
        ("Reflection", "Honesty · Rest", "Late again"),
    ]
    assert "Entries in which you named one of your values." in words(page)


@pytest.mark.parametrize("shows", [RowShows.TITLES, RowShows.KINDS])
def test_rows_that_are_to_show_no_words_name_no_values(
    workspace: Workspace, context: PageContext, shows: RowShows
) -> None:
    with_values(context, "Honesty")
    a_written_entry(context, REFLECTION, None, {"about": "Late again", "matters": ("Honesty",)})
    context.preferences.put(replace(context.preferences.now, row_shows=shows))
    page = the_page(workspace, context)
    press(page, "Where I lived them")
    settle(context)

    (index,) = (page.lived.model.index(row, 0) for row in range(page.lived.model.rowCount()))
    told = [index.data(role) for role in (*JournalRole, Qt.ItemDataRole.DisplayRole) if role != JournalRole.LINE]
    assert not [text for text in told if text and "Honesty" in str(text)]


def test_more_entries_are_read_as_the_list_is_scrolled(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    with_values(context, "Rest")
    for _number in range(60):
        clock.moment += timedelta(minutes=1)
        a_written_entry(context, REFLECTION, None, {"matters": ("Rest",)})
    page = the_page(workspace, context)
    press(page, "Where I lived them")
    settle(context)
    assert len(lived(page)) == 50

    page.lived.list.scrollToBottom()
    settle(context)

    assert len(lived(page)) == 60


def test_no_entry_yet_is_said(page: ValuesPage, context: PageContext) -> None:
    press(page, "Where I lived them")
    settle(context)
    assert "Nothing yet." in words(page)
    assert not page.lived.box.isEnabled()


def test_an_entry_opens_at_the_place_that_names_the_value(workspace: Workspace, context: PageContext) -> None:
    with_values(context, "Honesty")
    a_written_entry(context, "values", a_talk(context), {"matters": ("Honesty",)})
    page = the_page(workspace, context)
    press(page, "Where I lived them")
    settle(context)

    page.lived.list.setFocus()
    key(page.lived.list, Qt.Key.Key_Return)
    settle(context)

    opened = page_as(workspace, SkillPage)
    assert opened.form.frames["matters"].isAncestorOf(focus())
