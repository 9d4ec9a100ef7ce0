"""Session summaries for tests, and what can be read in the pages that they become."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from assertjournal.core.answers import Answers, parse_answers
from assertjournal.core.content import Content, load_content
from assertjournal.core.conversation import Status
from assertjournal.core.summary import ConversationFacts, Paper, Section, SessionSummary, Tally, ValueOverTime
from assertjournal.paths import resources
from assertjournal.reports.session_summary import write
from assertjournal.reports.summary_text import write_text
from tests.support.builders import TODAY
from tests.support.plain_dates import PlainFormatter

FORMATTER = PlainFormatter()


@cache
def shipped() -> Content:
    """Return the shipped content."""
    return load_content(resources())


def a_summary(**changes: Any) -> SessionSummary:
    """Return a summary with one conversation and nothing that was written freely."""
    summary = SessionSummary(
        TODAY, date(2026, 11, 12), TODAY, conversations=(a_row(),), practised=(Tally("Saying no", 2),)
    )
    return replace(summary, **changes)


def a_full_summary(**changes: Any) -> SessionSummary:
    """Return a summary with something in every part of it, Ben's worksheets among them."""
    summary = a_summary(
        talk_about=("Asking without a knot in my stomach", "My limit"),
        questions=("May I leave my reasons unsaid?",),
        used=(Tally("Negotiating"),),
        helped=(Tally("Having said it aloud", 3),),
        hindered=(Tally("Worry about the outcome"),),
        next_steps=("Ask again on Thursday",),
        values=(ValueOverTime("Honesty", ((date(2026, 11, 20), 9, None),)),),
        sections=tuple(bens(worksheet) for worksheet in ("asking", "debrief")),
    )
    return replace(summary, **changes)


def a_row(**changes: Any) -> ConversationFacts:
    """Return the facts of a conversation that was looked back on."""
    return replace(ConversationFacts("M. (colleague)", Status.LOOKED_BACK, 7, 4, 6, 8, 9), **changes)


def a_section(answers: Answers, worksheet: str = "asking", **changes: Any) -> Section:
    """Return a ticked entry with these answers."""
    return replace(Section(TODAY, shipped().worksheets[worksheet], answers, "M. (colleague)"), **changes)


def bens(worksheet: str) -> Section:
    """Return an entry as Ben filled it in."""
    sheet = shipped().worksheets[worksheet]
    return a_section(parse_answers(sheet, shipped().scenarios["ben"].answers[worksheet]), worksheet)


def pages(summary: SessionSummary, paper: Paper = Paper.A4) -> PdfReader:
    """Return the pages that a summary becomes."""
    target = BytesIO()
    write(summary, target, paper=paper, formatter=FORMATTER)
    return PdfReader(target)


def words_of(summary: SessionSummary, first: int = 0, last: int | None = None) -> str:
    """Return what can be read on pages `first` to `last`, counted from 0, as one line with single blanks."""
    return " ".join(" ".join(page.extract_text() for page in pages(summary).pages[first:last]).split())


def letters_of(summary: SessionSummary) -> str:
    """Return what can be read on all pages, without any blanks: lines may break anywhere."""
    return "".join(words_of(summary).split())


def text_of(summary: SessionSummary) -> str:
    """Return a summary as plain text."""
    target = BytesIO()
    write_text(summary, target, formatter=FORMATTER)
    return target.getvalue().decode()
