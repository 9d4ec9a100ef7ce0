"""Earlier states of an entry: reached from the entry, read beside the present text, brought back, named."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from assertjournal.services.entries import Edit, EntryTarget, SaveMoment
from assertjournal.services.places import Place
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.entries.history_page import HistoryPage
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import HISTORY
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.compared_text import ComparedText
from tests.support.builders import an_id
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.hands import button, buttons, key, press, shown, type_into, words
from tests.support.walks import entry_of, go, go_to_entry, go_to_skill, page_as, settle
from tests.support.windows import Disk
from tests.ui.conftest import Shown

FIRST = "I ask for a long break"
SECOND = "I ask for a break"


@pytest.fixture
def entry(context: PageContext, clock: SetClock) -> str:
    """Return an entry that was written twice, an hour apart."""
    target = EntryTarget(an_id(), "asking")
    for text in (FIRST, SECOND):
        edit = Edit({"request": text, "effect": "I am tired"})
        asked(context.operations, partial(context.entries.save, target, edit, SaveMoment(begins=True, leaves=True)))
        clock.moment += timedelta(hours=1)
    return target.id


@pytest.fixture
def page(workspace: Workspace, context: PageContext, entry: str) -> HistoryPage:
    go(workspace, context, Place(HISTORY, None, entry))
    settle(context)
    return page_as(workspace, HistoryPage)


def texts(page: HistoryPage) -> dict[str, str]:
    return {one.accessibleName(): one.text() for one in shown(page, ComparedText)}


def test_an_entry_leads_to_its_earlier_states_and_they_lead_back(
    workspace: Workspace, context: PageContext, entry: str
) -> None:
    press(go_to_entry(workspace, context, entry), "Earlier versions")
    settle(context)
    page = page_as(workspace, HistoryPage)
    assert page.list.count() == 2

    press(page, "Back to the entry")
    settle(context)

    assert page_as(workspace, EntryPage).form.answer("request") == SECOND


def test_what_is_just_being_typed_is_the_present_state(workspace: Workspace, context: PageContext, entry: str) -> None:
    page = go_to_entry(workspace, context, entry)
    type_into(page.form, "request", " now")
    press(page, "Earlier versions")
    settle(context)

    assert f"{SECOND} now" in texts(page_as(workspace, HistoryPage)).values()


def test_an_entry_that_was_not_begun_has_no_earlier_states(workspace: Workspace, context: PageContext) -> None:
    assert "Earlier versions" not in buttons(go_to_skill(workspace, context, "asking"))


def test_the_newest_state_that_differs_is_shown_beside_the_present(page: HistoryPage) -> None:
    assert sorted(texts(page).values()) == sorted([FIRST, SECOND, "I am tired"])
    assert page.list.chosen is not None
    assert page.list.chosen.number == 1
    assert "Same as now" in words(page)


def test_words_that_differ_are_underlined_and_told(page: HistoryPage) -> None:
    then = next(one for one in shown(page, ComparedText) if one.text() == FIRST)
    now = next(one for one in shown(page, ComparedText) if one.text() == SECOND)

    marked = [one.cursor.selectedText() for one in then.extraSelections()]

    assert marked == ["long"]
    assert then.accessibleDescription() == "Only here: “long”"
    assert now.extraSelections() == []
    assert now.accessibleDescription() == ""


def test_words_behind_pictographs_are_underlined_at_their_place(context: PageContext) -> None:
    text = ComparedText(context.appearance, "Note", "warm_soft")

    text.compare("😀 😀 heron river", ((4, 9),))

    assert [one.cursor.selectedText() for one in text.extraSelections()] == ["heron"]


def test_texts_to_compare_cannot_be_written_in(page: HistoryPage) -> None:
    assert all(one.isReadOnly() for one in shown(page, ComparedText))


def test_the_present_state_can_be_read_but_not_brought_back(page: HistoryPage, context: PageContext) -> None:
    page.list.setCurrentRow(0)
    settle(context)

    assert not button(page, "Bring this version back").isEnabled()
    assert sorted(texts(page).values()) == sorted([SECOND, "I am tired"])


def test_a_state_is_brought_back_and_what_it_replaced_can_be_brought_back(
    page: HistoryPage, workspace: Workspace, context: PageContext, entry: str
) -> None:
    press(page, "Bring this version back")
    settle(context)
    assert entry_of(context, entry).answers["request"] == FIRST
    assert page_as(workspace, EntryPage).form.answer("request") == FIRST

    workspace.messages.button.click()
    settle(context)

    assert entry_of(context, entry).answers["request"] == SECOND
    assert page_as(workspace, EntryPage).form.answer("request") == SECOND


def test_typing_goes_on_in_what_was_brought_back(
    page: HistoryPage, workspace: Workspace, context: PageContext, entry: str
) -> None:
    press(page, "Bring this version back")
    settle(context)
    entry_page = page_as(workspace, EntryPage)

    type_into(entry_page.form, "request", "!")
    entry_page.leave()
    settle(context)

    assert entry_of(context, entry).answers["request"] == f"{FIRST}!"


def test_nothing_is_brought_back_over_text_that_is_not_saved_yet(
    workspace: Workspace, context: PageContext, entry: str, disk: Disk
) -> None:
    entry_page = go_to_entry(workspace, context, entry)
    disk.full = True
    type_into(entry_page.form, "request", " and more")
    press(entry_page, "Earlier versions")
    settle(context)
    disk.full = False

    press(page_as(workspace, HistoryPage), "Bring this version back")
    settle(context)

    assert entry_of(context, entry).answers["request"] == SECOND


def test_a_state_gets_a_name(page: HistoryPage, context: PageContext) -> None:
    (line,) = shown(page, QLineEdit)
    line.setFocus()
    line.setText("Before the talk")
    key(line, Qt.Key.Key_Return)
    settle(context)

    assert page.list.item(1).text().startswith("“Before the talk”, ")
    assert page.list.currentRow() == 1


def test_a_name_that_was_typed_is_kept_on_leaving(page: HistoryPage, context: PageContext, entry: str) -> None:
    (line,) = shown(page, QLineEdit)
    line.setText("Kept")
    press(page, "Back to the entry")
    settle(context)

    view = asked(context.operations, lambda: context.history.view(entry))
    assert view is not None
    assert [state.name for state in view.states] == ["", "Kept"]


def test_escape_leads_back(page: HistoryPage, workspace: Workspace, context: PageContext) -> None:
    key(page.list, Qt.Key.Key_Escape)
    settle(context)

    page_as(workspace, EntryPage)


def test_an_entry_without_states_says_so(workspace: Workspace, context: PageContext) -> None:
    target = EntryTarget(an_id(), "asking")
    asked(context.operations, lambda: context.entries.save(target, Edit({"request": "One"})))

    go(workspace, context, Place(HISTORY, None, target.id))

    page = page_as(workspace, HistoryPage)
    assert "There are no earlier versions of this entry yet." in words(page)
    assert buttons(page) == ["Back to the entry"]


def test_the_history_is_open_again_after_unlocking(
    page: HistoryPage, workspace: Workspace, context: PageContext, entry: str, show: Shown
) -> None:
    workspace.save_all()
    again = Workspace(context, NewRecoveryKey(), read_only=False)
    show(again)

    again.start()
    settle(context)

    assert again.place == Place(HISTORY, None, entry)
    assert page_as(again, HistoryPage).list.count() == page.list.count()
