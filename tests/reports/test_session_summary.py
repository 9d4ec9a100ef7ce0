"""The session summary's pages: what is on them, in which order, and what the file says of itself."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from assertjournal.core.entry import NOTE
from assertjournal.core.summary import Paper, SessionSummary, Tally
from assertjournal.reports.session_summary import write
from assertjournal.reports.styles import BOTTOM
from tests.support.summaries import (
    FORMATTER,
    a_full_summary,
    a_row,
    a_section,
    a_summary,
    bens,
    pages,
    words_of,
)

LONG = "I would like to say this at some length, because it matters to me. " * 30
TWO_LINES = "I would like half an hour at midday for myself, on each day, without a telephone. " * 2


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """Return the fonts of a document, and whether each is embedded."""
    found: dict[str, bool] = {}
    for item in range(1, len(reader.xref[0]) + 1):
        font = reader.get_object(IndirectObject(item, 0, reader))
        if isinstance(font, dict) and font.get("/Type") == "/Font":
            found[str(font["/BaseFont"])] = "/FontFile2" in font.get("/FontDescriptor", {})
    return found


def order_in(text: str, *parts: str) -> list[int]:
    """Return where each part begins in a text that has them all."""
    return [text.index(part) for part in parts]


def test_page_1_holds_everything_that_helps_to_begin_in_this_order() -> None:
    text = words_of(a_full_summary(), last=1)

    found = order_in(
        text,
        "Session summary",
        "From 2026-11-12 to 2026-11-23",
        "not an assessment",
        "Three things I want to talk about",
        "Asking without a knot in my stomach",
        "Questions for you",
        "May I leave my reasons unsaid?",
        "Skills practised",
        "Saying no ×2",
        "Negotiating ×1",
        "Conversations",
        "M. (colleague)",
        "Looked back",
        "7 → 4",
        "What helped",
        "Having said it aloud ×3",
        "Next step",
        "Ask again on Thursday",
    )
    assert found == sorted(found)


def test_a_request_stands_below_its_conversation() -> None:
    text = words_of(a_summary(conversations=(a_row(request="Half an hour at midday"), a_row(name="A. (friend)"))))

    found = order_in(text, "M. (colleague)", "Half an hour at midday", "A. (friend)")
    assert found == sorted(found)


def test_ratings_that_were_not_given_are_dashes() -> None:
    row = a_row(nervous_after=None, result=None)

    assert "7 → – – 8 9" in words_of(a_summary(conversations=(row,)))


def test_without_wishes_there_are_headings_with_lines_to_write_on() -> None:
    bare, typed = a_summary(), a_summary(talk_about=("My limit",), questions=("Why?",))

    assert order_in(words_of(bare), "Three things I want to talk about", "Questions for you")
    assert ruled(bare) == ruled(typed) + 5


def ruled(summary: SessionSummary) -> int:
    """Return how many lines are drawn on page 1."""
    contents = pages(summary).pages[0].get_contents()
    assert contents is not None
    return contents.get_data().count(b" l S")


@pytest.mark.parametrize("heading", ["Skills practised", "Conversations", "What helped", "What got in the way", "Next"])
def test_parts_with_nothing_in_them_are_left_out(heading: str) -> None:
    assert heading not in words_of(SessionSummary(a_summary().made_on, None, None))


@pytest.mark.slow
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("conversations", [0, 1, 30, 200])
@pytest.mark.parametrize("text", ["", "My limit", LONG])
def test_page_1_is_one_page_whatever_there_is(paper: Paper, conversations: int, text: str) -> None:
    tallies = tuple(Tally(f"{text[:80]} {number}", number) for number in range(1, 12 if text else 1))
    texts = (text,) * 5 if text else ()
    summary = a_summary(
        talk_about=texts[:3],
        questions=texts,
        next_steps=texts,
        helped=tallies,
        hindered=tallies,
        conversations=tuple(a_row(name=f"{number}. {text}", request=text) for number in range(conversations)),
        sections=(bens("asking"),),
    )

    reader = pages(summary, paper)

    assert "1 of " in reader.pages[0].extract_text()
    assert lowest_text(reader) >= BOTTOM
    assert "Asking for what you want" not in reader.pages[0].extract_text()
    assert reader.pages[1].extract_text().startswith(("Earlier", "In full", "Asking for what you want"))


def lowest_text(reader: PdfReader) -> float:
    """Return how high above the edge of page 1 its lowest text stands, without the foot, which is a line by itself."""
    heights: list[float] = []

    def visit(text: str, _matrix: list[float], position: list[float], _font: object, _size: object) -> None:
        if text.strip() and not re.match(r"Made with|\d+ of ", text.strip()):
            heights.append(position[5])

    reader.pages[0].extract_text(visitor_text=visit)
    return min(height for height in heights if height > 0)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [1, 4, 30, 100])
def test_every_conversation_and_every_ticked_request_is_on_the_pages(paper: Paper, count: int) -> None:
    wishes = tuple(f"wish{number} " + "at some length, as it matters to me " * 4 for number in range(3))
    numbers = [f"{number:03}" for number in range(count)]
    summary = a_summary(
        talk_about=wishes,
        questions=("May I leave my reasons unsaid?",) * 4,
        conversations=tuple(a_row(name=f"Talk {number}", request=f"{TWO_LINES} end{number}") for number in numbers),
    )

    reader = pages(summary, paper)
    text = "".join("".join(page.extract_text() for page in reader.pages).split())

    assert re.findall(r"Talk(\d{3})LookedBack", text, re.IGNORECASE) == numbers
    assert sorted(re.findall(r"end(\d{3})", text)) == numbers
    assert "1 of " in reader.pages[0].extract_text()
    assert lowest_text(reader) >= BOTTOM


def test_of_too_many_conversations_the_newest_are_on_page_1_and_the_rest_on_the_next() -> None:
    summary = a_summary(conversations=tuple(a_row(name=f"Talk {number:03}") for number in range(100)))
    first, rest = words_of(summary, last=1), words_of(summary, first=1)

    shown = re.findall(r"Talk (\d{3})", first)
    assert shown == [f"{number:03}" for number in range(len(shown))]
    assert 4 < len(shown) < 100
    assert f"and {100 - len(shown)} earlier ones, from the next page on" in first
    assert rest.startswith("Earlier conversations Conversation Where it stands")
    assert re.findall(r"Talk (\d{3})", rest) == [f"{number:03}" for number in range(len(shown), 100)]


def test_every_page_of_earlier_conversations_says_what_its_columns_are() -> None:
    reader = pages(a_summary(conversations=tuple(a_row(name=f"Talk {number:03}") for number in range(100))))

    assert len(reader.pages) > 3
    assert all("Where it stands" in page.extract_text() for page in reader.pages)


def test_texts_are_shortened_on_page_1_before_a_conversation_is_moved_off_it() -> None:
    summary = a_summary(
        talk_about=tuple(f"{TWO_LINES} {number}" for number in range(3)),
        questions=("May I leave my reasons unsaid?",) * 4,
        practised=(),
        conversations=tuple(a_row(name=f"Talk {number:03}", request=TWO_LINES) for number in range(11)),
    )

    assert re.findall(r"Talk (\d{3})", words_of(summary, last=1)) == [f"{number:03}" for number in range(11)]


def test_an_endless_request_of_an_earlier_conversation_is_printed_in_full_too() -> None:
    rows = [a_row(name=f"Talk {number:03}") for number in range(99)]
    words = [f"word{number}" for number in range(3000)]

    text = words_of(a_summary(conversations=(*rows, a_row(name="The first", request=" ".join(words)))), first=1)

    assert order_in(text, "Earlier conversations", "In full: what the pages before had no room for")
    assert re.findall(r"word\d+", text)[-3000:] == words


def test_thirty_conversations_do_not_shorten_what_was_typed() -> None:
    wish = "How I can tell in good time that I am getting worn out, and what I may say then. " * 2
    summary = a_summary(talk_about=(wish,), conversations=tuple(a_row() for _number in range(30)))

    assert wish.strip() in words_of(summary, last=1)


def test_more_skills_than_page_1_has_room_for_are_counted_in_full_behind_it() -> None:
    many = tuple(Tally(f"A skill of my therapist {number}", 2) for number in range(60))

    rest = words_of(a_summary(practised=many), first=1)

    assert rest.startswith("In full")
    assert all(f"{tally.label} ×2" in rest for tally in many)


def test_what_is_shortened_on_page_1_is_printed_in_full_behind_it() -> None:
    summary = a_summary(talk_about=(LONG, "Short"), questions=(LONG,) * 4, next_steps=(LONG,) * 4)

    first, rest = words_of(summary, last=1), words_of(summary, first=1)

    assert "…" in first
    assert "In full" in rest
    assert rest.count("length,") == 9 * 30
    assert "…" not in rest


def test_ticked_entries_follow_with_their_fields_in_the_worksheets_order() -> None:
    summary = a_full_summary()
    reader = pages(summary)
    text = words_of(summary, first=1)

    labels = [field.label for field in bens("asking").worksheet if field.id in bens("asking").answers]
    found = order_in(text, "Asking for what you want", "M. (colleague)", *labels, "After the conversation")
    assert found == sorted(found)
    assert len(reader.pages) > 1


def test_a_field_without_an_answer_is_left_out() -> None:
    text = words_of(a_summary(sections=(a_section({"request": "Half an hour", "moment": "  "}),)))

    assert "What I am asking for" in text
    assert "Good moment" not in text


def test_a_line_that_shows_nothing_has_no_mark_either() -> None:
    summary = a_summary(next_steps=("\x01", "Ask again"), sections=(a_section({"leave_out": ("\x01", "Sighing")}),))

    text = words_of(summary)

    assert "• Ask again" in text
    assert text.count("•") == 2


def test_a_note_has_its_own_title_and_no_label() -> None:
    note = replace(a_section({"text": "I said it calmly."}), worksheet=NOTE, title="On the train")

    text = words_of(a_summary(sections=(note,)), first=1)

    assert text.startswith("Note Monday 2026-11-23 · M. (colleague) On the train I said it calmly.")


def test_values_stand_with_their_ratings() -> None:
    assert "Honesty 2026-11-20: matters 9, lived –" in words_of(a_full_summary())


def test_every_page_says_which_it_is_of_how_many_and_who_chose() -> None:
    reader = pages(a_full_summary())

    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, start=1):
        text = " ".join(page.extract_text().split())
        assert f"{number} of {count}" in text
        assert "Made with AssertJournal on 2026-11-23. The client chose what is in it." in text


def test_the_outline_leads_to_every_section() -> None:
    reader = pages(a_full_summary())

    titles = [str(item["/Title"]) for item in reader.outline if not isinstance(item, list)]
    assert titles == [
        "Session summary",
        "Asking for what you want, 2026-11-23",
        "After the conversation, 2026-11-23",
        "My values",
    ]


def test_the_file_names_nobody_and_no_time() -> None:
    facts = {key: str(value) for key, value in (pages(a_full_summary()).metadata or {}).items()}

    assert facts == {
        "/Title": "Session summary",
        "/Creator": "AssertJournal",
        "/Producer": "AssertJournal",
    }


def test_the_file_says_its_language() -> None:
    assert str(pages(a_summary()).root_object["/Lang"]) == "en"


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_pages_have_the_size_that_was_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    box = pages(a_summary(), paper).pages[0].mediabox

    assert (round(box.width), round(box.height)) == size


def test_all_fonts_are_embedded() -> None:
    fonts = fonts_of(pages(a_full_summary(talk_about=("Привет 😀 שלום",))))

    assert len(fonts) == 5
    assert all(fonts.values())


def test_the_same_summary_gives_the_same_bytes() -> None:
    first, again = BytesIO(), BytesIO()
    for target in (first, again):
        write(a_full_summary(), target, paper=Paper.A4, formatter=FORMATTER)

    assert first.getvalue() == again.getvalue()


def test_progress_is_told_each_page_as_it_is_done() -> None:
    done: list[int] = []

    write(a_full_summary(), target := BytesIO(), paper=Paper.A4, formatter=FORMATTER, progress=done.append)

    assert done == list(range(1, len(PdfReader(target).pages) + 1))


def test_what_progress_raises_ends_the_work_with_nothing_written() -> None:
    target = BytesIO()

    def cancel(page: int) -> None:
        if page == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(a_full_summary(), target, paper=Paper.A4, formatter=FORMATTER, progress=cancel)
    assert target.getvalue() == b""


def test_one_long_answer_runs_on_over_the_pages_whole() -> None:
    words = [f"word{number}" for number in range(3000)]

    text = words_of(a_summary(sections=(a_section({"what_happens": " ".join(words)}),)))

    assert re.findall(r"word\d+", text) == words


@pytest.mark.parametrize("lines", range(36, 60))
def test_no_line_of_a_paragraph_is_alone_on_a_page(lines: int) -> None:
    text = "\n".join(f"line{number}" for number in range(lines))

    found = [
        page.extract_text().count("line") for page in pages(a_summary(sections=(a_section({"request": text}),))).pages
    ]

    assert sum(found) == lines
    assert 1 not in found


def test_no_text_stands_below_the_foot_or_beside_the_page() -> None:
    places: list[tuple[float, float]] = []

    def visit(text: str, _matrix: list[float], position: list[float], _font: object, _size: object) -> None:
        if text.strip():
            places.append((position[4], position[5]))

    for page in pages(a_full_summary(sections=(a_section({"what_happens": LONG * 10}),))).pages:
        page.extract_text(visitor_text=visit)

    assert min(y for _x, y in places if y) >= 34
    assert all(0 <= x < 595 - 58 for x, _y in places)
