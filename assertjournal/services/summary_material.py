"""What a session summary may draw on: entries that are not private and hold something, with their conversations."""

from dataclasses import dataclass

from assertjournal.core.summary import SummaryRange
from assertjournal.data import summaries
from assertjournal.data.summaries import ConversationGist, WrittenEntry
from assertjournal.services.summary_texts import is_private, printed_answers


@dataclass(frozen=True, slots=True)
class Material:
    """Entries that may be shared, newest first; `conversations` are theirs, in the order they were begun.

    `private` counts the entries that are left out for being private.
    """

    entries: tuple[WrittenEntry, ...]
    conversations: tuple[ConversationGist, ...]
    private: int


def read_material(chosen: SummaryRange) -> Material:
    """Read the entries of a range in one pass.

    Raises JournalLocked.
    """
    shared, private = [], 0
    for entry in summaries.entries(chosen):
        if not entry.title.strip() and not printed_answers(entry):
            continue
        if is_private(entry):
            private += 1
        else:
            shared.append(entry)
    named = {entry.conversation for entry in shared if entry.conversation is not None}
    return Material(tuple(shared), summaries.gists(named), private)
