"""Who a conversation is with, as a label is typed letter by letter."""

from dataclasses import replace
from pathlib import Path

import pytest

from assertjournal.core.changes import Changes
from assertjournal.core.person import Person
from assertjournal.data.database.database import saving
from assertjournal.data.tables import people
from assertjournal.services.conversations import Conversations
from assertjournal.services.people import People, PersonIsThere
from tests.support.builders import an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content


@pytest.fixture
def conversations(open_journal: Path) -> Conversations:
    return Conversations(shipped_content(), SetClock())


@pytest.fixture
def begun(conversations: Conversations) -> str:
    return another(conversations)


def another(conversations: Conversations, label: str | None = None) -> str:
    conversation = an_id()
    conversations.begin(conversation)
    if label is not None:
        conversations.save(conversation, {"with": label})
    return conversation


def person_of(conversations: Conversations, conversation: str) -> Person | None:
    view = conversations.view(conversation)
    assert view is not None
    return view.person


def labels() -> list[str]:
    return sorted(person.label for person in people.all_people())


def test_typing_on_renames_the_same_person(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"with": "M"})
    first = person_of(conversations, begun)

    conversations.save(begun, {"with": " Maria "})

    assert first is not None
    assert person_of(conversations, begun) == replace(first, label="Maria")
    assert labels() == ["Maria"]


def test_a_known_label_is_the_same_person_whatever_its_capitals(conversations: Conversations, begun: str) -> None:
    known = person_of(conversations, another(conversations, "Maria"))

    changes = conversations.save(begun, {"with": "maria"})

    assert person_of(conversations, begun) == known
    assert known is not None
    assert changes.people == frozenset({known.id})


def test_a_person_whom_others_know_is_never_renamed(conversations: Conversations, begun: str) -> None:
    other = another(conversations, "Maria")
    conversations.save(begun, {"with": "Maria"})

    conversations.save(begun, {"with": "Marian"})

    assert labels() == ["Maria", "Marian"]
    shared = person_of(conversations, other)
    assert shared is not None
    assert shared.label == "Maria"


def test_whoever_was_left_behind_by_typing_is_forgotten(conversations: Conversations, begun: str) -> None:
    another(conversations, "Maria")
    conversations.save(begun, {"with": "Mar"})

    conversations.save(begun, {"with": "Maria"})

    assert labels() == ["Maria"]


@pytest.mark.parametrize(
    "known", [{"name": "Maria K."}, {"note": "Likes it short."}, {"wanted": "honest"}, {"also_called": ("M.",)}]
)
def test_whoever_something_is_known_of_is_never_forgotten(
    conversations: Conversations, begun: str, known: dict[str, object]
) -> None:
    conversations.save(begun, {"with": "Maria"})
    person = person_of(conversations, begun)
    assert person is not None
    with saving():
        people.put(replace(person, **known))  # type: ignore[arg-type]

    conversations.save(begun, {"with": None})

    assert person_of(conversations, begun) is None
    assert labels() == ["Maria"]


def test_an_emptied_label_keeps_the_relationship(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"with": "Maria", "relationship": "manager"})

    conversations.save(begun, {"with": None})

    view = conversations.view(begun)
    assert view is not None
    assert view.answers == {"relationship": "manager", "status": "planning"}


def test_an_emptied_label_leaves_nobody_behind(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"with": "Maria"})

    conversations.save(begun, {"with": None})

    assert labels() == []


def test_a_relationship_alone_is_kept(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"relationship": "sibling"})

    person = person_of(conversations, begun)
    assert person is not None
    assert (person.label, person.relationship) == ("", "sibling")


def test_two_people_without_a_label_are_two(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"relationship": "sibling"})
    conversations.save(other := another(conversations), {"relationship": "manager"})

    one, two = person_of(conversations, begun), person_of(conversations, other)
    assert one is not None
    assert two is not None
    assert one.id != two.id


def test_erasing_to_a_known_label_writes_no_relationship_onto_them(conversations: Conversations, begun: str) -> None:
    another(conversations, "K")
    conversations.save(begun, {"with": "Karl", "relationship": "manager"})

    conversations.save(begun, {"with": "K"})

    assert [(person.label, person.relationship) for person in people.all_people()] == [("K", "")]


def test_typing_on_from_a_known_label_leaves_their_relationship_with_them(
    conversations: Conversations, begun: str
) -> None:
    conversations.save(another(conversations), {"with": "M", "relationship": "parent"})
    conversations.save(begun, {"with": "M"})

    conversations.save(begun, {"with": "Mark"})

    assert [(person.label, person.relationship) for person in people.all_people()] == [("M", "parent"), ("Mark", "")]


@pytest.mark.parametrize("on_the_way", [[], [None]], ids=["at once", "emptied first"])
def test_a_shared_person_passes_no_relationship_on(
    conversations: Conversations, begun: str, on_the_way: list[None]
) -> None:
    conversations.save(another(conversations), {"with": "Maria", "relationship": "parent"})
    for label in ["Maria", *on_the_way]:
        conversations.save(begun, {"with": label})

    conversations.save(begun, {"with": "Tom"})

    assert [(person.label, person.relationship) for person in people.all_people()] == [("Maria", "parent"), ("Tom", "")]


def test_someone_of_ones_own_keeps_the_relationship_when_renamed(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"with": "Maria", "relationship": "manager"})
    conversations.save(begun, {"with": None})

    conversations.save(begun, {"with": "Tom"})

    assert [(person.label, person.relationship) for person in people.all_people()] == [("Tom", "manager")]


def test_the_label_of_a_shared_person_in_other_capitals_is_still_them(conversations: Conversations, begun: str) -> None:
    known = person_of(conversations, another(conversations, "Maria"))
    conversations.save(begun, {"with": "Maria"})

    conversations.save(begun, {"with": "maria"})

    assert person_of(conversations, begun) == known
    assert labels() == ["Maria"]


def test_other_answers_leave_the_person_alone(conversations: Conversations, begun: str) -> None:
    conversations.save(begun, {"with": "Maria"})
    before = person_of(conversations, begun)

    changes = conversations.save(begun, {"title": "Breaks"})

    assert person_of(conversations, begun) == before
    assert not changes.people


@pytest.fixture
def known(open_journal: Path) -> People:
    return People(shipped_content())


def test_everyone_is_known_with_or_without_a_conversation(conversations: Conversations, known: People) -> None:
    another(conversations, "Maria")
    known.add("Ada")

    assert [(one.person.label, one.has_conversations) for one in known.all()] == [("Ada", False), ("Maria", True)]


@pytest.mark.parametrize("label", ["", "  ", "maria", " Maria "])
def test_nobody_is_added_twice_or_without_a_label(known: People, label: str) -> None:
    known.add("Maria")

    assert known.add(label) == Changes()
    assert labels() == ["Maria"]


def test_what_is_wanted_of_a_relationship_is_kept_and_emptied(known: People) -> None:
    known.add("Maria")
    (one,) = known.all()

    known.describe(one.person.id, {"wanted": "Warm", "note": "Call on Sundays."})
    known.describe(one.person.id, {"note": None})

    assert known.all()[0].person == replace(one.person, wanted="Warm")


def test_someone_who_is_gone_is_not_described(known: People) -> None:
    assert known.describe(an_id(), {"note": "x"}) == Changes()
    assert known.all() == ()


def test_someone_without_a_conversation_is_taken_away_and_put_back(known: People) -> None:
    known.add("Ada")
    (one,) = known.all()

    taken = known.take_away(one.person.id).thing
    assert known.all() == ()
    known.put_back(taken or Person(""))

    assert known.all() == (one,)


def test_someone_with_a_conversation_stays(conversations: Conversations, known: People) -> None:
    another(conversations, "Maria")
    (one,) = known.all()

    assert known.take_away(one.person.id).thing is None
    assert known.all() == (one,)


def test_someone_without_a_conversation_gets_another_label(known: People) -> None:
    known.add("Ad")
    (one,) = known.all()
    known.describe(one.person.id, {"wanted": "warm"})

    known.rename(one.person.id, "  Ada  L. ")

    assert [(other.person.label, other.person.wanted) for other in known.all()] == [("Ada L.", "warm")]


def test_someone_with_a_conversation_keeps_their_label(conversations: Conversations, known: People) -> None:
    another(conversations, "Maria")
    (one,) = known.all()
    assert known.rename(one.person.id, "Mia") == Changes()
    assert labels() == ["Maria"]


def test_nobody_gets_a_label_that_somebody_has(known: People) -> None:
    for label in ("Ada", "Bo"):
        known.add(label)
    with pytest.raises(PersonIsThere) as refusal:
        known.rename(known.all()[1].person.id, "ADA")
    assert labels() == ["Ada", "Bo"]
    assert "ada" not in str(refusal.value).casefold()


def test_an_empty_label_leaves_the_old_one(known: People) -> None:
    known.add("Ada")
    assert known.rename(known.all()[0].person.id, " ") == Changes()
    assert labels() == ["Ada"]
