"""Words that are in one text and not at their place in the other."""

import pytest

from assertjournal.core import differences
from assertjournal.core.differences import Spans, differing_words


def words(text: str, spans: Spans) -> list[str]:
    return [text[begin:end] for begin, end in spans]


@pytest.mark.parametrize(
    ("then", "now", "taken_out", "put_in"),
    [
        ("I ask for a break", "I ask for a short break", [], ["short"]),
        ("I ask for a long break", "I ask for a break", ["long"], []),
        ("one two three", "one 2 three", ["two"], ["2"]),
        ("", "all new", [], ["all new"]),
        ("all gone", "", ["all gone"], []),
        ("the same", "the  same\n", [], []),
        ("a b c", "b c a", ["a"], ["a"]),
        ("heron 😀 river", "heron river", ["😀"], []),
    ],
)
def test_what_differs_is_given_from_its_first_to_its_last_letter(
    then: str, now: str, taken_out: list[str], put_in: list[str]
) -> None:
    old, new = differing_words(then, now)

    assert (words(then, old), words(now, new)) == (taken_out, put_in)


def test_long_texts_that_share_little_differ_as_a_whole_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "_MOST_PAIRS", 5)
    then, now = "begin a b c end", "begin x b y end"

    old, new = differing_words(then, now)

    assert (words(then, old), words(now, new)) == (["a b c"], ["x b y"])


def test_a_word_added_to_a_long_text_is_all_that_differs() -> None:
    then = "word " * 50_000
    now = then + "more"

    old, new = differing_words(then, now)

    assert (old, words(now, new)) == ((), ["more"])
