"""What may be shared of a range of days: every entry that is not private, and what each tick brings in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

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
from assertjournal.data import summaries
from assertjournal.data.summaries import SharedEntry
from assertjournal.services.summary_facts import rated_values
from assertjournal.services.summary_names import SummaryNames
from assertjournal.services.summary_texts import (
    count_texts,
    is_debrief,
    is_ticked,
    line_of,
    newest_request,
    sheet_of,
)


def make_offer(chosen: SummaryRange, content: Content, names: SummaryNames) -> SummaryOffer:
    """Read what a range offers, in one pass over its entries.

    Raises JournalLocked.
    """
    entries = list(summaries.shared_entries(chosen))
    offered = ((entry, sheet_of(entry, content)) for entry in entries)
    return SummaryOffer(
        entries=tuple(_offered(entry, sheet) for entry, sheet in offered if sheet is not None),
        conversations=_conversations(chosen, names),
        first_page=_first_page(entries, chosen),
        values=len(rated_values(chosen)),
        private=summaries.count_private(chosen),
    )


def _offered(entry: SharedEntry, sheet: Worksheet) -> OfferedEntry:
    return OfferedEntry(
        id=entry.id,
        kind=entry.kind,
        title=" ".join(entry.title.split()) or sheet.title,
        date=entry.date,
        conversation=entry.conversation,
        ticked=is_ticked(entry),
        texts=count_texts(entry, sheet),
        opening=" ".join(entry.opening.split()),
    )


def _conversations(chosen: SummaryRange, names: SummaryNames) -> tuple[OfferedConversation, ...]:
    shared = summaries.shared_conversations(replace(chosen, conversations=None))
    named = names.of(shared, Names.LABELS)
    newest_first = sorted(shared, key=lambda one: (one.created_at, one.id), reverse=True)
    return tuple(OfferedConversation(one.id, named[one.id], names.title(one)) for one in newest_first)


def _first_page(entries: Iterable[SharedEntry], chosen: SummaryRange) -> dict[FirstPageText, int]:
    intents = {one.id: one.intent for one in summaries.shared_conversations(chosen)}
    talks: defaultdict[str | None, list[SharedEntry]] = defaultdict(list)
    next_steps = helped = 0
    for entry in entries:
        talks[entry.conversation].append(entry)
        if is_debrief(entry):
            next_steps += bool(line_of(entry, "next_step"))
            helped += bool(line_of(entry, "helped"))
    requests = sum(bool(newest_request(talk, intents.get(key or ""))) for key, talk in talks.items())
    return {FirstPageText.REQUESTS: requests, FirstPageText.NEXT_STEPS: next_steps, FirstPageText.HELPED: helped}
