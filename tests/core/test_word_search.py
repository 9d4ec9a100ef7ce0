"""Finding words in short texts, as the search index does in long ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assertjournal.core.word_search import word_search


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("fence", "Garden fence", True),
        ("FEN", "Garden fence", True),
        ("gard fence", "Garden fence", False),
        ("fence garden", "Garden fence", True),
        ("zoe", "Zoë", True),
        ("zoe", "Zoe\u0308", True),
        ("ZOË", "zoe", True),
        ("strasse", "Straße", True),
        ("self-resp", "self respect", True),
        ("ence", "fence", False),
        ("", "fence", False),
        ("!?", "fence", False),
    ],
)
def test_words_are_found_whatever_capitals_and_accents_the_last_one_begun(query: str, text: str, found: bool) -> None:
    assert word_search(query).finds(text) == found


def test_words_may_stand_in_several_texts() -> None:
    assert word_search("fence lop").finds("Garden fence", "Ana Lopez")


def test_pieces_tell_what_was_looked_for() -> None:
    assert word_search("on fen").pieces("On the fence, on") == (
        ("On", True),
        (" the ", False),
        ("fence", True),
        (", ", False),
        ("on", True),
    )


@given(st.text(), st.text())
def test_pieces_are_the_whole_text(query: str, text: str) -> None:
    assert "".join(piece for piece, _is_match in word_search(query).pieces(text)) == text
