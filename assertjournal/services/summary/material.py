"""What a session summary may draw on: entries that are not private and hold something, with their conversations."""

from dataclasses import dataclass

from assertjournal.core.summary import SummaryRange
from assertjournal.data.tables import summaries
from assertjournal.data.tables.summaries import SummaryConversation, WrittenEntry
from assertjournal.services.summary.texts import is_private, printed_answers


@dataclass(frozen=True, slots=True)
class Material:
    """Entries that may be shared, newest first; `conversations` are theirs, in the order they were begun.

    `private` counts the entries that are left out for being private. `of_these_days` are the conversations of all
    entries of the days that may be shared: which conversations are chosen changes no name.
    """

    entries: tuple[WrittenEntry, ...]
    conversations: tuple[SummaryConversation, ...]
    private: int
    of_these_days: tuple[SummaryConversation, ...]


def read_material(chosen: SummaryRange) -> Material:
    """Read the entries of the days of a range in one pass, and keep those of its conversations.

    Raises JournalLocked.
    """
    shared, private, of_these_days = [], 0, set()
    for entry in summaries.entries(chosen.since, chosen.until):
        if not entry.title.strip() and not printed_answers(entry):
            continue
        is_wanted = chosen.conversations is None or entry.conversation in chosen.conversations
        if is_private(entry):
            private += is_wanted
            continue
        of_these_days.add(entry.conversation or "")
        if is_wanted:
            shared.append(entry)
    named = {entry.conversation for entry in shared}
    known = summaries.conversations_of(of_these_days)
    return Material(tuple(shared), tuple(one for one in known if one.id in named), private, known)
