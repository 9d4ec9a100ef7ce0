"""The session summary's page: nothing that was written freely is in it unless it was ticked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QRadioButton

from assertjournal.core.answers import Answers
from assertjournal.core.changes import Changes
from assertjournal.core.summary import FirstPageText, Names, SummaryChoices, SummaryOffer, SummaryRange
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.services.preferences import RowShows
from assertjournal.ui.pages.desk import Desk
from assertjournal.ui.pages.place_names import JOURNAL, SUMMARY
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary.offer_model import OfferModel, OfferRole
from assertjournal.ui.summary.summary_page import SummaryPage
from tests.support.builders import TODAY, an_id
from tests.support.clocks import SetClock
from tests.support.desks import asked
from tests.support.hands import button, key, press, shown, type_into, words
from tests.support.walks import a_talk, a_written_entry, go, page_as, settle

REQUEST: Answers = {"request": "half an hour at midday"}
DEBRIEF: Answers = {"next_step": "ask again in May", "helped": ("breathing",), "nervous": 4}
EVERYTHING, PERIOD, CONVERSATIONS = "Everything so far", "A period", "Chosen conversations"


def the_page(workspace: Workspace, desk: Desk) -> SummaryPage:
    go(workspace, desk, Place(SUMMARY, workspace.place.conversation))
    return page_as(workspace, SummaryPage)


def choose(page: SummaryPage, desk: Desk, name: str) -> None:
    press(page, name)
    settle(desk)


def rows(model: OfferModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def a_made_summary(desk: Desk) -> None:
    choices = SummaryChoices(talk_about=("The long hours",))
    summary = asked(desk.operations, lambda: desk.summaries.build(choices))
    asked(desk.operations, lambda: desk.summaries.remember(choices, summary))


def draft_of(desk: Desk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return asked(desk.operations, desk.summaries.draft)


def make_private(desk: Desk, entry: str) -> None:
    asked(desk.operations, lambda: desk.entries.save(EntryTarget(entry), Edit(private=True)))


def test_the_sidebar_leads_to_it(workspace: Workspace, desk: Desk) -> None:
    press(workspace.sidebar, "Session summary")
    settle(desk)
    page_as(workspace, SummaryPage)
    assert button(workspace.sidebar, "Session summary").isChecked()


def test_nothing_written_freely_is_ticked_at_first(workspace: Workspace, desk: Desk) -> None:
    talk = a_talk(desk, title="Time for breaks")
    a_written_entry(desk, "asking", talk, REQUEST)
    a_written_entry(desk, "debrief", talk, {**DEBRIEF, "sharing": "only_ratings"})
    page = the_page(workspace, desk)
    assert not any(box.isChecked() for box in shown(page, QCheckBox))
    assert page.choices() == SummaryChoices()


def test_what_was_marked_to_be_brought_up_is_ticked_in_advance(workspace: Workspace, desk: Desk) -> None:
    talk = a_talk(desk)
    a_written_entry(desk, "asking", talk, REQUEST)
    marked = a_written_entry(desk, "debrief", talk, {**DEBRIEF, "sharing": "bring_up"})
    assert the_page(workspace, desk).choices().entries == {marked}


def test_entries_are_listed_below_their_conversation(workspace: Workspace, desk: Desk, clock: SetClock) -> None:
    a_written_entry(desk, None, None, {"text": "slept badly"})
    clock.moment += timedelta(hours=1)
    talk = a_talk(desk, **{"title": "Time for breaks", "with": "M.", "relationship": "colleague"})
    a_written_entry(desk, "asking", talk, REQUEST)
    assert rows(the_page(workspace, desk).entries.model) == [
        "Time for breaks, M. (colleague)",
        "Asking for what you want, 2026-11-23",
        "Without a conversation",
        "Note, 2026-11-23",
    ]


def test_a_click_on_a_row_ticks_it_and_another_takes_the_tick_away(workspace: Workspace, desk: Desk) -> None:
    entry = a_written_entry(desk, "asking", a_talk(desk), REQUEST)
    page = the_page(workspace, desk)
    page.bring_into_sight(page.entries.list)
    place = page.entries.list.visualRect(page.entries.model.index(1)).center()
    chosen = []
    for _time in range(2):
        QTest.mouseClick(page.entries.list.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(40, 0))
        chosen.append(page.choices().entries)
    assert chosen == [{entry}, frozenset()]


def test_the_keyboard_ticks_and_passes_headings_by(workspace: Workspace, desk: Desk, clock: SetClock) -> None:
    older = a_written_entry(desk, "asking", a_talk(desk, title="Older"), REQUEST)
    clock.moment += timedelta(hours=1)
    newer = a_written_entry(desk, "asking", a_talk(desk, title="Newer"), REQUEST)
    page = the_page(workspace, desk)
    page.entries.list.setFocus(Qt.FocusReason.TabFocusReason)
    key(page.entries.list, Qt.Key.Key_Space)
    after_one = page.choices().entries
    key(page.entries.list, Qt.Key.Key_Down)
    key(page.entries.list, Qt.Key.Key_Return)
    assert [after_one, page.choices().entries] == [{newer}, {newer, older}]


def test_all_of_a_kind_are_ticked_at_once(workspace: Workspace, desk: Desk) -> None:
    talk = a_talk(desk)
    sheets = {a_written_entry(desk, "asking", talk, REQUEST), a_written_entry(desk, "saying_no", talk, {"limit": "x"})}
    a_written_entry(desk, None, None, {"text": "slept badly"})
    page = the_page(workspace, desk)
    press(page, "All worksheets (2)")
    ticked = page.choices().entries
    press(page, "All worksheets (2)")
    assert [ticked, page.choices().entries] == [sheets, set()]


def test_a_kind_of_which_some_are_ticked_shows_so_and_a_press_ticks_the_rest(workspace: Workspace, desk: Desk) -> None:
    for text in ("one", "two"):
        a_written_entry(desk, None, None, {"text": text})
    page = the_page(workspace, desk)
    page.entries.model.toggle(page.entries.model.index(1))
    notes = next(box for box in shown(page, QCheckBox) if box.accessibleName() == "All notes (2)")
    before = notes.checkState()
    press(page, "All notes (2)")
    assert (before, notes.checkState()) == (Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)
    assert len(page.choices().entries) == 2


def test_a_count_says_what_is_left_out_of_page_1(workspace: Workspace, desk: Desk) -> None:
    talk = a_talk(desk)
    a_written_entry(desk, "asking", talk, REQUEST)
    a_written_entry(desk, "debrief", talk, DEBRIEF)
    page = the_page(workspace, desk)
    before = words(page.first_page)
    press(page, "My requests and limits (1)")
    press(page, "What helped (1)")
    assert "3 texts not included." in before
    assert "1 text not included." in words(page.first_page)
    assert page.choices().first_page == {FirstPageText.REQUESTS, FirstPageText.HELPED}


def test_a_count_says_what_is_left_out_of_the_other_pages(workspace: Workspace, desk: Desk) -> None:
    a_written_entry(desk, "asking", a_talk(desk), REQUEST)
    page = the_page(workspace, desk)
    before = words(page.entries)
    press(page, "All worksheets (1)")
    assert "0 entries are printed whole. 1 text not included." in before
    assert "1 entry is printed whole." in words(page.entries)
    assert "not included" not in words(page.entries)


def test_what_there_is_none_of_cannot_be_ticked(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    assert not button(page, "How my values were rated (none)").isEnabled()


def test_private_entries_are_counted_and_not_offered(workspace: Workspace, desk: Desk) -> None:
    make_private(desk, a_written_entry(desk, None, None, {"text": "for me alone"}))
    page = the_page(workspace, desk)
    assert page.entries.model.rowCount() == 0
    assert "1 private entry is left out." in words(page)


def test_an_entry_that_becomes_private_is_no_longer_chosen(workspace: Workspace, desk: Desk) -> None:
    entry = a_written_entry(desk, None, None, {"text": "for me alone"})
    page = the_page(workspace, desk)
    press(page, "All notes (1)")
    make_private(desk, entry)
    assert the_page(workspace, desk).choices().entries == frozenset()


def test_an_empty_journal_says_what_will_be_offered(workspace: Workspace, desk: Desk) -> None:
    assert "There is nothing to share yet." in words(the_page(workspace, desk))


def test_the_first_summary_is_about_everything(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    assert page.choices().range == SummaryRange()
    assert not [one for one in shown(page, QRadioButton) if "last summary" in one.text()]


def test_later_ones_are_about_the_time_since_the_last(workspace: Workspace, desk: Desk) -> None:
    a_made_summary(desk)
    page = the_page(workspace, desk)
    assert button(page, "Since the last summary (2026-11-23)").isChecked()
    assert page.choices().range == SummaryRange(TODAY, TODAY)


def test_a_time_with_nothing_in_it_says_how_to_see_the_rest(workspace: Workspace, desk: Desk, clock: SetClock) -> None:
    a_written_entry(desk, "asking", a_talk(desk), REQUEST)
    clock.moment += timedelta(days=1)
    a_made_summary(desk)
    page = the_page(workspace, desk)
    before = words(page)
    choose(page, desk, EVERYTHING)
    assert "Choose “Everything so far” above to see the rest." in before
    assert page.entries.model.rowCount() == 2


def test_a_period_is_given_by_its_days(workspace: Workspace, desk: Desk, clock: SetClock) -> None:
    a_written_entry(desk, "asking", a_talk(desk), REQUEST)
    clock.moment += timedelta(days=7)
    a_written_entry(desk, None, None, {"text": "a week later"})
    page = the_page(workspace, desk)
    choose(page, desk, PERIOD)
    page.about.first_day.widget.set_answer("2026-11-30")
    page.about.first_day.widget.edited.emit()
    settle(desk)
    assert page.choices().range == SummaryRange(since=date(2026, 11, 30))
    assert rows(page.entries.model) == ["Without a conversation", "Note, 2026-11-30"]


def test_a_period_that_ends_before_it_begins_says_so(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    choose(page, desk, PERIOD)
    for frame, day in ((page.about.first_day, "2026-11-30"), (page.about.last_day, "2026-11-01")):
        frame.widget.set_answer(day)
        frame.widget.edited.emit()
    settle(desk)
    assert "This day is before the first one" in words(page)


def test_chosen_conversations_bring_in_only_what_belongs_to_them(workspace: Workspace, desk: Desk) -> None:
    talk = a_talk(desk, title="Time for breaks")
    a_written_entry(desk, "asking", talk, REQUEST)
    a_written_entry(desk, "asking", a_talk(desk, title="The rent"), REQUEST)
    page = the_page(workspace, desk)
    choose(page, desk, CONVERSATIONS)
    before = (rows(page.entries.model), words(page))
    listed = page.about.conversations.list
    next(item for item in map(listed.item, range(listed.count())) if "breaks" in item.text()).setCheckState(
        Qt.CheckState.Checked
    )
    settle(desk)
    assert before[0] == []
    assert "Tick a conversation above" in before[1]
    assert page.choices().range == SummaryRange(conversations=frozenset({talk}))
    assert len(rows(page.entries.model)) == 2


def test_ticks_are_kept_while_another_range_is_looked_at(workspace: Workspace, desk: Desk) -> None:
    entry = a_written_entry(desk, "asking", a_talk(desk), REQUEST)
    page = the_page(workspace, desk)
    press(page, "All worksheets (1)")
    choose(page, desk, CONVERSATIONS)
    meanwhile = page.choices().entries
    choose(page, desk, EVERYTHING)
    assert [meanwhile, page.choices().entries] == [set(), {entry}]


def test_what_is_typed_for_the_session_is_kept_in_the_journal(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    type_into(page.form, "talk_about", "The long hours\nSleep")
    type_into(page.form, "questions", "Was I too soft?")
    go(workspace, desk, Place(JOURNAL))
    assert draft_of(desk) == (("The long hours", "Sleep"), ("Was I too soft?",))


def test_what_was_typed_before_locking_is_there_again(workspace: Workspace, desk: Desk) -> None:
    asked(desk.operations, lambda: desk.summaries.keep_draft(("The long hours",), ("Was I too soft?",)))
    choices = the_page(workspace, desk).choices()
    assert (choices.talk_about, choices.questions) == (("The long hours",), ("Was I too soft?",))


def test_emptied_fields_are_emptied_in_the_journal(workspace: Workspace, desk: Desk) -> None:
    asked(desk.operations, lambda: desk.summaries.keep_draft(("The long hours",), ()))
    page = the_page(workspace, desk)
    editor = type_into(page.form, "talk_about", "")
    editor.selectAll()
    key(editor, Qt.Key.Key_Delete)
    go(workspace, desk, Place(JOURNAL))
    assert draft_of(desk) == ((), ())


def test_a_fourth_thing_is_kept_but_not_printed_and_the_page_says_so(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    type_into(page.form, "talk_about", "one\ntwo\nthree\nfour")
    said = words(page)
    go(workspace, desk, Place(JOURNAL))
    assert "Page 1 holds the first three of these." in said
    assert page.choices().talk_about == ("one", "two", "three")
    assert draft_of(desk)[0] == ("one", "two", "three", "four")


def test_people_are_named_by_their_label_unless_something_else_is_chosen(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    before = page.choices().names
    press(page, "By initials")
    assert (before, page.choices().names) == (Names.LABELS, Names.INITIALS)


def test_what_is_written_elsewhere_meanwhile_is_offered_at_once(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    target = EntryTarget(an_id())
    desk.operations.write(lambda: desk.entries.save(target, Edit(answers={"text": "slept badly"})))
    settle(desk)
    assert rows(page.entries.model) == ["Without a conversation", "Note, 2026-11-23"]


def test_a_screen_reader_hears_the_conversation_and_the_opening_words(workspace: Workspace, desk: Desk) -> None:
    a_written_entry(desk, "asking", a_talk(desk, title="Time for breaks"), REQUEST)
    row = the_page(workspace, desk).entries.model.index(1)
    heard = str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith("Asking for what you want, 2026-11-23, Time for breaks")
    assert row.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "half an hour at midday"


@pytest.mark.parametrize("text", ["<img src=x>", "a & b", "x" * 3000, "שלום\nאתה"])
def test_any_text_is_drawn(workspace: Workspace, desk: Desk, text: str) -> None:
    a_written_entry(desk, "asking", a_talk(desk, **{"title": text, "with": text}), {"request": text})
    page = the_page(workspace, desk)
    choose(page, desk, CONVERSATIONS)
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
    workspace: Workspace, desk: Desk, row_shows: RowShows, shown_rows: list[str], heard: str, opening: str | None
) -> None:
    talk = a_talk(desk, **{"title": "Time for breaks", "with": "M."})
    note = EntryTarget(an_id(), conversation=talk)
    asked(desk.operations, lambda: desk.entries.save(note, Edit({"text": "slept badly"}, title="On the bus")))
    page = the_page(workspace, desk)
    higher = page.entries.list.height()
    desk.preferences.put(replace(desk.preferences.now, row_shows=row_shows))
    model = page.entries.model
    last = model.index(model.rowCount() - 1)
    assert rows(model) == shown_rows
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == heard
    assert (last.data(OfferRole.OPENING), last.data(Qt.ItemDataRole.AccessibleDescriptionRole)) == (opening, opening)
    assert page.entries.list.height() < higher
    assert not page.grab().isNull()


def test_many_changes_in_a_row_are_read_once_more_and_not_one_by_one(
    workspace: Workspace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = the_page(workspace, desk)
    offer, reads = desk.summaries.offer, []

    def counted(chosen: SummaryRange) -> SummaryOffer:
        reads.append(chosen)
        return offer(chosen)

    monkeypatch.setattr(desk.summaries, "offer", counted)
    for _time in range(9):
        page.refresh(Changes(entries=frozenset({"a"})))
    settle(desk)
    assert len(reads) == 2


def test_a_thousand_entries_stay_a_list_of_a_few_rows(workspace: Workspace, desk: Desk) -> None:
    entries = [EntryTarget(an_id()) for _number in range(1_000)]

    def write() -> None:
        for entry in entries:
            desk.entries.save(entry, Edit(answers={"text": "x"}))

    asked(desk.operations, write)
    page = the_page(workspace, desk)
    assert page.entries.model.rowCount() == 1_001
    assert page.entries.list.height() < page.height()
    assert len(page.entries.findChildren(QCheckBox)) == 4
