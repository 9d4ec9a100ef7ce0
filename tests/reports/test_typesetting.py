"""Text into lines: nothing is lost, nothing is too wide, and what cannot be drawn is named."""

import tracemalloc
from io import BytesIO
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assertjournal.core.summary import Paper
from assertjournal.reports import styles
from assertjournal.reports.fonts import EMOJI, FALLBACK, PLAIN, WRITING, pieces
from assertjournal.reports.session_summary import write
from assertjournal.reports.typesetting import Line, Typesetter
from tests.support.summaries import FORMATTER, a_section, a_summary, letters_of, pages

WIDTH = 200.0


def lines_of(text: str, width: float = WIDTH) -> list[Line]:
    return list(Typesetter().lines(text, styles.BODY, width))


def read(line: Line) -> str:
    return "".join(part for _face, part in line.pieces)


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), max_size=1000))
@example("שלום עולם מה שלומך " * 30)
@example("مرحبا بالعالم " * 30)
@example("😀 🎉 " * 50)
def test_no_line_is_wider_than_it_may_be(text: str) -> None:
    assert all(line.width <= WIDTH + 0.01 for line in lines_of(text))


@given(st.lists(st.text("abcdefghijklmnop", min_size=1, max_size=8), min_size=1, max_size=200))
def test_every_word_stands_on_some_line_in_its_order(words: list[str]) -> None:
    assert " ".join(read(line) for line in lines_of(" ".join(words))).split() == words


def test_a_word_of_5000_letters_is_cut_between_letters() -> None:
    found = lines_of("x" * 5000)

    assert "".join(map(read, found)) == "x" * 5000
    assert len(found) > 10


def test_a_line_narrower_than_a_letter_still_takes_one() -> None:
    assert [read(line) for line in lines_of("abc", width=1)] == ["a", "b", "c"]


def test_an_accent_is_never_cut_off_its_letter() -> None:
    found = lines_of("x\u0323\u0302" * 200)

    assert not any(read(line).startswith(("\u0323", "\u0302")) for line in found)


def test_ten_thousand_blanks_do_not_fill_pages() -> None:
    assert [read(line).strip() for line in lines_of("a" + " " * 10_000 + "b")] == ["a", "b"]


def test_blanks_at_the_beginning_stay() -> None:
    assert read(lines_of("    set in")[0]) == "    set in"


def test_empty_lines_between_paragraphs_stay() -> None:
    assert [read(line) for line in lines_of("one\n\n\ntwo")] == ["one", "", "", "two"]


def test_what_fits_is_not_shortened() -> None:
    assert Typesetter().fitted("one two", styles.BODY, WIDTH, 1) == (lines_of("one two"), False)


@pytest.mark.parametrize("text", ["word " * 100, "x" * 500, "one\ntwo\nthree", "😀" * 100])
def test_what_is_shortened_ends_in_an_ellipsis_and_still_fits(text: str) -> None:
    lines, cut = Typesetter().fitted(text, styles.BODY, WIDTH, 2)

    assert cut
    assert len(lines) == 2
    assert read(lines[-1]).endswith("…")
    assert all(line.width <= WIDTH for line in lines)


def test_each_letter_comes_from_the_first_face_that_has_it() -> None:
    missing: set[str] = set()

    found = list(pieces("Ja ✓ 🎉", PLAIN, missing))

    assert found == [(PLAIN, "Ja "), (FALLBACK, "✓ "), (EMOJI, "🎉")]
    assert not missing


def test_what_no_face_has_is_a_box_and_is_named() -> None:
    missing: set[str] = set()

    assert list(pieces("ab中", WRITING, missing)) == [(WRITING, "ab"), (FALLBACK, "□")]
    assert missing == {"中"}


def test_marks_that_show_nothing_are_never_named() -> None:
    missing: set[str] = set()

    list(pieces("\u200b\ufeff\u2060\u00ad❤\ufe0f\u200d\U000e0101👍\U0001f3fd", WRITING, missing))

    assert not missing


def test_the_pages_give_the_characters_that_could_not_be_drawn() -> None:
    target = BytesIO()

    missing = write(
        a_summary(sections=(a_section({"request": "Ein 中 und 日"}),)), target, paper=Paper.A4, formatter=FORMATTER
    )

    assert missing == {"中", "日"}


def test_what_a_face_lacks_is_a_box_on_the_page() -> None:
    assert "Ein□und□." in letters_of(a_summary(sections=(a_section({"request": "Ein 中 und 日."}),)))


@pytest.mark.parametrize("text", ["Привет", "Ελληνικά", "😀🎉👍", "❤", "ǅ", "½€", "→✓☺"])
def test_letters_of_other_scripts_and_pictographs_can_be_copied_out_again(text: str) -> None:
    assert text in letters_of(a_summary(talk_about=(text,), sections=(a_section({"request": text}),)))


def test_more_kinds_of_letters_than_one_part_of_a_font_holds_are_drawn() -> None:
    letters = (letter for letter in map(chr, range(0x100, 0x590)) if letter.isalpha() and letter.isprintable())
    text = normalize("NFC", "".join(letters))

    found = letters_of(a_summary(sections=(a_section({"request": text}),)))

    assert set(found) >= {letter for letter in text if next(pieces(letter, WRITING, set()))[1] == letter}


@pytest.mark.slow
def test_memory_grows_with_the_pages_and_no_faster() -> None:
    assert peak_per_page(80) < 1.1 * peak_per_page(20)


def peak_per_page(sections: int) -> float:
    section = a_section({"what_happens": "Something that was said in so many words. " * 60})
    summary = a_summary(sections=(section,) * sections)
    count = len(pages(summary).pages)  # which has loaded the typefaces, too
    tracemalloc.start()
    write(summary, BytesIO(), paper=Paper.A4, formatter=FORMATTER)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / count
