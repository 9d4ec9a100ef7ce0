"""Who a conversation is with: a typed label finds its person, renames a person of its own, or makes a new one."""

from dataclasses import replace
from uuid import uuid4

from assertjournal.core.person import Person
from assertjournal.data import conversations as conversation_rows
from assertjournal.data import people


def settle(current: Person | None, label: str | None, relationship: str | None) -> Person | None:
    """Give the person that the answers mean, stored; None where they mean nobody.

    `current` is the conversation's person so far. `label` and `relationship` are None where they were not touched.
    A person that no other conversation knows, and of whom nothing else is noted, is renamed and keeps the relationship.
    Anybody else is left as they are: a label never writes onto a person, nor passes on a relationship.
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
