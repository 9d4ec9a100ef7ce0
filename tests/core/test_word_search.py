"""Finding words in short texts, as the search index does in long ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assertjournal.core.word_search import SnippetPart, word_search


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


def test_parts_tell_what_was_looked_for() -> None:
    assert word_search("on fen").parts("On the fence, on") == (
        SnippetPart("On", matches=True),
        SnippetPart(" the "),
        SnippetPart("fence", matches=True),
        SnippetPart(", "),
        SnippetPart("on", matches=True),
    )


@pytest.mark.slow
@given(st.text(), st.text())
def test_parts_are_the_whole_text(query: str, text: str) -> None:
    assert "".join(part.text for part in word_search(query).parts(text)) == text
