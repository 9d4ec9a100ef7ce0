"""Entries as they are written: merged answer by answer, followed by their conversation, kept in a history."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assertjournal.core.answers import EntryState, RatedLine
from assertjournal.core.changes import Changes
from assertjournal.core.conversation import Status
from assertjournal.core.entry import EntryKind, StateReason
from assertjournal.core.errors import AnswerError, JournalLocked
from assertjournal.data.database.database import saving
from assertjournal.data.journal.journal_file import close_journal
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import history, search
from assertjournal.services.entries import HISTORY_INTERVAL, Edit, Entries, EntryTarget, SaveMoment
from tests.support.builders import NOW, TODAY, a_conversation, an_entry, an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content

TARGET = EntryTarget(an_id(), "asking")
FIRST = Edit({"request": "A break"}), SaveMoment(begins=True)


@pytest.fixture
def conversation(open_journal: Path) -> str:
    conversation = a_conversation(status=Status.READY)
    with saving():
        conversation_rows.put(conversation, None)
    return conversation.id


def answers_of(entries: Entries, target: EntryTarget = TARGET) -> dict[str, object]:
    entry = entries.get(target.id)
    assert entry is not None
    return dict(entry.answers)


def kept(target: EntryTarget = TARGET) -> list[tuple[StateReason, object]]:
    return [(state.reason, state.answers.get("request")) for state in history.of(target.id)]


def test_the_first_answer_creates_the_entry(entries: Entries) -> None:
    changes = entries.save(TARGET, Edit({"request": "A break"}))

    entry = entries.get(TARGET.id)
    assert entry is not None
    assert changes == Changes(entries=frozenset({TARGET.id}))
    assert (entry.kind, entry.worksheet, entry.worksheet_version) == (EntryKind.WORKSHEET, "asking", 1)
    assert (entry.date, entry.created_at, entry.modified_at) == (TODAY, NOW, NOW)


@pytest.mark.parametrize("moment", [SaveMoment(), SaveMoment(begins=True, leaves=True)])
@pytest.mark.parametrize("edit", [Edit(), Edit({"request": None}), Edit({"request": " "})])
def test_an_edit_that_holds_nothing_creates_no_entry(entries: Entries, edit: Edit, moment: SaveMoment) -> None:
    assert not entries.save(TARGET, edit, moment)
    assert entries.get(TARGET.id) is None


def test_writing_an_entry_moves_its_conversation_to_the_top(
    entries: Entries, conversation: str, clock: SetClock
) -> None:
    newer = a_conversation(modified_at=NOW + timedelta(minutes=1))
    with saving():
        conversation_rows.put(newer, None)
    before = [line.id for line in conversation_rows.lines()]
    clock.pass_by(timedelta(minutes=2))

    entries.save(EntryTarget(an_id(), "asking", conversation), Edit({"request": "A break"}))

    assert before == [newer.id, conversation]
    assert [line.id for line in conversation_rows.lines()] == [conversation, newer.id]


def test_leaving_an_entry_untouched_leaves_its_conversation_where_it_is(
    entries: Entries, conversation: str, clock: SetClock
) -> None:
    target = EntryTarget(an_id(), "asking", conversation)
    entries.save(target, Edit({"request": "A break"}))
    clock.pass_by(timedelta(minutes=1))

    entries.save(target, Edit(), SaveMoment(leaves=True))

    assert [line.modified_at for line in conversation_rows.lines()] == [NOW]


def test_a_note_has_no_worksheet(entries: Entries) -> None:
    target = EntryTarget(an_id())
    entries.save(target, Edit({"text": "On the bus."}, title="Monday\r\nmorning\0"))

    entry = entries.get(target.id)
    assert entry is not None
    assert (entry.kind, entry.worksheet, entry.worksheet_version) == (EntryKind.NOTE, None, None)
    assert entry.title == "Monday\nmorning\ufffd"


@pytest.mark.parametrize(("worksheet", "kind"), [("debrief", EntryKind.DEBRIEF), ("reflection", EntryKind.REFLECTION)])
def test_an_entry_is_of_the_kind_of_its_worksheet(entries: Entries, worksheet: str, kind: EntryKind) -> None:
    target = EntryTarget(an_id(), worksheet)
    entries.save(target, Edit(private=True))

    entry = entries.get(target.id)
    assert entry is not None
    assert entry.kind is kind


def test_untouched_answers_stay(entries: Entries) -> None:
    entries.save(TARGET, Edit({"request": "A break", "pressing": 4}))

    entries.save(TARGET, Edit({"pressing": 7}))

    assert answers_of(entries) == {"request": "A break", "pressing": 7}


def test_answers_that_only_a_newer_worksheet_has_stay(entries: Entries) -> None:
    richer = an_entry(id=TARGET.id, kind=EntryKind.WORKSHEET, worksheet="asking", worksheet_version=9)
    with saving():
        entry_rows.put(replace(richer, answers={"from_the_future": "x", "request": "A break"}), "")

    entries.save(TARGET, Edit({"request": None}))

    entry = entries.get(TARGET.id)
    assert entry is not None
    assert (dict(entry.answers), entry.worksheet_version) == ({"from_the_future": "x"}, 9)


def test_an_emptied_field_keeps_the_entry(entries: Entries) -> None:
    entries.save(TARGET, Edit({"request": "A break"}))

    entries.save(TARGET, Edit({"request": "  "}))

    assert answers_of(entries) == {}


def test_answers_are_checked(entries: Entries) -> None:
    with pytest.raises(AnswerError, match="pressing"):
        entries.save(TARGET, Edit({"request": "A break", "pressing": 11}))

    assert entries.get(TARGET.id) is None


def test_every_kind_of_answer_comes_back_as_it_was(entries: Entries) -> None:
    target = EntryTarget(an_id(), "priorities")
    wants = (RatedLine("A break", 5), RatedLine("Calm"))
    entries.save(target, Edit({"wants": wants, "chosen": "Calm", "weight_result": 0}))

    assert answers_of(entries, target) == {"wants": wants, "chosen": "Calm", "weight_result": 0}


def test_what_was_written_is_found(entries: Entries) -> None:
    entries.save(TARGET, Edit({"request": "Half an hour", "firmness": "plainly"}))

    assert [line.id for line, _snippet in search.find("hour", 5)] == [TARGET.id]
    assert search.find("plainly", 5) == ()


def test_a_save_moves_the_time_of_change_only(entries: Entries, clock: SetClock) -> None:
    entries.save(TARGET, *FIRST)
    clock.pass_by(timedelta(days=1))

    entries.save(TARGET, Edit(private=True))

    entry = entries.get(TARGET.id)
    assert entry is not None
    assert (entry.date, entry.created_at, entry.modified_at) == (TODAY, NOW, NOW + timedelta(days=1))


def test_the_state_before_a_session_of_writing_is_kept(entries: Entries) -> None:
    entries.save(TARGET, *FIRST)
    entries.save(TARGET, Edit({"request": "Two breaks"}), SaveMoment(begins=True))
    entries.save(TARGET, Edit({"request": "Three breaks"}))

    assert kept() == [(StateReason.BEGINNING, "A break")]


def test_a_state_is_kept_every_ten_minutes(entries: Entries, clock: SetClock) -> None:
    entries.save(TARGET, *FIRST)
    clock.pass_by(HISTORY_INTERVAL - timedelta(seconds=1))
    entries.save(TARGET, Edit({"request": "Too early"}))
    clock.pass_by(timedelta(seconds=1))
    entries.save(TARGET, Edit({"request": "In time"}))
    entries.save(TARGET, Edit({"request": "Too early again"}))
    clock.pass_by(HISTORY_INTERVAL)
    entries.save(TARGET, Edit({"request": "In time again"}))

    assert kept() == [(StateReason.EDITING, "Too early"), (StateReason.EDITING, "Too early again")]


def test_what_was_written_before_a_long_pause_is_kept_when_it_is_emptied_after_it(
    entries: Entries, clock: SetClock
) -> None:
    text = "I would like to leave at five on Fridays."
    entries.save(TARGET, Edit({"request": text[:9]}), SaveMoment(begins=True))
    clock.pass_by(timedelta(minutes=9))
    entries.save(TARGET, Edit({"request": text}))
    clock.pass_by(timedelta(hours=1))

    entries.save(TARGET, Edit({"request": None}))
    entries.save(TARGET, Edit(), SaveMoment(leaves=True))

    assert kept() == [(StateReason.EDITING, text), (StateReason.LEAVING, None)]


@pytest.mark.parametrize("moment", [SaveMoment(), SaveMoment(leaves=True)])
@pytest.mark.parametrize(
    "edit",
    [
        Edit({"request": None}),
        Edit({"effect": None}),
        Edit({"request": "x"}),
        Edit({"request": "Something else that was pasted over all of it."}),
        Edit(title=""),
    ],
)
def test_what_an_edit_takes_away_is_kept_at_once(entries: Entries, edit: Edit, moment: SaveMoment) -> None:
    answers = {"request": "I would like to leave at five.", "effect": "I am tired"}
    entries.save(TARGET, Edit(answers, title="Leaving on time"))

    entries.save(TARGET, edit, moment)

    assert history.of(TARGET.id)[0].answers == answers
    assert history.of(TARGET.id)[0].title == "Leaving on time"


@pytest.mark.slow
def test_what_is_typed_letter_by_letter_or_corrected_adds_nothing_to_the_history(
    entries: Entries, clock: SetClock
) -> None:
    text = "I would like to leave at five on Fridays."
    for length in (*range(1, len(text) + 1), *range(len(text), 0, -1), *range(1, len(text) + 1)):
        entries.save(TARGET, Edit({"request": text[:length]}))
        clock.pass_by(timedelta(seconds=1))

    entries.save(TARGET, Edit({"request": text.replace("would", "should")}))

    assert kept() == []


def test_a_clock_that_was_set_back_keeps_no_state_from_being_kept(entries: Entries, clock: SetClock) -> None:
    entries.save(TARGET, *FIRST)
    clock.pass_by(timedelta(days=-1))

    entries.save(TARGET, Edit({"request": "Two breaks"}))
    entries.save(TARGET, Edit({"request": "Three breaks"}))

    assert kept() == [(StateReason.EDITING, "A break")]


def test_leaving_keeps_the_last_state(entries: Entries) -> None:
    entries.save(TARGET, *FIRST)

    entries.save(TARGET, Edit({"request": "Two breaks"}), SaveMoment(leaves=True))

    assert kept() == [(StateReason.LEAVING, "Two breaks")]


def test_the_same_state_is_kept_once(entries: Entries, clock: SetClock) -> None:
    entries.save(TARGET, *FIRST)
    entries.save(TARGET, Edit(), SaveMoment(leaves=True))
    entries.save(TARGET, Edit(), SaveMoment(leaves=True))
    entries.save(TARGET, Edit({"request": "Two breaks"}), SaveMoment(begins=True))
    clock.pass_by(HISTORY_INTERVAL)
    entries.save(TARGET, Edit({"request": "A break"}))
    entries.save(TARGET, Edit({"request": "Two breaks"}), SaveMoment(leaves=True))

    assert kept() == [(StateReason.LEAVING, "A break"), (StateReason.EDITING, "Two breaks")]


def test_leaving_without_a_change_changes_nothing(entries: Entries, clock: SetClock) -> None:
    entries.save(TARGET, *FIRST)
    before = entries.get(TARGET.id)
    clock.pass_by(timedelta(hours=1))

    entries.save(TARGET, Edit(), SaveMoment(leaves=True))

    assert entries.get(TARGET.id) == before


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        ("talked", Status.LOOKED_BACK),
        ("partly", Status.LOOKED_BACK),
        ("they_raised", Status.LOOKED_BACK),
        ("decided_not", Status.SET_ASIDE),
        ("not_yet", Status.READY),
        (None, Status.READY),
    ],
)
def test_a_debrief_sets_the_status(entries: Entries, conversation: str, happened: str | None, status: Status) -> None:
    entries.save(EntryTarget(an_id(), "debrief", conversation), Edit({"happened": happened, "credit": "I began."}))

    followed = conversation_rows.get(conversation)
    assert followed is not None
    assert followed.status is status


def test_a_debrief_sets_the_day_and_says_that_it_did(entries: Entries, conversation: str) -> None:
    changes = entries.save(EntryTarget(an_id(), "debrief", conversation), Edit({"happened_on": "2026-11-20"}))

    followed = conversation_rows.get(conversation)
    assert followed is not None
    assert followed.happened_on == date(2026, 11, 20)
    assert changes.conversations == {conversation}


def test_another_worksheet_leaves_the_conversation_alone(entries: Entries, conversation: str) -> None:
    before = conversation_rows.get(conversation)

    changes = entries.save(EntryTarget(an_id(), "asking", conversation), Edit({"request": "A break"}))

    assert conversation_rows.get(conversation) == before
    assert not changes.conversations


@pytest.mark.parametrize(("sharing", "private"), [("private", True), ("bring_up", False), ("only_ratings", False)])
def test_what_is_said_about_sharing_makes_a_debrief_private(entries: Entries, sharing: str, private: bool) -> None:
    target = EntryTarget(an_id(), "debrief")
    entries.save(target, Edit({"credit": "I began."}, private=not private))

    entries.save(target, Edit({"sharing": sharing}))

    entry = entries.get(target.id)
    assert entry is not None
    assert entry.private is private


def test_an_entry_in_the_bin_is_on_no_list_and_comes_back(entries: Entries) -> None:
    entries.save(TARGET, *FIRST)
    changes = entries.move_to_bin(TARGET.id)

    in_bin = entries.get(TARGET.id)
    assert in_bin is not None
    assert (in_bin.deleted_at, changes) == (NOW, Changes(entries=frozenset({TARGET.id})))
    assert (entries.lines(), entries.recent(None, "asking"), entries.newest(None, "asking")) == ((), (), None)

    entries.restore(TARGET.id)
    assert [line.id for line in entries.lines()] == [TARGET.id]
    assert answers_of(entries) == {"request": "A break"}


def test_an_unknown_entry_cannot_be_deleted(entries: Entries) -> None:
    assert not entries.move_to_bin(an_id())


def test_states_tell_how_far_the_newest_entry_has_come(entries: Entries, conversation: str, clock: SetClock) -> None:
    filled = {"what_happens": "I eat at my desk.", "request": "A break"}
    entries.save(EntryTarget(an_id(), "asking", conversation), Edit(filled))
    clock.pass_by(timedelta(minutes=1))
    entries.save(EntryTarget(an_id(), "priorities", conversation), Edit({"notice": "I am tired."}))
    entries.save(EntryTarget(an_id(), "values"), Edit({"anything_else": "x"}))

    states = entries.states(conversation)
    assert set(states) == set(shipped_content().worksheets)
    assert {sheet: state for sheet, state in states.items() if state is not EntryState.EMPTY} == {
        "asking": EntryState.FILLED_IN,
        "priorities": EntryState.BEGUN,
    }


def test_newer_parts_of_an_edit_win() -> None:
    older = Edit({"request": "A", "effect": "B"}, title="Old", private=True)

    merged = older | Edit({"request": None}, title="New")

    assert merged == Edit({"request": None, "effect": "B"}, title="New", private=True)


def test_nothing_is_saved_while_the_journal_is_locked(entries: Entries) -> None:
    close_journal()

    with pytest.raises(JournalLocked):
        entries.save(TARGET, *FIRST)
