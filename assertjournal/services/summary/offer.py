"""What may be shared of a range of days: every entry that is not private, and what each tick brings in."""

from assertjournal.core.content import Content
from assertjournal.core.summary import (
    FirstPageText,
    Names,
    OfferedConversation,
    OfferedEntry,
    SummaryOffer,
    SummaryRange,
)
from assertjournal.core.worksheet import Worksheet
from assertjournal.data.tables.summaries import WrittenEntry
from assertjournal.services.summary.facts import rated_values, talks_of
from assertjournal.services.summary.material import Material, read_material
from assertjournal.services.summary.names import SummaryNames
from assertjournal.services.summary.texts import count_texts, is_debrief, is_ticked, line_of, newest_request, sheet_of


def make_offer(chosen: SummaryRange, content: Content, names: SummaryNames) -> SummaryOffer:
    """Read what a range offers, in one pass over the entries of its days.

    Raises JournalLocked.
    """
    material = read_material(chosen)
    offered = ((entry, sheet_of(entry, content)) for entry in material.entries)
    return SummaryOffer(
        entries=tuple(_offered(entry, sheet) for entry, sheet in offered if sheet is not None),
        conversations=_conversations(material, names),
        first_page=_first_page(material),
        values=len(rated_values(chosen)),
        private=material.private,
    )


def _offered(entry: WrittenEntry, sheet: Worksheet) -> OfferedEntry:
    return OfferedEntry(
        id=entry.id,
        kind=entry.kind,
        title=" ".join(entry.title.split()) or sheet.title,
        date=entry.date,
        conversation=entry.conversation,
        ticked=is_ticked(entry),
        texts=count_texts(entry, sheet),
        opening=" ".join(entry.opening.split()),
        sheet=sheet.title,
    )


def _conversations(material: Material, names: SummaryNames) -> tuple[OfferedConversation, ...]:
    named = names.of(material.of_these_days, Names.LABELS)
    newest_first = reversed(material.of_these_days)
    return tuple(OfferedConversation(one.id, named[one.id], names.title(one)) for one in newest_first)


def _first_page(material: Material) -> dict[FirstPageText, int]:
    talks = talks_of(material)
    debriefs = [entry for entry in material.entries if is_debrief(entry)]
    return {
        FirstPageText.REQUESTS: sum(bool(newest_request(talk.entries, talk.intent)) for talk in talks),
        FirstPageText.NEXT_STEPS: sum(bool(line_of(debrief, "next_step")) for debrief in debriefs),
        FirstPageText.HELPED: sum(bool(line_of(debrief, "helped")) for debrief in debriefs),
    }
