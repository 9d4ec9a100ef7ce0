"""What a debrief says of its conversation: carried over to it, and taken back where it is corrected."""

from datetime import date
from pathlib import Path

import pytest

from assertjournal.core.answers import Answer
from assertjournal.core.conversation import Conversation, Status
from assertjournal.data import conversations as conversation_rows
from assertjournal.data import entries as entry_rows
from assertjournal.data.database import saving
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Edit, Entries, EntryTarget
from assertjournal.services.looking_back import STATUS_AFTER
from tests.support.builders import a_conversation, an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content


@pytest.fixture
def entries(open_journal: Path) -> Entries:
    return Entries(shipped_content(), SetClock())


@pytest.fixture
def conversations(open_journal: Path) -> Conversations:
    return Conversations(shipped_content(), SetClock())


def a_talk(status: Status | None = Status.READY) -> str:
    conversation = a_conversation(status=status)
    with saving():
        conversation_rows.put(conversation, None)
    return conversation.id


def a_debrief(talk: str) -> EntryTarget:
    return EntryTarget(an_id(), "debrief", talk)


def say(entries: Entries, debrief: EntryTarget, **answers: Answer | None) -> None:
    entries.save(debrief, Edit(answers))


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
