"""The session summary's page: nothing that was written freely is in it unless it was ticked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from assertjournal.core.changes import Changes
from assertjournal.core.summary import FirstPageText, Names, SummaryChoices, SummaryOffer, SummaryRange
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.services.preferences import RowShows
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary.offer_model import OfferRole
from assertjournal.ui.summary.summary_page import SummaryPage
from tests.support.builders import an_entry, an_id
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.hands import button, key, press, shown, type_into, words
from tests.support.summary_choices import (
    CONVERSATIONS,
    DEBRIEF,
    EVERYTHING,
    REQUEST,
    choose,
    rows,
    the_page,
)
from tests.support.walks import a_talk, a_written_entry, go, page_as, settle


def draft_of(context: PageContext) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return asked(context.operations, context.summaries.draft)


def make_private(context: PageContext, entry: str) -> None:
    asked(context.operations, lambda: context.entries.save(EntryTarget(entry), Edit(private=True)))


def test_the_sidebar_leads_to_it(workspace: Workspace, context: PageContext) -> None:
    press(workspace.sidebar, "Session summary")
    settle(context)
    page_as(workspace, SummaryPage)
    assert button(workspace.sidebar, "Session summary").isChecked()


def test_nothing_written_freely_is_ticked_at_first(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context, title="Time for breaks")
    a_written_entry(context, "asking", talk, REQUEST)
    a_written_entry(context, "debrief", talk, {**DEBRIEF, "sharing": "only_ratings"})
    page = the_page(workspace, context)
    assert not any(box.isChecked() for box in shown(page, QCheckBox))
    assert page.choices() == SummaryChoices()


def test_what_was_marked_to_be_brought_up_is_ticked_in_advance(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    a_written_entry(context, "asking", talk, REQUEST)
    marked = a_written_entry(context, "debrief", talk, {**DEBRIEF, "sharing": "bring_up"})
    assert the_page(workspace, context).choices().entries == {marked}


def test_entries_are_listed_below_their_conversation(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    a_written_entry(context, None, None, {"text": "slept badly"})
    clock.moment += timedelta(hours=1)
    talk = a_talk(context, **{"title": "Time for breaks", "with": "M.", "relationship": "colleague"})
    a_written_entry(context, "asking", talk, REQUEST)
    assert rows(the_page(workspace, context).entries.model) == [
        "Time for breaks, M. (colleague)",
        "Asking for what you want, 2026-11-23",
        "Without a conversation",
        "Note, 2026-11-23",
    ]


def test_a_click_on_a_row_ticks_it_and_another_takes_the_tick_away(workspace: Workspace, context: PageContext) -> None:
    entry = a_written_entry(context, "asking", a_talk(context), REQUEST)
    page = the_page(workspace, context)
    page.bring_into_sight(page.entries.list)
    place = page.entries.list.visualRect(page.entries.model.index(1)).center()
    chosen = []
    for _time in range(2):
        QTest.mouseClick(page.entries.list.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(40, 0))
        chosen.append(page.choices().entries)
    assert chosen == [{entry}, frozenset()]


def test_the_keyboard_ticks_and_passes_headings_by(workspace: Workspace, context: PageContext, clock: SetClock) -> None:
    older = a_written_entry(context, "asking", a_talk(context, title="Older"), REQUEST)
    clock.moment += timedelta(hours=1)
    newer = a_written_entry(context, "asking", a_talk(context, title="Newer"), REQUEST)
    page = the_page(workspace, context)
    page.entries.list.setFocus(Qt.FocusReason.TabFocusReason)
    key(page.entries.list, Qt.Key.Key_Space)
    after_one = page.choices().entries
    key(page.entries.list, Qt.Key.Key_Down)
    key(page.entries.list, Qt.Key.Key_Return)
    assert [after_one, page.choices().entries] == [{newer}, {newer, older}]


def test_all_of_a_kind_are_ticked_at_once(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    sheets = {
        a_written_entry(context, "asking", talk, REQUEST),
        a_written_entry(context, "saying_no", talk, {"limit": "x"}),
    }
    a_written_entry(context, None, None, {"text": "slept badly"})
    page = the_page(workspace, context)
    press(page, "All worksheets (2)")
    ticked = page.choices().entries
    press(page, "All worksheets (2)")
    assert [ticked, page.choices().entries] == [sheets, set()]


def test_a_kind_of_which_some_are_ticked_shows_so_and_a_press_ticks_the_rest(
    workspace: Workspace, context: PageContext
) -> None:
    for text in ("one", "two"):
        a_written_entry(context, None, None, {"text": text})
    page = the_page(workspace, context)
    page.entries.model.toggle(page.entries.model.index(1))
    notes = next(box for box in shown(page, QCheckBox) if box.accessibleName() == "All notes (2)")
    before = notes.checkState()
    press(page, "All notes (2)")
    assert (before, notes.checkState()) == (Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)
    assert len(page.choices().entries) == 2


def test_a_count_says_what_is_left_out_of_page_1(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    a_written_entry(context, "asking", talk, REQUEST)
    a_written_entry(context, "debrief", talk, DEBRIEF)
    page = the_page(workspace, context)
    before = words(page.first_page)
    press(page, "My requests and limits (1)")
    press(page, "What helped (1)")
    assert "3 texts not included." in before
    assert "1 text not included." in words(page.first_page)
    assert page.choices().first_page == {FirstPageText.REQUESTS, FirstPageText.HELPED}


def test_a_count_says_what_is_left_out_of_the_other_pages(workspace: Workspace, context: PageContext) -> None:
    a_written_entry(context, "asking", a_talk(context), REQUEST)
    page = the_page(workspace, context)
    before = words(page.entries)
    press(page, "All worksheets (1)")
    assert "0 entries are printed in full. 1 text not included." in before
    assert "1 entry is printed in full." in words(page.entries)
    assert "not included" not in words(page.entries)


def test_what_there_is_none_of_cannot_be_ticked(workspace: Workspace, context: PageContext) -> None:
    page = the_page(workspace, context)
    assert not button(page, "How my values were rated (none)").isEnabled()


def test_private_entries_are_counted_and_not_offered(workspace: Workspace, context: PageContext) -> None:
    make_private(context, a_written_entry(context, None, None, {"text": "for me alone"}))
    page = the_page(workspace, context)
    assert page.entries.model.rowCount() == 0
    assert "1 private entry is left out." in words(page)


def test_an_entry_that_becomes_private_is_no_longer_chosen(workspace: Workspace, context: PageContext) -> None:
    entry = a_written_entry(context, None, None, {"text": "for me alone"})
    page = the_page(workspace, context)
    press(page, "All notes (1)")
    make_private(context, entry)
    assert the_page(workspace, context).choices().entries == frozenset()


def test_an_empty_journal_says_what_will_be_offered(workspace: Workspace, context: PageContext) -> None:
    assert "There is nothing to share yet." in words(the_page(workspace, context))


def test_ticks_are_kept_while_another_range_is_looked_at(workspace: Workspace, context: PageContext) -> None:
    entry = a_written_entry(context, "asking", a_talk(context), REQUEST)
    page = the_page(workspace, context)
    press(page, "All worksheets (1)")
    choose(page, context, CONVERSATIONS)
    meanwhile = page.choices().entries
    choose(page, context, EVERYTHING)
    assert [meanwhile, page.choices().entries] == [set(), {entry}]


def test_what_is_typed_for_the_session_is_kept_in_the_journal(workspace: Workspace, context: PageContext) -> None:
    page = the_page(workspace, context)
    type_into(page.form, "talk_about", "The long hours\nSleep")
    type_into(page.form, "questions", "Was I too soft?")
    go(workspace, context, Place(JOURNAL))
    assert draft_of(context) == (("The long hours", "Sleep"), ("Was I too soft?",))


def test_what_was_typed_before_locking_is_there_again(workspace: Workspace, context: PageContext) -> None:
    asked(context.operations, lambda: context.summaries.keep_draft(("The long hours",), ("Was I too soft?",)))
    choices = the_page(workspace, context).choices()
    assert (choices.talk_about, choices.questions) == (("The long hours",), ("Was I too soft?",))


def test_emptied_fields_are_emptied_in_the_journal(workspace: Workspace, context: PageContext) -> None:
    asked(context.operations, lambda: context.summaries.keep_draft(("The long hours",), ()))
    page = the_page(workspace, context)
    editor = type_into(page.form, "talk_about", "")
    editor.selectAll()
    key(editor, Qt.Key.Key_Delete)
    go(workspace, context, Place(JOURNAL))
    assert draft_of(context) == ((), ())


def test_a_fourth_thing_is_kept_but_not_printed_and_the_page_says_so(
    workspace: Workspace, context: PageContext
) -> None:
    page = the_page(workspace, context)
    type_into(page.form, "talk_about", "one\ntwo\nthree\nfour")
    said = words(page)
    go(workspace, context, Place(JOURNAL))
    assert "Page 1 shows the first three of these." in said
    assert page.choices().talk_about == ("one", "two", "three")
    assert draft_of(context)[0] == ("one", "two", "three", "four")


def test_people_are_named_by_their_label_unless_something_else_is_chosen(
    workspace: Workspace, context: PageContext
) -> None:
    page = the_page(workspace, context)
    before = page.choices().names
    press(page, "By initials")
    assert (before, page.choices().names) == (Names.LABELS, Names.INITIALS)


def test_what_is_written_elsewhere_meanwhile_is_offered_at_once(workspace: Workspace, context: PageContext) -> None:
    page = the_page(workspace, context)
    target = EntryTarget(an_id())
    context.operations.write(lambda: context.entries.save(target, Edit(answers={"text": "slept badly"})))
    settle(context)
    assert rows(page.entries.model) == ["Without a conversation", "Note, 2026-11-23"]


def test_a_screen_reader_hears_the_conversation_and_the_opening_words(
    workspace: Workspace, context: PageContext
) -> None:
    a_written_entry(context, "asking", a_talk(context, title="Time for breaks"), REQUEST)
    row = the_page(workspace, context).entries.model.index(1)
    heard = str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith("Asking for what you want, 2026-11-23, Time for breaks")
    assert row.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "half an hour at midday"


@pytest.mark.parametrize("text", ["<img src=x>", "a & b", "x" * 3000, "שלום\nאתה"])
def test_any_text_is_drawn(workspace: Workspace, context: PageContext, text: str) -> None:
    a_written_entry(context, "asking", a_talk(context, **{"title": text, "with": text}), {"request": text})
    page = the_page(workspace, context)
    choose(page, context, CONVERSATIONS)
    assert not page.grab().isNull()


@pytest.mark.parametrize(
    ("row_shows", "shown_rows", "heard", "opening"),
    [
        (
            RowShows.TITLES,
            ["Time for breaks, M.", "On the bus, 2026-11-23"],
            "On the bus, 2026-11-23, Time for breaks, M.",
            None,
        ),
        (RowShows.KINDS, ["Note, 2026-11-23"], "Note, 2026-11-23", None),
    ],
)
def test_rows_show_as_much_as_was_chosen_for_lists(
    workspace: Workspace,
    context: PageContext,
    row_shows: RowShows,
    shown_rows: list[str],
    heard: str,
    opening: str | None,
) -> None:
    talk = a_talk(context, **{"title": "Time for breaks", "with": "M."})
    note = EntryTarget(an_id(), conversation=talk)
    asked(context.operations, lambda: context.entries.save(note, Edit({"text": "slept badly"}, title="On the bus")))
    page = the_page(workspace, context)
    higher = page.entries.list.height()
    context.preferences.put(replace(context.preferences.now, row_shows=row_shows))
    model = page.entries.model
    last = model.index(model.rowCount() - 1)
    assert rows(model) == shown_rows
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == heard
    assert (last.data(OfferRole.OPENING), last.data(Qt.ItemDataRole.AccessibleDescriptionRole)) == (opening, opening)
    assert page.entries.list.height() < higher
    assert not page.grab().isNull()


def test_many_changes_in_a_row_are_read_once_more_and_not_one_by_one(
    workspace: Workspace, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = the_page(workspace, context)
    offer, reads = context.summaries.offer, []

    def counted(chosen: SummaryRange) -> SummaryOffer:
        reads.append(chosen)
        return offer(chosen)

    monkeypatch.setattr(context.summaries, "offer", counted)
    for _time in range(9):
        page.refresh(Changes(entries=frozenset({"a"})))
    settle(context)
    assert len(reads) == 2


def test_a_thousand_entries_stay_a_list_of_a_few_rows(workspace: Workspace, context: PageContext) -> None:
    def write() -> None:
        with saving():
            for _number in range(1_000):
                entries.put(an_entry(), "")

    asked(context.operations, write)
    page = the_page(workspace, context)
    assert page.entries.model.rowCount() == 1_001
    assert page.entries.list.height() < page.height()
    assert len(page.entries.findChildren(QCheckBox)) == 4
