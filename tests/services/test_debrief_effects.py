"""What a debrief says of its conversation: carried over to it, and taken back where it is corrected."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assertjournal.core.answers import Answer
from assertjournal.core.changes import Changes
from assertjournal.core.conversation import Conversation, Status
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services.bin import Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.debrief_effects import STATUS_AFTER
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from assertjournal.services.entry_history import EntryHistory
from tests.support.builders import a_conversation, an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content


@pytest.fixture
def entries(open_journal: Path) -> Entries:
    return Entries(shipped_content(), SetClock())


@pytest.fixture
def conversations(open_journal: Path) -> Conversations:
    return Conversations(shipped_content(), SetClock())


@pytest.fixture
def earlier(open_journal: Path) -> EntryHistory:
    return EntryHistory(shipped_content(), SetClock())


def a_talk(status: Status | None = Status.READY) -> str:
    conversation = a_conversation(status=status)
    with saving():
        conversation_rows.put(conversation, None)
    return conversation.id


def a_debrief(talk: str) -> EntryTarget:
    return EntryTarget(an_id(), "debrief", talk)


def say(entries: Entries, debrief: EntryTarget, **answers: Answer | None) -> None:
    entries.save(debrief, Edit(answers))


def said_in_two_states(entries: Entries, talk: str) -> EntryTarget:
    """Return a debrief that said first that the talk is still to come, and then that it took place on a day."""
    debrief = a_debrief(talk)
    entries.save(debrief, Edit({"happened": "not_yet"}), SaveMoment(leaves=True))
    entries.save(debrief, Edit({"happened": "talked", "happened_on": "2026-11-20"}), SaveMoment(leaves=True))
    return debrief


def of(talk: str) -> Conversation:
    conversation = conversation_rows.get(talk)
    assert conversation is not None
    return conversation


@pytest.mark.parametrize("corrected", ["not_yet", None])
@pytest.mark.parametrize("said", STATUS_AFTER)
@pytest.mark.parametrize("before", [*Status, None])
def test_a_corrected_answer_gives_the_status_back_that_was_before(
    entries: Entries, before: Status | None, said: str, corrected: str | None
) -> None:
    talk = a_talk(before)
    debrief = a_debrief(talk)
    say(entries, debrief, happened=said)

    say(entries, debrief, happened=corrected)

    assert of(talk).status is before


def test_what_was_said_in_between_is_no_status_to_go_back_to(entries: Entries) -> None:
    talk = a_talk()
    debrief = a_debrief(talk)
    say(entries, debrief, happened="decided_not")
    say(entries, debrief, happened="talked")

    say(entries, debrief, happened="not_yet")

    assert of(talk).status is Status.READY


@pytest.mark.parametrize("chosen", Status)
def test_a_status_that_somebody_chose_since_is_never_touched(
    entries: Entries, conversations: Conversations, chosen: Status
) -> None:
    talk = a_talk()
    debrief = a_debrief(talk)
    say(entries, debrief, happened="talked")
    conversations.save(talk, {"status": chosen.value})

    say(entries, debrief, happened="not_yet")

    assert of(talk).status is chosen


def test_a_status_that_an_import_brought_is_never_touched(entries: Entries) -> None:
    talk = a_talk(Status.LOOKED_BACK)
    debrief = a_debrief(talk)
    say(entries, debrief, happened="talked")

    say(entries, debrief, happened="not_yet")

    assert of(talk).status is Status.LOOKED_BACK


def test_another_debrief_that_still_says_so_keeps_the_status(entries: Entries) -> None:
    talk = a_talk()
    first, second = a_debrief(talk), a_debrief(talk)
    say(entries, first, happened="talked")
    say(entries, second, happened="talked")

    say(entries, first, happened="not_yet")

    assert of(talk).status is Status.LOOKED_BACK


def test_once_none_says_so_any_more_the_status_is_given_back(entries: Entries) -> None:
    talk = a_talk()
    first, second = a_debrief(talk), a_debrief(talk)
    for debrief in (first, second):
        say(entries, debrief, happened="talked")
    for debrief in (first, second):
        say(entries, debrief, happened="not_yet")

    assert of(talk).status is Status.READY


def test_a_debrief_in_the_bin_keeps_no_status(entries: Entries) -> None:
    talk = a_talk()
    first, second = a_debrief(talk), a_debrief(talk)
    for debrief in (first, second):
        say(entries, debrief, happened="talked")
    entries.move_to_bin(first.id)

    say(entries, second, happened="not_yet")

    assert of(talk).status is Status.READY


def test_each_conversation_gets_its_own_status_back(entries: Entries) -> None:
    talks = {a_talk(before): before for before in (Status.PLANNING, Status.READY)}
    debriefs = [a_debrief(talk) for talk in talks]
    for debrief in debriefs:
        say(entries, debrief, happened="talked")
    for debrief in debriefs:
        say(entries, debrief, happened="not_yet")

    assert {talk: of(talk).status for talk in talks} == talks


def test_an_emptied_day_is_taken_back(entries: Entries) -> None:
    talk = a_talk()
    debrief = a_debrief(talk)
    say(entries, debrief, happened_on="2026-11-20")

    say(entries, debrief, happened_on=None)

    assert of(talk).happened_on is None


def test_an_emptied_day_leaves_the_one_that_another_debrief_says(entries: Entries) -> None:
    talk = a_talk()
    first, second = a_debrief(talk), a_debrief(talk)
    say(entries, first, happened_on="2026-11-18")
    say(entries, second, happened_on="2026-11-20")

    say(entries, second, happened_on=None)

    assert of(talk).happened_on == date(2026, 11, 18)


def test_an_emptied_day_that_is_not_the_one_of_the_talk_changes_nothing(entries: Entries) -> None:
    talk = a_talk()
    first, second = a_debrief(talk), a_debrief(talk)
    say(entries, first, happened_on="2026-11-18")
    say(entries, second, happened_on="2026-11-20")

    say(entries, first, happened_on=None)

    assert of(talk).happened_on == date(2026, 11, 20)


def test_a_correction_says_that_the_conversation_changed(entries: Entries) -> None:
    talk = a_talk()
    debrief = a_debrief(talk)
    say(entries, debrief, happened="talked")

    changes = entries.save(debrief, Edit({"happened": "not_yet"}))

    assert changes.conversations == {talk}


def test_writing_on_in_a_debrief_changes_no_status(entries: Entries) -> None:
    talk = a_talk()
    debrief = a_debrief(talk)
    say(entries, debrief, happened="talked")

    say(entries, debrief, said_did="I asked.")

    assert of(talk).status is Status.LOOKED_BACK
    assert entry_rows.get(debrief.id) is not None


def test_an_earlier_state_that_comes_back_takes_the_conversation_back(entries: Entries, earlier: EntryHistory) -> None:
    talk = a_talk()
    debrief = said_in_two_states(entries, talk)

    changes = earlier.restore(debrief.id, 1)

    assert (of(talk).status, of(talk).happened_on) == (Status.READY, None)
    assert changes.conversations == {talk}


def test_taking_that_back_carries_it_over_again(entries: Entries, earlier: EntryHistory) -> None:
    talk = a_talk()
    debrief = said_in_two_states(entries, talk)
    earlier.restore(debrief.id, 1)

    earlier.restore(debrief.id, 2)

    assert (of(talk).status, of(talk).happened_on) == (Status.LOOKED_BACK, date(2026, 11, 20))


def test_an_earlier_state_that_says_the_same_of_the_talk_leaves_what_was_chosen(
    entries: Entries, conversations: Conversations, earlier: EntryHistory
) -> None:
    talk = a_talk()
    debrief = a_debrief(talk)
    entries.save(debrief, Edit({"happened": "talked"}), SaveMoment(leaves=True))
    entries.save(debrief, Edit({"said_did": "I asked."}), SaveMoment(leaves=True))
    conversations.save(talk, {"status": Status.READY.value})

    earlier.restore(debrief.id, 1)

    assert of(talk).status is Status.READY


def test_a_debrief_that_goes_to_the_bin_says_nothing_any_more(entries: Entries) -> None:
    talk = a_talk()
    debrief = said_in_two_states(entries, talk)

    changes = entries.move_to_bin(debrief.id)

    assert (of(talk).status, of(talk).happened_on) == (Status.READY, None)
    assert changes.conversations == {talk}


def come_back(entries: Entries, way: str, debrief: EntryTarget) -> Changes:
    """Move a debrief out of the bin: with Undo, or from the bin itself."""
    return entries.restore(debrief.id) if way == "undo" else Bin(SetClock()).restore_entry(debrief.id)


@pytest.mark.parametrize("way", ["undo", "bin"])
def test_a_debrief_that_comes_back_says_it_again(entries: Entries, way: str) -> None:
    talk = a_talk()
    debrief = said_in_two_states(entries, talk)
    entries.move_to_bin(debrief.id)

    changes = come_back(entries, way, debrief)

    assert (of(talk).status, of(talk).happened_on) == (Status.LOOKED_BACK, date(2026, 11, 20))
    assert changes.conversations == {talk}


@pytest.mark.parametrize("in_the_bin", [True, False])
@pytest.mark.parametrize("way", ["undo", "bin"])
def test_a_debrief_that_comes_back_leaves_a_status_that_somebody_chose(
    entries: Entries, conversations: Conversations, way: str, in_the_bin: bool
) -> None:
    talk = a_talk()
    debrief = said_in_two_states(entries, talk)
    if in_the_bin:
        entries.move_to_bin(debrief.id)
    conversations.save(talk, {"status": Status.READY.value})
    entries.move_to_bin(debrief.id)

    come_back(entries, way, debrief)

    assert of(talk).status is Status.READY


@pytest.mark.parametrize("moved", [0, 1])
def test_the_bin_and_back_changes_nothing_where_two_debriefs_differ(entries: Entries, moved: int) -> None:
    talk = a_talk()
    debriefs = a_debrief(talk), a_debrief(talk)
    say(entries, debriefs[0], happened="decided_not", happened_on="2026-11-18")
    say(entries, debriefs[1], happened="talked", happened_on="2026-11-20")
    entries.move_to_bin(debriefs[moved].id)

    entries.restore(debriefs[moved].id)

    assert (of(talk).status, of(talk).happened_on) == (Status.LOOKED_BACK, date(2026, 11, 20))


def test_a_debrief_that_tells_of_no_talk_takes_nothing_to_the_bin(entries: Entries) -> None:
    talk = a_talk()
    first, second, untold = a_debrief(talk), a_debrief(talk), a_debrief(talk)
    say(entries, first, happened="not_yet")
    say(entries, second, happened="decided_not")
    say(entries, untold, happened="not_yet")
    say(entries, first, happened="talked")

    entries.move_to_bin(untold.id)

    assert of(talk).status is Status.LOOKED_BACK


def test_a_debrief_that_came_back_can_still_be_corrected(entries: Entries) -> None:
    talk = a_talk()
    debrief = said_in_two_states(entries, talk)
    entries.move_to_bin(debrief.id)
    entries.restore(debrief.id)

    say(entries, debrief, happened="not_yet", happened_on=None)

    assert (of(talk).status, of(talk).happened_on) == (Status.READY, None)


def test_what_is_still_saved_into_a_debrief_in_the_bin_is_said_once_it_comes_back(entries: Entries) -> None:
    talk = a_talk()
    debrief = said_in_two_states(entries, talk)
    entries.move_to_bin(debrief.id)
    say(entries, debrief, happened="decided_not")
    kept = of(talk).status

    entries.restore(debrief.id)

    assert (kept, of(talk).status) == (Status.READY, Status.SET_ASIDE)


def test_an_emptied_day_leaves_a_day_that_no_debrief_said(entries: Entries) -> None:
    talk = a_talk()
    debrief = a_debrief(talk)
    say(entries, debrief, happened_on="2026-11-20")
    with saving():
        conversation_rows.put(replace(of(talk), happened_on=date(2026, 11, 21)), None)

    say(entries, debrief, happened_on=None)

    assert of(talk).happened_on == date(2026, 11, 21)
