"""Searching the journal: what matches is told apart from what surrounds it."""

from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assertjournal.core.word_search import SnippetPart
from assertjournal.data.database.database import saving
from assertjournal.data.tables import bin as bin_rows
from assertjournal.services.search import ConversationHit, find
from tests.support.builders import NOW, TODAY
from tests.support.shared_journals import a_note, a_sheet, a_talk


def test_every_match_is_a_piece_of_its_own(open_journal: Path) -> None:
    a_note("Break the day,\nthen a break.")

    (hit,) = find("break")

    assert hit.snippet == (
        SnippetPart("Break", matches=True),
        SnippetPart(" the day, then a "),
        SnippetPart("break", matches=True),
        SnippetPart("."),
    )


def test_private_entries_are_found_by_whoever_has_the_journal_open(open_journal: Path) -> None:
    entry = a_sheet("asking", request="A break", private=True)

    assert [hit.line.id for hit in find("break")] == [entry]


def test_no_more_is_found_than_was_asked_for(open_journal: Path) -> None:
    for _number in range(3):
        a_note("break")

    assert len(find("break", 2)) == 2


def test_conversations_are_found_by_title_and_person_with_their_entries_newest_first(open_journal: Path) -> None:
    old = a_talk("Zoë", begun=timedelta(days=-9), title="Rent")
    late = a_sheet("asking", old, TODAY, request="Half")
    new = a_talk("M.", begun=timedelta(days=-1), title="What Zoe said")
    a_talk("M.", title="Shoes")

    assert [hit.line.id for hit in find("zoe")] == [late, new, old]


def test_all_words_may_stand_in_title_and_name_together(open_journal: Path) -> None:
    talk = a_talk("Ana", name="Ana Lopez", title="Garden fence")

    (hit,) = find("fence lop")

    assert isinstance(hit, ConversationHit)
    assert hit.line.id == talk
    assert hit.snippet == (SnippetPart("Garden "), SnippetPart("fence", matches=True), SnippetPart(" · Ana"))
    assert find("fence lop roof") == ()


def test_an_entry_found_by_its_words_and_its_conversation_is_there_once_with_the_match(open_journal: Path) -> None:
    entry = a_sheet("asking", a_talk(title="The fence"), request="A fence")

    first, *rest = find("fence")

    assert (first.line.id, len(rest)) == (entry, 1)
    assert SnippetPart("fence", matches=True) in first.snippet


def test_what_lies_in_the_bin_is_not_found_by_its_conversation(open_journal: Path) -> None:
    talk = a_talk(title="The fence")
    a_sheet("asking", talk, request="Half", deleted_at=NOW)
    gone = a_talk(title="Fences")
    with saving():
        bin_rows.put_conversation(gone, NOW, with_entries=True)

    assert [hit.line.id for hit in find("fence")] == [talk]


def test_the_limit_holds_for_everything_together(open_journal: Path) -> None:
    for day in range(4):
        a_sheet("asking", a_talk(title="Fence", begun=timedelta(days=-day)), TODAY - timedelta(days=day), request="x")

    found = find("fence", 3)

    assert [hit.day for hit in found] == [TODAY, TODAY, TODAY - timedelta(days=1)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab \n\x02\x03"))
def test_whatever_was_written_comes_back_in_pieces(open_journal: Path, text: str) -> None:
    a_note(f"found {text}", title="t")

    assert all("".join(piece.text for piece in hit.snippet) for hit in find("found"))
