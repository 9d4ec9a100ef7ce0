"""Searching the journal: what matches is told apart from what surrounds it."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assertjournal.services.search import Piece, find
from tests.support.shared_journals import a_note, a_sheet


def test_every_match_is_a_piece_of_its_own(open_journal: Path) -> None:
    a_note("Break the day,\nthen a break.")

    (hit,) = find("break")

    assert hit.snippet == (
        Piece("Break", matches=True),
        Piece(" the day, then a "),
        Piece("break", matches=True),
        Piece("."),
    )


def test_private_entries_are_found_by_whoever_has_the_journal_open(open_journal: Path) -> None:
    entry = a_sheet("asking", request="A break", private=True)

    assert [hit.line.id for hit in find("break")] == [entry]


def test_no_more_is_found_than_was_asked_for(open_journal: Path) -> None:
    for _number in range(3):
        a_note("break")

    assert len(find("break", 2)) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab \n\x02\x03"))
def test_whatever_was_written_comes_back_in_pieces(open_journal: Path, text: str) -> None:
    a_note(f"found {text}", title="t")

    assert all("".join(piece.text for piece in hit.snippet) for hit in find("found"))
