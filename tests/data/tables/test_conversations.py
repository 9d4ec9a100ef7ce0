"""Conversations, people, and what belongs to them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import peewee
import pytest

from assertjournal.core.conversation import Conversation, DatedRatings, Ratings, Status
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations, entries, people, rehearsals
from tests.support.builders import NOW, TODAY, a_conversation, a_person, an_entry, rehearsal_days

TOMORROW = TODAY + timedelta(days=1)


def put(conversation: Conversation, ratings_day: date | None = None) -> None:
    with saving():
        conversations.put(conversation, ratings_day)


def test_a_conversation_comes_back_as_it_was_put(open_journal: Path) -> None:
    person = a_person()
    with saving():
        people.put(person)
    conversation = a_conversation(
        person=person.id,
        intent="ask",
        safe="yes",
        status=Status.READY,
        planned_for=TOMORROW,
        occasion="Monday’s meeting",
        happened_on=TODAY,
        scenario="ben",
        ratings=Ratings(7, 6, None),
    )

    put(conversation)

    assert conversations.get(conversation.id) == conversation


def test_an_unknown_conversation_is_none(open_journal: Path) -> None:
    assert conversations.get("no one") is None


def test_ratings_are_kept_once_a_day(open_journal: Path) -> None:
    conversation = a_conversation()
    put(replace(conversation, ratings=Ratings(8, 8, 2)), TODAY)
    put(replace(conversation, ratings=Ratings(7, 8, 3)), TODAY)
    put(replace(conversation, ratings=Ratings(5, 4, 6)), TOMORROW)

    stored = conversations.get(conversation.id)

    assert stored is not None
    assert stored.ratings == Ratings(5, 4, 6)
    assert stored.rating_history == (
        DatedRatings(TODAY, Ratings(7, 8, 3)),
        DatedRatings(TOMORROW, Ratings(5, 4, 6)),
    )


def test_putting_without_a_day_leaves_the_history(open_journal: Path) -> None:
    conversation = a_conversation(ratings=Ratings(8))
    put(conversation, TODAY)

    put(replace(conversation, title="Later"))

    stored = conversations.get(conversation.id)
    assert stored is not None
    assert len(stored.rating_history) == 1


def test_ratings_out_of_bounds_are_refused(open_journal: Path) -> None:
    with pytest.raises(peewee.IntegrityError):
        put(a_conversation(ratings=Ratings(11)))

    assert conversations.lines() == ()


def test_the_one_written_in_last_comes_first(open_journal: Path) -> None:
    made = [a_conversation(modified_at=NOW + timedelta(hours=number // 2)) for number in range(5)]
    for conversation in made:
        put(conversation)
    expected = sorted(made, key=lambda one: (one.modified_at, one.id), reverse=True)

    assert [line.id for line in conversations.lines()] == [one.id for one in expected]


def test_a_line_shows_who_it_is_with(open_journal: Path) -> None:
    person = a_person(label="M.", relationship="manager")
    with saving():
        people.put(person)
    put(a_conversation(title="Leaving on time", person=person.id, status=Status.PLANNING))
    put(a_conversation(title="With no one", modified_at=NOW - timedelta(1)))

    first, second = conversations.lines()

    assert (first.title, first.person, first.relationship) == ("Leaving on time", "M.", "manager")
    assert (first.status, first.modified_at) == (Status.PLANNING, NOW)
    assert (second.person, second.relationship, second.status) == ("", "", None)


def test_a_purged_conversation_leaves_its_entries_behind(open_journal: Path) -> None:
    conversation, other = a_conversation(), a_conversation()
    put(conversation, TODAY)
    put(other)
    entry = an_entry(conversation=conversation.id)
    with saving():
        entries.put(entry, "")
        rehearsals.set_count(conversation.id, 2, TODAY)

    with saving():
        conversations.purge(conversation.id)

    assert [line.id for line in conversations.lines()] == [other.id]
    assert entries.get(entry.id) == replace(entry, conversation=None)
    assert rehearsal_days() == []


def test_a_purged_person_leaves_the_conversations_behind(open_journal: Path) -> None:
    person = a_person()
    with saving():
        people.put(person)
    conversation = a_conversation(person=person.id)
    put(conversation)
    assert conversations.count_with(person.id) == 1

    with saving():
        people.purge(person.id)

    assert conversations.get(conversation.id) == replace(conversation, person=None)
    assert conversations.count_with(person.id) == 0


def test_a_conversation_with_nobody_known_is_refused(open_journal: Path) -> None:
    with pytest.raises(peewee.IntegrityError):
        put(a_conversation(person="no one"))


def test_people_come_back_as_they_were_put_by_label(open_journal: Path) -> None:
    made = [a_person(label="zoe"), a_person(label="Ärzte", also_called=("Dr. K.",), wanted="calm", note="n", name="K")]
    with saving():
        for person in made:
            people.put(person)

    assert people.all_people() == tuple(sorted(made, key=lambda person: person.label.casefold()))
    assert people.get(made[1].id) == made[1]
    assert people.get("no one") is None


@pytest.mark.parametrize("typed", ["JÖRG", "jörg", "Jörg"])
def test_a_person_is_found_by_label_whatever_the_case(open_journal: Path, typed: str) -> None:
    person = a_person(label="Jörg")
    with saving():
        people.put(person)

    assert people.labelled(typed) == person
    assert people.labelled("J") is None


@pytest.mark.parametrize(("first", "then"), [(0, 3), (3, 1), (2, 2), (2, 0)])
def test_rehearsals_are_brought_to_a_number(open_journal: Path, first: int, then: int) -> None:
    conversation, other = a_conversation(), a_conversation()
    put(conversation)
    put(other)
    with saving():
        rehearsals.set_count(conversation.id, first, TODAY)
        rehearsals.set_count(other.id, 1, TODAY)

    with saving():
        rehearsals.set_count(conversation.id, then, TOMORROW)

    assert rehearsals.count_for(conversation.id) == then
    assert rehearsals.count_for(other.id) == 1


def test_the_newest_rehearsals_go_first(open_journal: Path) -> None:
    conversation = a_conversation()
    put(conversation)
    with saving():
        rehearsals.set_count(conversation.id, 1, TODAY)
        rehearsals.set_count(conversation.id, 3, TOMORROW)

    with saving():
        rehearsals.set_count(conversation.id, 1, TOMORROW)

    assert rehearsal_days() == [TODAY]
