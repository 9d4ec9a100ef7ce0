"""The session summary as plain text."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from assertjournal.core.entry import NOTE
from assertjournal.core.summary import SessionSummary
from assertjournal.reports.summary_text import write_text
from tests.support.builders import TODAY
from tests.support.summaries import FORMATTER, a_full_summary, a_row, a_section, a_summary, text_of, words_of

BEFORE = date(2026, 11, 12)


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_it_has_the_sections_of_the_pages_in_the_same_order() -> None:
    assert headings(text_of(a_full_summary())) == [
        "# Session summary",
        "## Three things I want to talk about",
        "## Questions for you",
        "## Skills practised",
        "## Conversations",
        "## What helped",
        "## What got in the way",
        "## Next step",
        "## Asking for what you want",
        "## After the conversation",
        "## My values",
    ]


def test_it_begins_with_the_days_and_says_whose_account_it_is() -> None:
    text = text_of(a_summary())

    assert text.startswith("# Session summary\n\nFrom 2026-11-12 to 2026-11-23\n\nWritten by the client")
    assert text.endswith("Made with AssertJournal on 2026-11-23. The client chose what is in it.\n")


@pytest.mark.parametrize(
    ("since", "chosen", "said"),
    [
        (BEFORE, None, "From 2026-11-12 to 2026-11-23"),
        (TODAY, None, "2026-11-23"),
        (None, None, "Up to 2026-11-23"),
        (BEFORE, 1, "1 chosen conversation, from 2026-11-12 to 2026-11-23"),
        (TODAY, 2, "2 chosen conversations, on 2026-11-23"),
        (None, 2, "2 chosen conversations, up to 2026-11-23"),
    ],
)
def test_what_is_covered_is_said_and_no_more_than_that(since: date | None, chosen: int | None, said: str) -> None:
    summary = a_summary(since=since, chosen=chosen)

    assert f"\n{said}\n" in text_of(summary)
    assert words_of(summary, last=1).startswith(f"Session summary {said} Written by the client")


def test_counts_say_that_they_are_of_the_chosen_conversations() -> None:
    summary = a_summary(chosen=2)

    assert "\n## Skills practised in the chosen conversations\n" in text_of(summary)
    assert "Skills practised in the chosen conversations Worksheets" in words_of(summary, last=1)


def test_all_conversations_are_listed_with_what_was_rated() -> None:
    rows = (a_row(request="Half an hour"), *(a_row(name=f"Talk {number}", result=None) for number in range(40)))

    text = text_of(a_summary(conversations=rows))

    assert (
        "    M. (colleague)\n    “Half an hour”\n"
        "    Status: Looked back · Nervous: 7 → 4 · The result: 6 · Between us: 8 · Self-respect: 9\n"
    ) in text
    assert text.count("    Talk ") == 40
    assert text.count("The result") == 1


def test_an_answer_stands_below_its_label_with_every_line_set_in() -> None:
    text = text_of(a_summary(sections=(a_section({"what_happens": "# One\n\n- two", "leave_out": ("a\nb",)}),)))

    assert "What happens:\n\n    # One\n\n    - two\n" in text
    assert "What I will leave out:\n\n    - a\n      b\n" in text


def test_a_rating_is_told_with_what_its_ends_stand_for() -> None:
    text = text_of(a_summary(sections=(a_section({"pressing": 7}),)))

    assert "How pressing (0 is “It can wait”, 10 is “It must be now”):\n\n    7 of 10\n" in text


def test_a_note_has_its_own_title_and_no_label() -> None:
    note = replace(a_section({"text": "I said it calmly."}), worksheet=NOTE, title="On the train")

    text = text_of(a_summary(sections=(note,)))

    assert "## Note\n\nMonday 2026-11-23\n\n    M. (colleague)\n    On the train\n\n    I said it calmly.\n" in text


def test_nothing_but_the_frame_is_there_where_nothing_was_chosen() -> None:
    assert headings(text_of(SessionSummary(a_summary().made_on, None, None))) == ["# Session summary"]


def test_the_target_stays_open() -> None:
    target = BytesIO()

    write_text(a_summary(), target, formatter=FORMATTER)

    assert not target.closed
