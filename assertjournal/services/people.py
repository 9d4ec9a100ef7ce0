"""People: who a conversation is with, as its label is typed, and the relationships that are wanted with them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from assertjournal.core.answers import Answer, clean_text, parse_answer
from assertjournal.core.changes import Changes, Removed
from assertjournal.core.content import PERSON_FORM, Content
from assertjournal.core.errors import UserError
from assertjournal.core.person import Person
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import people
from assertjournal.i18n import _


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person, and whether a conversation is with them."""

    person: Person
    has_conversations: bool


class PersonIsThere(UserError):
    """Another person has the wanted label already."""


class People:
    """What is wanted of the relationships with people."""

    def __init__(self, content: Content) -> None:
        """Store the form that asks for it."""
        self._form = content.forms[PERSON_FORM]

    def all(self) -> tuple[KnownPerson, ...]:
        """Return everyone, by label."""
        talked_to = conversation_rows.people()
        return tuple(KnownPerson(person, person.id in talked_to) for person in people.all_people())

    def add(self, label: str) -> Changes:
        """Add a person by their label. An empty one, or one that is known, adds no one."""
        tidy = _tidy(label)
        with saving():
            if not tidy or people.labelled(tidy) is not None:
                return Changes()
            person = Person(str(uuid4()), tidy)
            people.put(person)
        return Changes(people=frozenset({person.id}))

    def rename(self, person_id: str, label: str) -> Changes:
        """Rename a person with whom there is no conversation. An empty label changes nothing.

        Raises PersonIsThere where someone else has this label, and SaveFailed where nothing could be written.
        """
        tidy = _tidy(label)
        with saving():
            person = None if conversation_rows.count_with(person_id) else people.get(person_id)
            if person is None or tidy in ("", person.label):
                return Changes()
            same = people.labelled(tidy)
            if same is not None and same.id != person_id:
                raise PersonIsThere(_("There is a person of this name already."), _("Choose another name."))
            people.put(replace(person, label=tidy))
        return Changes(people=frozenset({person_id}))

    def describe(self, person_id: str, answers: Mapping[str, Answer | None]) -> Changes:
        """Write the changed answers to the form; None empties a field.

        Raises SaveFailed where nothing could be written.
        """
        checked = {key: parse_answer(self._form.field(key), answer) or "" for key, answer in answers.items()}
        with saving():
            person = people.get(person_id)
            if person is None:
                return Changes()
            people.put(replace(person, **checked))  # type: ignore[arg-type]
        return Changes(people=frozenset({person_id}))

    def take_away(self, person_id: str) -> Removed[Person]:
        """Remove a person with whom there is no conversation, and return them for `put_back`; anyone else stays."""
        with saving():
            person = None if conversation_rows.count_with(person_id) else people.get(person_id)
            if person is None:
                return Removed(None, Changes())
            people.purge(person_id)
        return Removed(person, Changes(people=frozenset({person_id})))

    def put_back(self, person: Person) -> Changes:
        """Restore a person who was taken away."""
        with saving():
            people.put(person)
        return Changes(people=frozenset({person.id}))


def _tidy(label: str) -> str:
    return " ".join(clean_text(label).split())


def settle(current: Person | None, label: str | None, relationship: str | None) -> Person | None:
    """Return the person that the answers mean, stored; None where they mean no one.

    `current` is the conversation's person so far. `label` and `relationship` are None where they were not touched. A
    person that no other conversation knows, and of whom nothing else is noted, is renamed and keeps the relationship.
    Anyone else is left as they are: a label never writes onto a person, nor passes on a relationship.
    """
    person = current if label is None else _labelled(current, label.strip())
    if relationship is not None:
        person = replace(person or Person(str(uuid4())), relationship=relationship)
    if person is not None:
        people.put(person)
    return person


def forget_if_unused(person: Person | None) -> None:
    """Remove a person left behind by typing: in no conversation, and nothing else known of them."""
    if person is None or conversation_rows.count_with(person.id):
        return
    # What the user has noted of a person is never removed by typing.
    if not _is_described(person):
        people.purge(person.id)


def _is_described(person: Person) -> bool:
    return bool(person.name or person.note or person.wanted or person.also_called)


def _labelled(current: Person | None, label: str) -> Person | None:
    known = people.labelled(label) if label else None
    if known is not None and (current is None or known.id != current.id):
        return known
    if current is not None and _is_of_its_own(current):
        return replace(current, label=label) if label or current.relationship else None
    return known or (Person(str(uuid4()), label) if label else None)


def _is_of_its_own(person: Person) -> bool:
    return not _is_described(person) and conversation_rows.count_with(person.id) <= 1
