"""The journal lists everything, newest first, and fetches more while it is scrolled."""

from dataclasses import replace
from datetime import timedelta
from typing import NoReturn

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assertjournal.core.entry import EntryLine
from assertjournal.core.errors import UserError
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.services.preferences import RowShows
from assertjournal.ui.entries.note_page import NotePage
from assertjournal.ui.entries.skill_page import SkillPage
from assertjournal.ui.journal.journal_model import JournalRole
from assertjournal.ui.journal.journal_page import JournalPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL
from assertjournal.ui.shell.workspace import Workspace
from tests.support.clocks import SetClock
from tests.support.hands import focus, key, press, type_into, words
from tests.support.walks import a_talk, a_written_entry, entry_of, go, page_as, settle
from tests.ui.conftest import Shown


def the_journal(workspace: Workspace, context: PageContext) -> JournalPage:
    go(workspace, context, Place(JOURNAL, workspace.place.conversation))
    return page_as(workspace, JournalPage)


def lines_of(page: JournalPage) -> list[EntryLine]:
    return [page.model.line(page.model.index(row, 0)) for row in range(page.model.rowCount())]


def data_of(page: JournalPage, role: int) -> list[object]:
    return [page.model.index(row, 0).data(role) for row in range(page.model.rowCount())]


def out_of_reach(*_asked: object) -> NoReturn:
    raise UserError("The journal cannot be read.", "Connect the disk that it is on.")


def notes(context: PageContext, clock: SetClock, count: int) -> list[str]:
    made = []
    for number in range(count):
        clock.moment += timedelta(hours=8)
        made.append(a_written_entry(context, None, None, {"text": f"note {number}"}))
    return made[::-1]


def test_an_empty_journal_says_what_will_be_here(workspace: Workspace, context: PageContext) -> None:
    page = the_journal(workspace, context)
    assert "Nothing here yet." in words(page)
    assert not page.list.isVisible()


def test_everything_is_listed_newest_first(workspace: Workspace, context: PageContext, clock: SetClock) -> None:
    made = notes(context, clock, 5)
    assert [line.id for line in lines_of(the_journal(workspace, context))] == made


def test_the_first_entry_of_each_day_carries_the_day(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    for hours in (0, 1, 24):
        clock.moment += timedelta(hours=hours)
        a_written_entry(context, None, None, {"text": "x"})
    days = data_of(the_journal(workspace, context), JournalRole.DAY)
    assert days == ["Tuesday 2026-11-24", "Monday 2026-11-23", ""]


def test_rows_are_called_by_their_conversation_or_title(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    talk, untitled = a_talk(context, title="Time for breaks"), a_talk(context)
    for worksheet, conversation in (("asking", talk), ("debrief", untitled), ("values", None), (None, None)):
        clock.moment += timedelta(minutes=1)
        a_written_entry(
            context, worksheet, conversation, {"text": "x"} if worksheet is None else {"anything_else": "x"}
        )
    assert data_of(the_journal(workspace, context), Qt.ItemDataRole.DisplayRole) == [
        "Note, Note, 2026-11-23",
        "Without a conversation, Acting on your values, 2026-11-23",
        "Conversation of 2026-11-23, After the conversation, 2026-11-23",
        "Time for breaks, Asking for what you want, 2026-11-23",
    ]


@pytest.mark.slow
def test_more_is_fetched_while_the_list_is_scrolled_and_each_entry_comes_once(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    made = notes(context, clock, 120)
    page = the_journal(workspace, context)
    assert page.model.rowCount() == 50
    for _page in range(3):
        page.list.scrollToBottom()
        settle(context)
    assert [line.id for line in lines_of(page)] == made


@pytest.mark.slow
def test_moving_a_row_to_the_bin_far_down_the_list_keeps_the_place(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    notes(context, clock, 120)
    page = the_journal(workspace, context)
    for _page in range(3):
        page.list.scrollToBottom()
        settle(context)
    page.list.setCurrentIndex(page.model.index(100, 0))
    key(page.list, Qt.Key.Key_Delete)
    settle(context)
    assert page.list.currentIndex().row() == 100
    assert page.list.viewport().rect().intersects(page.list.visualRect(page.list.currentIndex()))


def test_a_journal_that_cannot_be_read_is_not_said_to_be_empty_and_is_read_again(
    context: PageContext, show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    page = JournalPage(context)
    show(page)
    with monkeypatch.context() as patch:
        patch.setattr(entry_rows, "lines", out_of_reach)
        page.open(Place(JOURNAL))
        settle(context)
        assert "Nothing here yet." not in words(page)
    page.open(Place(JOURNAL))
    settle(context)
    assert [line.opening for line in lines_of(page)] == ["x"]
    assert page.list.isVisible()


def test_a_row_opens_its_entry_with_the_mouse(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    a_written_entry(context, "asking", talk, {"request": "half an hour"})
    page = the_journal(workspace, context)
    row = page.list.visualRect(page.model.index(0, 0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center() + QPoint(0, row.height() // 4))
    settle(context)
    assert page_as(workspace, SkillPage).form.answer("request") == "half an hour"
    assert workspace.place.conversation == talk


def test_a_row_opens_its_entry_with_the_keyboard(workspace: Workspace, context: PageContext, clock: SetClock) -> None:
    notes(context, clock, 2)
    page = the_journal(workspace, context)
    assert focus() is page.list
    key(page.list, Qt.Key.Key_Down)
    key(page.list, Qt.Key.Key_Return)
    settle(context)
    assert page_as(workspace, NotePage).form.answer("text") == "note 0"


def test_a_new_note_is_one_press_away(workspace: Workspace, context: PageContext) -> None:
    press(the_journal(workspace, context), "New note")
    settle(context)
    assert page_as(workspace, NotePage).form.answer("text") is None


def test_what_was_written_since_is_listed_when_one_comes_back(workspace: Workspace, context: PageContext) -> None:
    the_journal(workspace, context)
    workspace.new_note()
    settle(context)
    type_into(page_as(workspace, NotePage).form, "text", "written since")
    assert [line.opening for line in lines_of(the_journal(workspace, context))] == ["written since"]


def test_delete_moves_a_row_to_the_bin_and_undo_brings_it_back(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    newest, oldest = notes(context, clock, 2)
    page = the_journal(workspace, context)
    key(page.list, Qt.Key.Key_Delete)
    settle(context)
    assert [line.id for line in lines_of(page)] == [oldest]
    assert entry_of(context, newest).deleted_at is not None
    press(workspace.messages, "Undo")
    settle(context)
    assert [line.id for line in lines_of(page)] == [newest, oldest]


def test_a_screen_reader_hears_the_opening_words(workspace: Workspace, context: PageContext) -> None:
    a_written_entry(context, None, None, {"text": "how it began"})
    page = the_journal(workspace, context)
    assert data_of(page, Qt.ItemDataRole.AccessibleDescriptionRole) == ["how it began"]


@pytest.mark.parametrize(
    ("row_shows", "heard", "told"),
    [
        (RowShows.WORDS, "Time for breaks, Asking for what you want, 2026-11-23", ["half an hour"]),
        (RowShows.TITLES, "Time for breaks, Asking for what you want, 2026-11-23", [None]),
        (RowShows.KINDS, "Asking for what you want, 2026-11-23", [None]),
    ],
)
def test_rows_show_and_say_no_more_than_was_chosen(
    workspace: Workspace, context: PageContext, row_shows: RowShows, heard: str, told: list[str | None]
) -> None:
    a_written_entry(context, "asking", a_talk(context, title="Time for breaks"), {"request": "half an hour"})
    page = the_journal(workspace, context)

    context.preferences.put(replace(context.preferences.now, row_shows=row_shows))

    assert data_of(page, Qt.ItemDataRole.DisplayRole) == [heard]
    assert data_of(page, Qt.ItemDataRole.AccessibleDescriptionRole) == told
    assert data_of(page, JournalRole.OPENING) == told


def test_with_no_text_a_note_is_a_note_and_the_list_looks_the_same_whatever_it_holds(
    workspace: Workspace, context: PageContext
) -> None:
    entry = a_written_entry(context, None, None, {"text": "one thing"})
    context.preferences.put(replace(context.preferences.now, row_shows=RowShows.KINDS))
    page = the_journal(workspace, context)
    before = page.list.grab().toImage()

    other = Edit(answers={"text": "quite another thing, and more of it"}, title="And a title")
    context.operations.write(lambda: context.entries.save(EntryTarget(entry), other))
    settle(context)

    assert [line.title for line in lines_of(page)] == ["And a title"]
    assert page.list.grab().toImage() == before


def test_with_less_to_show_rows_are_lower(workspace: Workspace, context: PageContext) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    page = the_journal(workspace, context)
    heights = []
    for row_shows in (RowShows.WORDS, RowShows.TITLES):
        context.preferences.put(replace(context.preferences.now, row_shows=row_shows))
        QApplication.processEvents()
        heights.append(page.list.visualRect(page.model.index(0, 0)).height())
    assert heights[0] > heights[1]


@pytest.mark.parametrize("text", ["<b>x</b>", "a & b", "x" * 3000, "שלום\nאתה", ""])
def test_any_text_is_drawn(workspace: Workspace, context: PageContext, text: str) -> None:
    a_written_entry(context, "asking", a_talk(context, title=text), {"request": text or "x"})
    page = the_journal(workspace, context)
    assert not page.list.grab().isNull()


def test_scrolling_asks_again_for_a_page_that_could_not_be_read(
    workspace: Workspace, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        a_written_entry(context, None, None, {"text": f"note {number}"})
    go(workspace, context, Place(JOURNAL))
    model = page_as(workspace, JournalPage).model
    with monkeypatch.context() as failing:
        failing.setattr(entry_rows, "lines", out_of_reach)
        model.fetchMore(QModelIndex())
        settle(context)
    model.fetchMore(QModelIndex())
    settle(context)
    assert model.rowCount() == 60
