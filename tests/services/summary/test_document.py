"""What a session summary holds: facts of what may be shared, and of what was written only what was ticked."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assertjournal.core.conversation import Ratings, Status
from assertjournal.core.summary import FirstPageText, Names, SessionSummary, SummaryChoices, SummaryRange, Tally
from assertjournal.core.value import Value, ValueRating
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations, values
from assertjournal.services.debrief_effects import STATUS_AFTER
from assertjournal.services.entries import Edit, Entries, EntryTarget
from assertjournal.services.summary.document import NothingToSummarise
from tests.support.builders import NOW, TODAY, an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content
from tests.support.shared_journals import a_note, a_sheet, a_talk, some_summaries

YESTERDAY = TODAY - timedelta(days=1)
EVERYTHING = SummaryRange()
SECRET = "zanzibar"
FIELDS = {
    "asking": {"request"},
    "saying_no": {"limit"},
    "debrief": {"happened", "happened_on", "nervous", "result", "relationship", "self_respect", "skills_used"}
    | {"in_the_way", "helped", "next_step", "sharing"},
}
CHOICES = {"sharing": {"bring_up", "private"}, "happened": set(STATUS_AFTER)}


def built(chosen: SummaryRange = EVERYTHING, **choices: Any) -> SessionSummary:
    return some_summaries().build(SummaryChoices(range=chosen, **choices))


def texts_in(thing: object) -> str:
    """Return every text within a summary, at any depth; repr leaves them out."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, tuple | list | frozenset):
        return "\n".join(map(texts_in, thing))
    if isinstance(thing, dict):
        return texts_in(list(thing.values()))
    slots = getattr(type(thing), "__slots__", ())
    return "\n".join(texts_in(getattr(thing, name)) for name in slots)


def test_nothing_that_was_written_is_in_it_unless_it_was_ticked(open_journal: Path) -> None:
    talk = a_talk(title=SECRET, occasion=SECRET, name=SECRET)
    for sheet, answers in (
        ("asking", {"request": SECRET, "what_happens": SECRET}),
        ("saying_no", {"limit": SECRET}),
        ("priorities", {"wants": [{"text": SECRET, "rating": 1}], "chosen": SECRET}),
        ("debrief", {"said_did": SECRET, "next_step": SECRET, "helped": [SECRET], "sharing": "bring_up", "result": 3}),
        ("reflection", {"about": SECRET}),
    ):
        a_sheet(sheet, talk, **answers)
    a_note(SECRET, title=SECRET)
    with saving():
        values.put(Value("v", SECRET, own=True))
        values.put_rating(ValueRating(an_id(), "v", TODAY, 1, 1))

    summary = built()

    assert SECRET not in texts_in(summary)
    assert summary.conversations[0].result == 3


def test_what_is_private_or_binned_is_nowhere_even_where_it_is_ticked(open_journal: Path) -> None:
    talk = a_talk()
    a_note("seen")
    hidden = [
        a_sheet("debrief", talk, helped=[SECRET], next_step=SECRET, result=1, skills_used=["asking"], **marks)
        for marks in ({"private": True}, {"sharing": "private"}, {"deleted_at": NOW})
    ]
    hidden.append(a_sheet("asking", talk, request=SECRET, private=True))

    summary = built(entries=frozenset(hidden), first_page=frozenset(FirstPageText))

    assert SECRET not in texts_in(summary)
    assert (summary.sections, summary.practised, summary.used, summary.conversations) == ((), (), (), ())


def test_what_lies_outside_the_days_is_left_out_even_where_it_is_ticked(open_journal: Path) -> None:
    old = a_sheet("asking", a_talk(), YESTERDAY, request=SECRET)
    new = a_note("seen")

    summary = built(SummaryRange(since=TODAY), entries=frozenset({old, new}), first_page=frozenset(FirstPageText))

    assert [section.entry for section in summary.sections] == [new]
    assert summary.conversations == ()


def test_skills_are_counted_by_worksheets_and_by_what_debriefs_ticked(open_journal: Path) -> None:
    a_sheet("saying_no", limit="no")
    a_sheet("asking", request="a")
    a_sheet("asking", None, YESTERDAY, request="b")
    a_sheet("debrief", skills_used=["saying_no", "information"])
    a_sheet("debrief", skills_used=["information"])
    a_sheet("reflection", about="a")

    summary = built()

    assert summary.practised == (Tally("Asking for what you want", 2), Tally("Saying no", 1))
    assert summary.used == (Tally("Getting information", 2), Tally("Saying no", 1))


def test_a_conversation_tells_its_status_and_the_ratings_of_its_latest_rated_debrief(open_journal: Path) -> None:
    talk = a_talk(status=Status.LOOKED_BACK, ratings=Ratings(nervous=7))
    a_sheet("debrief", talk, YESTERDAY - timedelta(days=1), nervous=9, result=1, relationship=1, self_respect=1)
    a_sheet("debrief", talk, YESTERDAY, nervous=4, result=6, self_respect=9)
    a_sheet("debrief", talk, happened="not_yet")

    (row,) = built().conversations

    assert (row.name, row.status) == ("M. (manager)", Status.LOOKED_BACK)
    assert (row.nervous_before, row.nervous_after) == (7, 4)
    assert (row.result, row.relationship, row.self_respect) == (6, None, 9)


@pytest.mark.parametrize(
    ("debrief", "before"),
    [
        ({"happened_on": "2026-11-21", "nervous": 1}, 8),
        ({"happened_on": "2026-11-22", "nervous": 1}, 5),
        ({"happened_on": "2026-11-01", "nervous": 1}, None),
        ({"nervous": 1}, 2),
        ({"said_did": "So."}, 2),
    ],
)
def test_nervous_beforehand_is_what_was_rated_last_by_the_day_of_the_talk(
    open_journal: Path, debrief: dict[str, Any], before: int
) -> None:
    talk = a_talk(ratings=Ratings(nervous=2), rated=TODAY)
    stored = conversations.get(talk)
    assert stored is not None
    with saving():
        for day, nervous in ((date(2026, 11, 20), 8), (date(2026, 11, 22), 5)):
            conversations.put(replace(stored, ratings=Ratings(nervous=nervous)), day)
        conversations.put(stored, TODAY)
    a_sheet("debrief", talk, **debrief)

    assert [row.nervous_before for row in built().conversations] == [before]


@pytest.mark.parametrize(("intent", "asked"), [("say_no", "No."), ("ask", "Please?"), (None, "Please?")])
def test_the_request_is_the_limit_where_the_conversation_means_to_say_no(
    open_journal: Path, intent: str | None, asked: str
) -> None:
    talk = a_talk(intent=intent)
    a_sheet("asking", talk, YESTERDAY, request="Once?")
    a_sheet("asking", talk, request="Please?")
    a_sheet("saying_no", talk, limit="No.")

    assert [row.request for row in built(first_page=frozenset({FirstPageText.REQUESTS})).conversations] == [asked]


def test_a_conversation_without_a_request_gives_its_limit_on_one_line(open_journal: Path) -> None:
    a_sheet("saying_no", a_talk(), limit=" Not\non Sundays ")

    (row,) = built(first_page=frozenset({FirstPageText.REQUESTS})).conversations
    assert row.request == "Not on Sundays"


def test_conversations_come_the_one_written_in_last_first(open_journal: Path) -> None:
    old, new = a_talk("A."), a_talk("B.")
    a_sheet("asking", new, request="a")
    a_sheet("asking", old, YESTERDAY, request="a")

    assert [row.name for row in built().conversations] == ["B. (manager)", "A. (manager)"]


def test_entries_of_no_conversation_have_a_row_of_their_own_where_they_say_something(open_journal: Path) -> None:
    a_note("a")
    assert built().conversations == ()

    a_sheet("debrief", result=7)
    a_sheet("asking", a_talk(), YESTERDAY, request="a")

    assert [(row.name, row.result) for row in built().conversations] == [
        ("M. (manager)", None),
        ("Without a conversation", 7),
    ]


def test_what_helped_is_counted_whatever_its_capital_letters(open_journal: Path) -> None:
    a_sheet("debrief", None, YESTERDAY, helped=["breathing", "A walk"])
    a_sheet("debrief", helped=["Tea", "Breathing", "breathing  "])

    summary = built(first_page=frozenset({FirstPageText.HELPED}))

    assert summary.helped == (Tally("Breathing", 2), Tally("Tea", 1), Tally("A walk", 1))


def test_what_got_in_the_way_is_counted_without_a_tick(open_journal: Path) -> None:
    a_sheet("debrief", in_the_way=["strong_feelings", "worry"])
    a_sheet("debrief", in_the_way=["worry"])

    assert built().hindered == (Tally("Worry about the outcome", 2), Tally("Feelings too strong", 1))


def test_next_steps_come_the_newest_first(open_journal: Path) -> None:
    a_sheet("debrief", None, YESTERDAY, next_step="Wait")
    a_sheet("debrief", next_step="Ask\nagain")

    assert built(first_page=frozenset({FirstPageText.NEXT_STEPS})).next_steps == ("Ask again", "Wait")


def test_ticked_entries_are_printed_by_conversation_each_the_oldest_first(open_journal: Path) -> None:
    talk, other = a_talk("A."), a_talk("B.")
    third = a_sheet("asking", talk, YESTERDAY, request="a")
    first = a_sheet("asking", other, YESTERDAY, request="a")
    second = a_sheet("debrief", other, said_did="a")
    fourth = a_note("a", title="Bus")
    a_note("not ticked")

    summary = built(entries=frozenset({first, second, third, fourth}), names=Names.INITIALS)

    assert [(section.entry, section.about, section.title) for section in summary.sections] == [
        (first, "B. (manager)", ""),
        (second, "B. (manager)", ""),
        (third, "A. (manager)", ""),
        (fourth, "", "Bus"),
    ]


def test_a_printed_entry_keeps_its_words_and_not_what_it_says_about_sharing(open_journal: Path) -> None:
    debrief = a_sheet("debrief", a_talk("M.", name="Maria"), said_did="M. said\n\nno.", result=2, sharing="bring_up")

    (section,) = built(entries=frozenset({debrief}), names=Names.FULL).sections

    assert section.answers == {"said_did": "M. said\n\nno.", "result": 2}
    assert (section.worksheet.id, section.date, section.about) == ("debrief", TODAY, "Maria (manager)")


def test_values_are_printed_with_their_ratings_of_these_days_oldest_first(open_journal: Path) -> None:
    a_note("a")
    with saving():
        for value in (Value("z", "Zeal"), Value("c", "calm"), Value("q", "Quiet")):
            values.put(value)
        for value_id, day in (("z", TODAY), ("z", YESTERDAY), ("c", TODAY), ("q", YESTERDAY - timedelta(days=1))):
            values.put_rating(ValueRating(an_id(), value_id, day, 5, None))

    summary = built(SummaryRange(since=YESTERDAY), values=True)

    assert [(value.label, value.ratings) for value in summary.values] == [
        ("calm", ((TODAY, 5, None),)),
        ("Zeal", ((YESTERDAY, 5, None), (TODAY, 5, None))),
    ]


def test_what_was_typed_is_taken_without_empty_lines_and_as_much_as_there_is_room_for(open_journal: Path) -> None:
    summary = built(talk_about=("a", " ", "b\0", "c", "d"), questions=("", "Why?", "How?"))

    assert (summary.talk_about, summary.questions) == (("a", "b\ufffd", "c"), ("Why?", "How?"))


def test_a_summary_says_of_which_days_it_is_and_when_it_was_made(open_journal: Path) -> None:
    summary = built(SummaryRange(YESTERDAY, TODAY), questions=("Why?",))

    assert (summary.since, summary.until, summary.made_on) == (YESTERDAY, TODAY, TODAY)


@pytest.mark.parametrize("choices", [{}, {"talk_about": (" ",)}, {"values": True}])
def test_a_summary_of_nothing_is_refused_with_a_next_step(open_journal: Path, choices: dict[str, Any]) -> None:
    a_note("a", YESTERDAY)

    with pytest.raises(NothingToSummarise, match="Choose an earlier first day"):
        built(SummaryRange(since=TODAY), **choices)


def test_page_1_alone_is_enough(open_journal: Path) -> None:
    a_sheet("asking", request="a")

    assert built().practised == (Tally("Asking for what you want", 1),)


SHEETS = st.sampled_from([("asking", "request"), ("saying_no", "limit"), ("debrief", "said_did"), ("values", "fits")])


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(SHEETS, st.booleans(), st.integers(0, 3), st.booleans()), min_size=1, max_size=6))
def test_what_is_offered_is_what_may_be_printed(open_journal: Path, written: list[Any]) -> None:
    talk = a_talk()
    for (sheet, field), private, back, ticked in written:
        answer: object = 3 if field == "fits" else "So."
        a_sheet(sheet, talk if ticked else None, TODAY - timedelta(days=back), private=private, **{field: answer})
    chosen = SummaryRange(TODAY - timedelta(days=2), YESTERDAY)
    offer = some_summaries().offer(chosen)

    summary = built(chosen, entries=frozenset(entry.id for entry in offer.entries), talk_about=("x",))

    assert {section.entry for section in summary.sections} == {entry.id for entry in offer.entries}
    assert len(summary.conversations) <= len(offer.conversations) + 1


def looked_back(talk: str, **answers: Any) -> EntryTarget:
    """Write a debrief as its page does."""
    target = EntryTarget(an_id(), "debrief", talk)
    Entries(shipped_content(), SetClock()).save(target, Edit(answers))
    return target


def statuses() -> list[Status | None]:
    return [row.status for row in built(talk_about=("x",)).conversations]


@pytest.mark.parametrize("happened", ["talked", "decided_not"])
def test_a_status_that_a_private_debrief_may_have_set_is_not_printed(open_journal: Path, happened: str) -> None:
    talk = a_talk(status=Status.READY)
    a_sheet("asking", talk, request="a")
    looked_back(talk, happened=happened, sharing="private")

    stored = conversations.get(talk)
    assert stored is not None
    assert stored.status is not Status.READY
    assert statuses() == [None]


def test_what_a_private_debrief_no_longer_says_is_not_printed_either(open_journal: Path) -> None:
    talk = a_talk()
    a_sheet("asking", talk, request="a")
    target = looked_back(talk, happened="talked", sharing="private")
    Entries(shipped_content(), SetClock()).save(target, Edit({"happened": None}))

    assert statuses() == [None]


def test_a_private_debrief_in_the_bin_shares_nothing_either(open_journal: Path) -> None:
    talk = a_talk()
    a_sheet("asking", talk, request="a")
    target = looked_back(talk, happened="talked", sharing="private")
    Entries(shipped_content(), SetClock()).move_to_bin(target.id)

    assert statuses() == [None]


def test_a_status_that_a_debrief_to_be_shared_tells_too_is_printed(open_journal: Path) -> None:
    talk = a_talk()
    looked_back(talk, happened="partly", sharing="only_ratings")
    looked_back(talk, happened="talked", sharing="private")

    assert statuses() == [Status.LOOKED_BACK]


def test_a_status_that_no_debrief_sets_is_printed_beside_a_private_one(open_journal: Path) -> None:
    talk = a_talk(status=Status.READY)
    a_sheet("asking", talk, request="a")
    looked_back(talk, said_did="a", sharing="private")

    assert statuses() == [Status.READY]


def test_a_summary_says_to_how_many_conversations_it_is_limited(open_journal: Path) -> None:
    talks = [a_talk(label) for label in ("A.", "B.", "C.")]
    for talk in talks:
        a_sheet("asking", talk, request="a")

    assert built().chosen is None
    assert built(SummaryRange(conversations=frozenset(talks[:2]))).chosen == 2


def test_a_conversation_keeps_its_number_where_others_are_not_chosen(open_journal: Path) -> None:
    talks = [a_talk("M.", begun=timedelta(hours=number)) for number in range(3)]
    for talk in talks[:2]:
        a_sheet("asking", talk, request="a")
    a_sheet("asking", talks[2], request="a", private=True)
    chosen = SummaryRange(conversations=frozenset({talks[1]}))

    offered = {one.id: one.name for one in some_summaries().offer(chosen).conversations}

    assert [row.name for row in built(chosen).conversations] == [offered[talks[1]]] == ["M. (manager) 2"]
    assert len(offered) == 2


def test_the_shipped_worksheets_have_the_fields_that_page_1_draws_on() -> None:
    content = shipped_content()

    drawn_on = {sheet: {field.id for field in content.worksheets[sheet]} for sheet in FIELDS}

    assert all(fields <= drawn_on[sheet] for sheet, fields in FIELDS.items())
    for field, choices in CHOICES.items():
        assert choices <= {choice.id for choice in content.worksheets["debrief"].field(field).choices}
