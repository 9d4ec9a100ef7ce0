"""The conversations that entries hang on: begun, described answer by answer, listed for the switcher."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assertjournal.core.answers import Answer, Answers, parse_answer
from assertjournal.core.changes import Changes
from assertjournal.core.clock import Clock
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.conversation import Conversation, ConversationLine, Status
from assertjournal.core.person import Person
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import people, rehearsals
from assertjournal.services.debrief_effects import status_was_chosen
from assertjournal.services.people import forget_if_unused, settle

_RATINGS = frozenset({"hard", "nervous", "sure"})


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation as its page shows it: with its person, and as answers to the conversation form."""

    conversation: Conversation
    person: Person | None
    answers: Answers = field(repr=False)


class Conversations:
    """What a person can do with conversations."""

    def __init__(self, content: Content, clock: Clock) -> None:
        """Store the conversation form and the clock."""
        self._form = content.forms[CONVERSATION_FORM]
        self._clock = clock

    def begin(self, conversation_id: str, scenario: str | None = None) -> Changes:
        """Begin an empty conversation under a new id, with a scenario beside it where one is named."""
        now = self._clock.now()
        with saving():
            conversation_rows.put(
                Conversation(conversation_id, now, now, status=Status.PLANNING, scenario=scenario), None
            )
        return Changes(conversations=frozenset({conversation_id}))

    def view(self, conversation_id: str) -> ConversationView | None:
        """Return a conversation with its person and answers, or None where there is none, or only in the bin."""
        conversation = conversation_rows.get(conversation_id)
        if conversation is None or conversation.deleted_at is not None:
            return None
        person = _person_of(conversation)
        return ConversationView(conversation, person, _answers(conversation, person))

    def lines(self) -> tuple[ConversationLine, ...]:
        """Return all conversations for the switcher, the one written in last first."""
        return conversation_rows.lines()

    def save(self, conversation_id: str, answers: Mapping[str, Answer | None]) -> Changes:
        """Write the changed answers of the conversation form; None empties a field.

        Ratings are kept with today's date. A label that is known already means the same person.
        Raises SaveFailed where nothing could be written.
        """
        checked = {key: parse_answer(self._form.field(key), answer) for key, answer in answers.items()}
        with saving():
            conversation = conversation_rows.get(conversation_id)
            if conversation is None:
                return Changes()
            before = _person_of(conversation)
            after = settle(before, _touched(checked, "with"), _touched(checked, "relationship"))
            conversation = replace(conversation, person=None if after is None else after.id)
            rated = self._clock.today() if _RATINGS & checked.keys() else None
            conversation_rows.put(self._answered(conversation, checked), rated)
            if "status" in checked:
                status_was_chosen(conversation_id)
            # A name typed letter by letter makes a person of each beginning.
            if before != after:
                forget_if_unused(before)
            if "said_aloud" in checked:
                rehearsals.set_count(conversation_id, _number(checked["said_aloud"]) or 0, self._clock.today())
        changed = frozenset(person.id for person in (before, after) if person is not None and before != after)
        return Changes(conversations=frozenset({conversation_id}), people=changed)

    def use_scenario(self, conversation_id: str, scenario: str) -> Changes:
        """Put a scenario beside a conversation."""
        with saving():
            conversation = conversation_rows.get(conversation_id)
            if conversation is None:
                return Changes()
            conversation_rows.put(replace(conversation, scenario=scenario), None)
        return Changes(conversations=frozenset({conversation_id}))

    def _answered(self, conversation: Conversation, answers: Mapping[str, Answer | None]) -> Conversation:
        answered = replace(conversation, modified_at=self._clock.now())
        if (title := _touched(answers, "title")) is not None:
            answered = replace(answered, title=title)
        if (occasion := _touched(answers, "occasion")) is not None:
            answered = replace(answered, occasion=occasion)
        if (intent := _touched(answers, "intent")) is not None:
            answered = replace(answered, intent=intent or None)
        if (safe := _touched(answers, "safe")) is not None:
            answered = replace(answered, safe=safe or None)
        if (status := _touched(answers, "status")) is not None:
            answered = replace(answered, status=Status(status) if status else None)
        if (planned := _touched(answers, "planned_for")) is not None:
            answered = replace(answered, planned_for=date.fromisoformat(planned) if planned else None)
        rated = {key: _number(answers[key]) for key in _RATINGS & answers.keys()}
        return replace(answered, ratings=replace(answered.ratings, **rated))


def _touched(answers: Mapping[str, Answer | None], key: str) -> str | None:
    """Return the text now in a field, "" where it was emptied, None where it was not touched."""
    return str(answers[key] or "") if key in answers else None


def _number(answer: Answer | None) -> int | None:
    return answer if isinstance(answer, int) else None


def _person_of(conversation: Conversation) -> Person | None:
    return people.get(conversation.person) if conversation.person else None


def _answers(conversation: Conversation, person: Person | None) -> dict[str, Answer]:
    ratings = conversation.ratings
    planned = conversation.planned_for
    said_aloud = rehearsals.count_for(conversation.id)
    answers: dict[str, Answer | None] = {
        "title": conversation.title,
        "with": "" if person is None else person.label,
        "relationship": "" if person is None else person.relationship,
        "intent": conversation.intent,
        "safe": conversation.safe,
        "hard": ratings.hard,
        "planned_for": None if planned is None else planned.isoformat(),
        "occasion": conversation.occasion,
        "nervous": ratings.nervous,
        "sure": ratings.sure,
        "said_aloud": said_aloud or None,
        "status": None if conversation.status is None else conversation.status.value,
    }
    return {key: answer for key, answer in answers.items() if answer is not None and answer != ""}
