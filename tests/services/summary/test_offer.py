"""What a session summary offers to be ticked."""

from datetime import timedelta
from pathlib import Path

import pytest

from assertjournal.core.entry import EntryKind
from assertjournal.core.summary import FirstPageText, SummaryOffer, SummaryRange
from assertjournal.core.value import Value, ValueRating
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries, values
from tests.support.builders import NOW, TODAY, an_entry, an_id
from tests.support.shared_journals import a_note, a_sheet, a_talk, some_summaries

YESTERDAY = TODAY - timedelta(days=1)


def offer(**bounds: object) -> SummaryOffer:
    return some_summaries().offer(SummaryRange(**bounds))  # type: ignore[arg-type]


def offered(**bounds: object) -> list[str]:
    return [entry.id for entry in offer(**bounds).entries]


def test_entries_are_offered_the_newest_first(open_journal: Path) -> None:
    middle = a_note("b", YESTERDAY)
    newest = a_note("c")
    oldest = a_note("a", YESTERDAY - timedelta(days=1))

    assert offered() == [newest, middle, oldest]


def test_both_bounds_of_a_range_belong_to_it(open_journal: Path) -> None:
    days = [TODAY - timedelta(days=back) for back in range(4)]
    notes = [a_note("a", day) for day in days]

    assert offered(since=days[2], until=days[1]) == [notes[1], notes[2]]


def test_more_entries_than_are_read_at_once_are_all_offered(open_journal: Path) -> None:
    with saving():
        for number in range(1_203):
            entries.put(an_entry(date=TODAY - timedelta(days=number // 130)), "")  # no page ends with a day

    assert len(set(offered())) == 1_203


def test_private_entries_are_counted_and_not_offered(open_journal: Path) -> None:
    a_note("a", private=True)
    a_sheet("debrief", happened="talked", sharing="private", private=True)

    assert offered() == []
    assert offer().private == 2


def test_a_debrief_to_be_kept_private_is_private_even_where_an_import_did_not_mark_it(open_journal: Path) -> None:
    a_sheet("debrief", a_talk(), said_did="secret", sharing="private")

    assert (offered(), offer().private, offer().conversations) == ([], 1, ())


def test_the_bin_is_neither_offered_nor_counted(open_journal: Path) -> None:
    a_note("a", deleted_at=NOW)
    a_note("b", deleted_at=NOW, private=True)

    assert (offered(), offer().private) == ([], 0)


def test_emptied_entries_are_neither_offered_nor_counted(open_journal: Path) -> None:
    talk = a_talk()
    a_sheet("asking", talk)
    a_sheet("debrief", talk, sharing="bring_up")
    a_note("", private=True)

    assert (offered(), offer().private, offer().conversations) == ([], 0, ())


@pytest.mark.parametrize(("sharing", "ticked"), [("bring_up", True), ("only_ratings", False), (None, False)])
def test_what_is_to_be_brought_up_is_ticked_in_advance(open_journal: Path, sharing: str | None, ticked: bool) -> None:
    a_sheet("debrief", happened="talked", sharing=sharing)

    assert [entry.ticked for entry in offer().entries] == [ticked]


def test_an_entry_is_described_by_its_worksheet_texts_and_beginning(open_journal: Path) -> None:
    talk = a_talk()
    a_sheet(
        "priorities",
        talk,
        notice="Tired,\nagain",
        wants=[{"text": "A break", "rating": 5}],
        chosen="A break",
        weight_result=8,
    )

    (entry,) = offer().entries
    assert (entry.kind, entry.title, entry.conversation) == (EntryKind.WORKSHEET, "Knowing your priorities", talk)
    assert (entry.texts, entry.opening) == (3, "Tired, again A break")


def test_a_note_goes_by_its_title_which_is_a_text_too(open_journal: Path) -> None:
    a_note("It rained.", title="On the bus")
    a_note("It rained.")

    assert sorted((entry.title, entry.texts) for entry in offer().entries) == [("Note", 1), ("On the bus", 2)]


def test_what_a_debrief_says_about_sharing_is_no_text(open_journal: Path) -> None:
    a_sheet("debrief", happened="talked", sharing="only_ratings", said_did="So.")

    assert [entry.texts for entry in offer().entries] == [1]


def test_the_first_page_tells_how_many_texts_each_tick_brings_in(open_journal: Path) -> None:
    talk, other = a_talk(), a_talk("K.")
    a_sheet("asking", talk, request="A break")
    a_sheet("asking", talk, YESTERDAY, request="A chair")
    a_sheet("saying_no", other, limit="Not on Sundays")
    a_sheet("debrief", talk, helped=["Breathing", "A walk"], next_step="Ask again")
    a_sheet("debrief", other, next_step="Rest")

    assert offer().first_page == {FirstPageText.REQUESTS: 2, FirstPageText.NEXT_STEPS: 2, FirstPageText.HELPED: 1}


def test_only_conversations_with_an_entry_to_share_are_offered(open_journal: Path) -> None:
    shown, quiet, old = a_talk("A."), a_talk("B."), a_talk("C.")
    a_talk("D.")
    a_sheet("asking", shown, request="a")
    a_sheet("asking", quiet, request="a", private=True)
    a_sheet("asking", old, YESTERDAY, request="a")

    assert [talk.id for talk in offer(since=TODAY).conversations] == [shown]


def test_chosen_conversations_narrow_the_entries_and_not_the_choice(open_journal: Path) -> None:
    one, two = a_talk("A."), a_talk("B.", begun=timedelta(days=1))
    of_one = a_sheet("asking", one, request="a")
    a_sheet("asking", two, request="a")
    a_sheet("asking", two, request="a", private=True)
    a_note("without")

    found = offer(conversations=frozenset({one}))

    assert [entry.id for entry in found.entries] == [of_one]
    assert [talk.id for talk in found.conversations] == [two, one]
    assert found.private == 0


def test_no_conversation_chosen_offers_no_entry(open_journal: Path) -> None:
    a_note("a")

    assert offered(conversations=frozenset()) == []


def test_values_are_offered_by_the_days_they_were_rated_on(open_journal: Path) -> None:
    talk = a_talk()
    a_sheet("asking", talk, request="a")
    with saving():
        for number, day in enumerate((TODAY, YESTERDAY)):
            value = Value(an_id(), f"Value {number}")
            values.put(value)
            values.put_rating(ValueRating(an_id(), value.id, day, 8, 4))

    assert offer().values == 2
    assert offer(since=TODAY).values == 1
    assert offer(conversations=frozenset({talk})).values == 0


def test_an_empty_journal_offers_nothing(open_journal: Path) -> None:
    found = offer()

    assert (found.entries, found.conversations, found.values, found.private) == ((), (), 0, 0)
    assert set(found.first_page.values()) == {0}
