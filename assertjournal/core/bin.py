"""What lies in the bin: entries and conversations, each with the moment at which it was put there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from assertjournal.core.conversation import ConversationLine
from assertjournal.core.entry import EntryLine

KEPT_FOR = timedelta(days=30)
"""How long something stays in the bin before it is removed for good."""


@dataclass(frozen=True, slots=True)
class BinnedEntry:
    """An entry in the bin; `deleted_at` is UTC."""

    line: EntryLine
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class BinnedConversation:
    """A conversation in the bin; `entries` is how many went there with it, and go with it where it goes."""

    line: ConversationLine
    deleted_at: datetime
    entries: int


Binned = BinnedEntry | BinnedConversation
