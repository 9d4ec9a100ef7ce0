"""The session summary itself: page 1, and the entries that were ticked, as someone chose them."""

from collections.abc import Iterable
from datetime import date

from assertjournal.core.answers import clean_text
from assertjournal.core.content import Content
from assertjournal.core.errors import UserError
from assertjournal.core.summary import (
    MOST_TO_TALK_ABOUT,
    ConversationFacts,
    FirstPageText,
    Section,
    SessionSummary,
    SummaryChoices,
)
from assertjournal.data.tables import summaries
from assertjournal.i18n import _
from assertjournal.services.summary import facts
from assertjournal.services.summary.facts import Talk, facts_of, talks_of
from assertjournal.services.summary.material import read_material
from assertjournal.services.summary.names import SummaryNames
from assertjournal.services.summary.status import told_in_private
from assertjournal.services.summary.texts import is_debrief, printed_answers, sheet_of


class NothingToSummarise(UserError):
    """No entry in the range may be shared, and nothing was typed."""


def make_document(choices: SummaryChoices, made_on: date, content: Content, names: SummaryNames) -> SessionSummary:
    """Read what was chosen, in one pass over the entries of the range.

    What may not be shared, such as an entry that has become private, is left out even where it was ticked.
    Raises NothingToSummarise, JournalLocked.
    """
    chosen = choices.range
    material = read_material(chosen)
    named = names.of(material.of_these_days, choices.names)
    talks = talks_of(material)
    debriefs = [entry for entry in material.entries if is_debrief(entry)]
    summary = SessionSummary(
        made_on=made_on,
        since=chosen.since,
        until=chosen.until,
        talk_about=typed(choices.talk_about)[:MOST_TO_TALK_ABOUT],
        questions=typed(choices.questions),
        practised=facts.practised(material.entries, content),
        used=facts.used(debriefs, content),
        conversations=_rows(talks, named, request=FirstPageText.REQUESTS in choices.first_page),
        helped=facts.helped(debriefs) if FirstPageText.HELPED in choices.first_page else (),
        hindered=facts.hindered(debriefs, content),
        next_steps=facts.next_steps(debriefs) if FirstPageText.NEXT_STEPS in choices.first_page else (),
        values=facts.rated_values(chosen) if choices.values else (),
        sections=tuple(_sections(talks, choices.entries, named, content)),
        chosen=None if chosen.conversations is None else len(chosen.conversations),
    )
    if not (material.entries or summary.values or summary.talk_about or summary.questions):
        raise _nothing()
    return summary


def typed(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts as they can be stored, without the empty ones."""
    return tuple(text for text in map(clean_text, texts) if text.strip())


def _rows(talks: Iterable[Talk], named: dict[str, str], *, request: bool) -> tuple[ConversationFacts, ...]:
    nervous, told = summaries.nervous_by_day(), told_in_private()
    rows = (
        facts_of(
            talk, named.get(talk.id, ""), nervous.get(talk.id, ()), told.get(talk.id, frozenset()), request=request
        )
        for talk in talks
    )
    return tuple(row for row in rows if row is not None)


def _sections(
    talks: Iterable[Talk], ticked: frozenset[str], named: dict[str, str], content: Content
) -> Iterable[Section]:
    for talk in talks:
        for entry in reversed(talk.entries):
            sheet = sheet_of(entry, content)
            if entry.id in ticked and sheet is not None:
                about = named.get(talk.id, "")
                yield Section(entry.date, sheet, printed_answers(entry), about, entry.title, entry.id)


def _nothing() -> NothingToSummarise:
    return NothingToSummarise(
        _("There is nothing in these days that may go into a summary."),
        _("Choose an earlier first day, or write down something to talk about."),
    )
