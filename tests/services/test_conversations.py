"""Conversations as they are described: answer by answer, with ratings that keep their days."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assertjournal.core.answers import Answer
from assertjournal.core.conversation import DatedRatings, Ratings, Status
from assertjournal.core.errors import AnswerError
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations as rows
from assertjournal.services.conversations import Conversations
from tests.support.builders import NOW, TODAY, an_id, rehearsal_days
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content

EVERYTHING: dict[str, Answer] = {
    "title": "Time for breaks",
    "with": "My boss",
    "relationship": "manager",
    "intent": "ask",
    "safe": "yes",
    "hard": 7,
    "planned_for": "2026-11-24",
    "occasion": "After the meeting",
    "nervous": 0,
    "sure": 10,
    "said_aloud": 3,
    "status": "ready",
}


@pytest.fixture
def conversations(open_journal: Path, clock: SetClock) -> Conversations:
    return Conversations(shipped_content(), clock)


@pytest.fixture
def begun(conversations: Conversations) -> str:
    conversation = an_id()
    conversations.begin(conversation)
    return conversation


def answers_of(conversations: Conversations, conversation: str) -> dict[str, object]:
    view = conversations.view(conversation)
    assert view is not None
    return dict(view.answers)


def ratings_of(conversations: Conversations, conversation: str) -> tuple[DatedRatings, ...]:
    view = conversations.view(conversation)
    assert view is not None
    return view.conversation.rating_history


def test_a_conversation_begins_with_planning_and_a_scenario(conversations: Conversations) -> None:
    changes = conversations.begin(conversation := an_id(), "ben")

    view = conversations.view(conversation)
    assert view is not None
    assert (view.answers, view.person, view.conversation.scenario) == ({"status": "planning"}, None, "ben")
    assert changes.conversations == frozenset({conversation})


def test_every_answer_of_the_form_comes_back(conversations: Conversations, begun: str) -> None:
    assert set(EVERYTHING) == shipped_content().forms["conversation"].field_ids

    conversations.save(begun, EVERYTHING)

    assert answers_of(conversations, begun) == EVERYTHING


@pytest.mark.parametrize("field", EVERYTHING)
def test_an_emptied_answer_goes_alone(conversations: Conversations, begun: str, field: str) -> None:
    conversations.save(begun, EVERYTHING)

    conversations.save(begun, {field: None})

    assert answers_of(conversations, begun) == {key: value for key, value in EVERYTHING.items() if key != field}


@pytest.mark.parametrize("field", EVERYTHING)
def test_an_answer_comes_alone(conversations: Conversations, begun: str, field: str) -> None:
    conversations.save(begun, {"status": None})

    conversations.save(begun, {field: EVERYTHING[field]})

    assert answers_of(conversations, begun) == {field: EVERYTHING[field]}


def test_answers_are_checked_before_anything_is_written(conversations: Conversations, begun: str) -> None:
    with pytest.raises(AnswerError, match="sure"):
        conversations.save(begun, {"title": "New", "sure": 11})

    assert answers_of(conversations, begun) == {"status": "planning"}


def test_ratings_of_a_day_are_kept_once_with_the_last_of_that_day(
    conversations: Conversations, begun: str, clock: SetClock
) -> None:
    conversations.save(begun, {"sure": 2})
    conversations.save(begun, {"sure": 3, "nervous": 8})
    clock.pass_by(timedelta(days=1))
    conversations.save(begun, {"sure": 5})

    assert ratings_of(conversations, begun) == (
        DatedRatings(TODAY, Ratings(None, 8, 3)),
        DatedRatings(TODAY + timedelta(days=1), Ratings(None, 8, 5)),
    )


def test_other_answers_leave_no_dated_rating(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"title": "Breaks", "status": "ready"})

    assert ratings_of(conversations, begun) == ()


def test_saying_it_aloud_is_dated(conversations: Conversations, begun: str, clock: SetClock) -> None:
    conversations.save(begun, {"said_aloud": 1})
    clock.pass_by(timedelta(days=1))
    conversations.save(begun, {"said_aloud": 3})

    assert rehearsal_days() == [TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=1)]


def test_counting_down_takes_the_newest_away(conversations: Conversations, begun: str, clock: SetClock) -> None:
    conversations.save(begun, {"said_aloud": 1})
    clock.pass_by(timedelta(days=1))
    conversations.save(begun, {"said_aloud": 3})

    conversations.save(begun, {"said_aloud": 1})

    assert rehearsal_days() == [TODAY]


def test_a_save_moves_a_conversation_to_the_top(conversations: Conversations, begun: str, clock: SetClock) -> None:
    clock.pass_by(timedelta(minutes=1))
    conversations.begin(newer := an_id())
    before = [line.id for line in conversations.lines()]
    clock.pass_by(timedelta(minutes=1))

    conversations.save(begun, {"title": "Breaks"})

    assert before == [newer, begun]
    assert [(line.id, line.title) for line in conversations.lines()] == [(begun, "Breaks"), (newer, "")]


def test_a_line_shows_the_person(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, EVERYTHING)

    (line,) = conversations.lines()
    assert (line.person, line.relationship, line.status) == ("My boss", "manager", Status.READY)


def test_a_scenario_is_put_beside_without_a_change_of_time(
    conversations: Conversations, begun: str, clock: SetClock
) -> None:
    clock.pass_by(timedelta(hours=1))

    conversations.use_scenario(begun, "ben")

    view = conversations.view(begun)
    assert view is not None
    assert (view.conversation.scenario, view.conversation.modified_at) == ("ben", NOW)


def test_what_a_debrief_set_stays_when_the_form_is_saved(conversations: Conversations, begun: str) -> None:
    view = conversations.view(begun)
    assert view is not None
    with saving():
        rows.put(replace(view.conversation, happened_on=date(2026, 11, 20)), None)

    conversations.save(begun, {"title": "Breaks"})

    after = conversations.view(begun)
    assert after is not None
    assert after.conversation.happened_on == date(2026, 11, 20)


def test_an_unknown_conversation_is_not_made_by_saving(conversations: Conversations) -> None:
    assert not conversations.save(an_id(), {"title": "Breaks"})
    assert not conversations.use_scenario(an_id(), "ben")
    assert conversations.lines() == ()
