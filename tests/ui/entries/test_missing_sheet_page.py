"""An entry whose worksheet is missing is shown, with what to do, and can go to the bin and come back."""

import pytest

from assertjournal.core.answers import Answers, RatedLine
from assertjournal.core.entry import EntryKind
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services.places import Place
from assertjournal.ui.entries.entry_names import EntryNames
from assertjournal.ui.entries.history_page import HistoryPage
from assertjournal.ui.entries.missing_sheet_page import MissingSheetPage
from assertjournal.ui.journal.journal_page import JournalPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ENTRY
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.plain_editor import PlainEditor
from tests.support.builders import an_entry
from tests.support.contexts import asked
from tests.support.hands import buttons, press, shown, type_text, words
from tests.support.own_worksheet import OWN_ID
from tests.support.walks import entry_of, go, page_as, settle

ANSWERS: Answers = {"thanks": "For the soup", "count": 3, "felt": (RatedLine("glad", 7),)}


@pytest.fixture
def stored(context: PageContext) -> str:
    entry = an_entry(kind=EntryKind.WORKSHEET, worksheet=OWN_ID, answers=ANSWERS)

    def put() -> None:
        with saving():
            entry_rows.put(entry, "For the soup")

    asked(context.operations, put)
    return entry.id


@pytest.fixture
def page(workspace: Workspace, context: PageContext, stored: str) -> MissingSheetPage:
    go(workspace, context, Place(ENTRY, None, stored))
    return page_as(workspace, MissingSheetPage)


def test_it_says_which_worksheet_is_missing_and_what_to_do(page: MissingSheetPage) -> None:
    assert f"“{OWN_ID}”, which this program does not have" in words(page)
    assert "put the worksheet’s file back" in words(page)


def test_all_answers_are_read_and_none_is_changed(page: MissingSheetPage, context: PageContext, stored: str) -> None:
    for editor in shown(page, PlainEditor):
        type_text(editor, "x")
    texts = {editor.accessibleName(): editor.text() for editor in shown(page, PlainEditor)}
    page.leave()
    settle(context)
    assert texts == {"thanks": "For the soup", "count": "3", "felt": "glad (7)"}
    assert entry_of(context, stored).answers == ANSWERS


def test_it_goes_to_the_bin_and_undo_brings_it_back(
    page: MissingSheetPage, workspace: Workspace, context: PageContext, stored: str
) -> None:
    press(page, "Move to the bin")
    settle(context)
    page_as(workspace, JournalPage)
    assert entry_of(context, stored).deleted_at is not None
    press(workspace.messages, "Undo")
    settle(context)
    page_as(workspace, MissingSheetPage)
    assert (entry_of(context, stored).deleted_at, entry_of(context, stored).answers) == (None, ANSWERS)


def test_lists_name_it_by_its_worksheet(context: PageContext, stored: str) -> None:
    (line,) = asked(context.operations, context.entries.lines)
    assert EntryNames(context.content, context.formatter).describe(line) == ("Without a conversation", OWN_ID)


def test_its_earlier_states_lead_back_to_it(page: MissingSheetPage, workspace: Workspace, context: PageContext) -> None:
    press(page, "Earlier versions")
    settle(context)
    history = page_as(workspace, HistoryPage)
    assert "Back to the entry" in buttons(history)
    press(history, "Back to the entry")
    settle(context)
    page_as(workspace, MissingSheetPage)
