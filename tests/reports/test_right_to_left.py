"""Text that is written from right to left, in the order and the forms in which it is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assertjournal.reports import styles
from assertjournal.reports.arabic import joined
from assertjournal.reports.right_to_left import begins_right_to_left, holds_right_to_left, in_drawn_order
from assertjournal.reports.typesetting import Line, Typesetter
from tests.support.summaries import a_section, a_summary, words_of

WIDTH = 200.0


def lines_of(text: str) -> list[Line]:
    return list(Typesetter().lines(text, styles.BODY, WIDTH))


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("אבג", "גבא"),
        ("אבג דה", "הד גבא"),
        ("אבג (דה)", "(הד) גבא"),
        ("אבג 123, 4.5", "4.5 ,123 גבא"),
        ("אבג abc def", "abc def גבא"),
        ("אבג 5%!", "!5% גבא"),
        ("אבג ", " גבא"),
        ("א-1", "1-א"),
        ("بت ١٢", "١٢ تب"),
        ("بت 1.2", "1.2 تب"),
    ],
)
def test_a_line_that_runs_from_the_right(written: str, drawn: str) -> None:
    assert in_drawn_order(written, from_right=True) == drawn


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("abc", "abc"),
        ("abc אבג def", "abc גבא def"),
        ("abc אבג, דה.", "abc הד ,גבא."),
        ("abc אבג 12", "abc 12 גבא"),
        ("(אבג)", "(גבא)"),
    ],
)
def test_words_from_the_right_within_a_line_from_the_left(written: str, drawn: str) -> None:
    assert in_drawn_order(written, from_right=False) == drawn


def test_a_mark_stays_behind_its_letter() -> None:
    assert in_drawn_order("אבָג", from_right=True) == "גבָא"


@given(st.text(max_size=50), st.booleans())
def test_no_letter_is_lost_in_turning(text: str, from_right: bool) -> None:
    pairs = str.maketrans(")]}>»\u203a≥", "([{<«\u2039≤")

    turned = in_drawn_order(text, from_right=from_right)

    assert sorted(turned.translate(pairs)) == sorted(text.translate(pairs))


@given(st.text(st.characters(max_codepoint=0x58F), max_size=50))
def test_text_without_such_letters_is_left_alone(text: str) -> None:
    assert not holds_right_to_left(text)
    assert joined(text) == text


def test_a_paragraph_runs_as_its_first_letter_does() -> None:
    assert begins_right_to_left("1. אבג abc")
    assert not begins_right_to_left("1. abc אבג")
    assert not begins_right_to_left("123")


def test_a_paragraph_from_the_right_stands_at_the_right() -> None:
    left, right = lines_of("abc\nאבג")

    assert left.shift == 0
    assert right.shift == pytest.approx(WIDTH - right.width)


def test_words_are_put_on_lines_in_the_order_in_which_they_are_read() -> None:
    words = [f"א{number}" for number in range(100)]

    found = ["".join(part for _face, part in line.pieces).split()[::-1] for line in lines_of(" ".join(words))]

    assert [word for line in found for word in line] == [f"{number}א" for number in range(100)]


def test_what_is_shortened_ends_at_the_left() -> None:
    lines, cut = Typesetter().fitted("אבג " * 100, styles.BODY, WIDTH, 1)

    assert cut
    assert lines[0].pieces[0][1].startswith("…")


@pytest.mark.parametrize(
    ("written", "shapes"),
    [
        ("ب", "\ufe8f"),
        ("ببب", "\ufe91\ufe92\ufe90"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("لا", "\ufefb"),
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("بَب", "\ufe91\u064e\ufe90"),
        ("بـ", "\ufe91\u0640"),
        ("پچ", "\ufb58\ufb7b"),
    ],
)
def test_arabic_letters_join_their_neighbours(written: str, shapes: str) -> None:
    assert joined(written) == shapes


def test_joined_letters_are_copied_out_as_the_letters_that_were_written() -> None:
    found = words_of(a_summary(sections=(a_section({"request": "سلام"}),)))

    assert "مالس" in found or "سلام" in found
