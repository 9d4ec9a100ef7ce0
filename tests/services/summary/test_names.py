"""What a session summary calls conversations."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assertjournal.core.locale_settings import IsoFormatter
from assertjournal.core.summary import Names, SummaryRange
from assertjournal.data.tables.summaries import SummaryConversation
from assertjournal.services.summary.names import SummaryNames, initials
from tests.support.builders import NOW
from tests.support.exports import shipped_content
from tests.support.shared_journals import a_sheet, a_talk, some_summaries


def a_gist(number: int = 1, label: str = "My boss", **facts: str) -> SummaryConversation:
    described = {"title": "", "name": "", "relationship": "", **facts}
    return SummaryConversation(
        id=str(number), label=label, status=None, intent=None, nervous=None, created_at=NOW, **described
    )


def named(*conversations_of: SummaryConversation, names: Names = Names.LABELS) -> list[str]:
    return list(SummaryNames(shipped_content(), IsoFormatter()).of(conversations_of, names).values())


def test_a_conversation_goes_by_label_and_relationship() -> None:
    assert named(a_gist(relationship="manager", name="Maria", title="A raise")) == ["My boss (manager)"]


@pytest.mark.parametrize(
    ("names", "expected"), [(Names.LABELS, "My boss"), (Names.INITIALS, "M. B."), (Names.FULL, "Maria Berg")]
)
def test_people_are_named_as_was_chosen(names: Names, expected: str) -> None:
    assert named(a_gist(name="Maria Berg"), names=names) == [expected]


def test_whoever_has_no_name_goes_by_the_label() -> None:
    assert named(a_gist(), names=Names.FULL) == ["My boss"]


def test_without_a_label_the_conversation_goes_by_its_day() -> None:
    assert named(a_gist(label=" ")) == ["Conversation of 2026-11-23"]
    assert named(a_gist(label="", relationship="friend")) == ["Conversation of 2026-11-23 (friend)"]


def test_what_would_read_the_same_is_numbered() -> None:
    assert named(a_gist(1), a_gist(2, "K."), a_gist(3)) == ["K.", "My boss 1", "My boss 2"]


def test_a_number_never_makes_two_names_alike() -> None:
    found = named(a_gist(1), a_gist(2), a_gist(3, "My boss 1"))

    assert sorted(found) == ["My boss 1", "My boss 2", "My boss 3"]


def test_line_ends_in_a_label_do_not_break_the_line() -> None:
    assert named(a_gist(label="My\n boss")) == ["My boss"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("My boss", "M. B."),
        ("M.", "M."),
        ("“Jo”", "J."),
        ("E\u0301mile", "É."),
        ("🙂", ""),
        ("🙂 Al", "A."),
        ("אבא", "א."),
    ],
)
def test_initials_are_first_letters(label: str, expected: str) -> None:
    assert initials(label) == expected


def test_a_label_without_letters_is_not_shown_as_initials() -> None:
    assert named(a_gist(label="🙂"), names=Names.INITIALS) == ["Conversation of 2026-11-23"]


@given(st.lists(st.text("My bos12 ", max_size=6), max_size=8), st.sampled_from(Names))
def test_no_two_names_are_ever_alike(labels: list[str], names: Names) -> None:
    found = named(*(a_gist(number, label) for number, label in enumerate(labels)), names=names)

    assert len(found) == len(set(found)) == len(labels)


def test_conversations_are_numbered_in_the_order_they_were_begun(open_journal: Path) -> None:
    later, earlier = a_talk(begun=timedelta(hours=1)), a_talk()
    for talk in (later, earlier):
        a_sheet("asking", talk, request="a")

    offer = some_summaries().offer(SummaryRange())

    assert [(talk.id, talk.name) for talk in offer.conversations] == [
        (later, "M. (manager) 2"),
        (earlier, "M. (manager) 1"),
    ]


def test_a_conversation_is_offered_with_the_title_its_owner_knows_it_by(open_journal: Path) -> None:
    a_sheet("asking", a_talk(title="A\nraise"), request="a")
    a_sheet("asking", a_talk(title="", begun=timedelta(days=-1)), request="a")

    offer = some_summaries().offer(SummaryRange())

    assert [talk.title for talk in offer.conversations] == ["A raise", "Conversation of 2026-11-22"]
