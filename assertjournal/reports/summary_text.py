"""The session summary as plain text, for those who cannot use pages.

The program's own words begin at the left edge. What a person wrote is set four blanks in. So nothing in it can pass for
a heading, here or in a reader of Markdown.
"""

from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

from assertjournal.core.answers import is_empty
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import ConversationFacts, Section, SessionSummary, ValueOverTime
from assertjournal.i18n import _
from assertjournal.reports import summary_words as words
from assertjournal.reports.blocks import block
from assertjournal.reports.plain import paragraphs

_INSET = "    "


def write_text(summary: SessionSummary, target: BinaryIO, *, formatter: Formatter) -> None:
    """Write the summary as UTF-8, in the order of the pages; `target` stays open."""
    stream = TextIOWrapper(target, encoding="utf-8", newline="\n", write_through=True)
    try:
        for part in _parts(summary, formatter):
            stream.write(part + "\n")
    finally:
        stream.detach()


def _parts(summary: SessionSummary, formatter: Formatter) -> Iterator[str]:
    yield f"# {words.TITLE}\n"
    yield f"{words.covered(summary, formatter)}\n"
    yield f"{words.SELF_REPORT}\n"
    yield from _list(words.TALK_ABOUT, summary.talk_about)
    yield from _list(words.QUESTIONS, summary.questions)
    heading, counted = words.practised(summary)
    if counted:
        yield from _heading(heading)
        for label, tallies in counted:
            yield f"{label}\n"
            yield from (_own(f"- {words.tally(item)}") for item in tallies)
            yield ""
    if summary.conversations:
        yield from _heading(words.CONVERSATIONS)
        yield f"{words.RATINGS}\n"
        for facts in summary.conversations:
            yield from _conversation(facts)
    yield from _list(words.HELPED, map(words.tally, summary.helped))
    yield from _list(words.HINDERED, map(words.tally, summary.hindered))
    yield from _list(words.NEXT_STEPS, summary.next_steps)
    for section in summary.sections:
        yield from _section(section, formatter)
    if summary.values:
        yield from _heading(words.VALUES)
        yield f"{words.VALUE_RATINGS}\n"
        for value in summary.values:
            yield from _value(value, formatter)
    yield words.foot(summary, formatter)


def _heading(text: str) -> Iterator[str]:
    yield f"## {text}\n"


def _list(heading: str, texts: Iterable[str]) -> Iterator[str]:
    own = [_own(text, mark="- ") for text in texts if text.strip()]
    if own:
        yield from _heading(heading)
        yield from own
        yield ""


def _own(text: str, mark: str = "") -> str:
    """Set in every line of a person's text. A mark stands before the first."""
    first, *rest = paragraphs(text) or [""]
    return "\n".join([f"{_INSET}{mark}{first}", *(f"{_INSET}{' ' * len(mark)}{line}".rstrip() for line in rest)])


def _conversation(facts: ConversationFacts) -> Iterator[str]:
    yield _own(facts.name)
    if facts.request:
        yield _own(f"“{facts.request}”")
    ratings = (
        (_("Status"), words.status(facts)),
        (_("Nervous"), words.nervous(facts)),
        (_("The result"), words.number(facts.result)),
        (_("Between us"), words.number(facts.relationship)),
        (_("Self-respect"), words.number(facts.self_respect)),
    )
    given = [f"{label}: {rating}" for label, rating in ratings if rating not in {"", words.NOTHING_GIVEN}]
    if given:
        yield _own(" · ".join(given))
    yield ""


def _section(section: Section, formatter: Formatter) -> Iterator[str]:
    yield from _heading(words.section_title(section))
    yield f"{formatter.long_day(section.date)}\n"
    yield from (_own(text) for text in (section.about, section.title) if text)
    if section.about or section.title:
        yield ""
    for field in section.worksheet:
        answer = section.answers.get(field.id)
        if answer is None or is_empty(answer):
            continue
        shown = block(field, answer, formatter)
        if len(section.worksheet.fields) > 1:
            yield f"{field.label} ({shown.remark}):\n" if shown.remark else f"{field.label}:\n"
        yield from (_own(text, mark="- " if shown.listed else "") for text in shown.texts)
        yield ""


def _value(value: ValueOverTime, formatter: Formatter) -> Iterator[str]:
    yield _own(value.label)
    for day, matters, lived in value.ratings:
        yield _own(words.value_rating(day, matters, lived, formatter))
    yield ""
