"""What the pages work with: the services, the content and the way to the journal."""

from dataclasses import dataclass

from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import Paper
from assertjournal.services.bin import Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Entries
from assertjournal.services.entry_history import EntryHistory
from assertjournal.services.people import People
from assertjournal.services.places import Places
from assertjournal.services.safety.backups import Backups
from assertjournal.services.safety.journal_keys import JournalKeys
from assertjournal.services.safety.safe_copy import SafeCopy
from assertjournal.services.safety.weekly_check import WeeklyCheck
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.services.support_card import SupportCard
from assertjournal.services.values import Values
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.work.delays import Delays
from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.saves import Saves


@dataclass(frozen=True, slots=True)
class PageContext:
    """Built once after unlocking. Each page uses what it needs of it."""

    appearance: Appearance
    preferences: LivePreferences
    content: Content
    clock: Clock
    formatter: Formatter
    paper: Paper
    operations: Operations
    delays: Delays
    saves: Saves
    entries: Entries
    history: EntryHistory
    bin: Bin
    backups: Backups
    safe_copy: SafeCopy
    conversations: Conversations
    people: People
    values: Values
    places: Places
    support_card: SupportCard
    summaries: SessionSummaries
    keys: JournalKeys
    weekly_check: WeeklyCheck

    @property
    def can_write(self) -> bool:
        """Return whether what is typed is saved: not so in a journal that was opened for reading only."""
        return self.saves.takes
