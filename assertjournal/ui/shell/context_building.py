"""Building what the pages of an unlocked journal work with: one of each service that pages work with."""

from assertjournal.services.bin import Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Entries
from assertjournal.services.entry_history import EntryHistory
from assertjournal.services.people import People
from assertjournal.services.places import Places
from assertjournal.services.safety.backups import Backups
from assertjournal.services.safety.safe_copy import SafeCopy
from assertjournal.services.safety.weekly_check import WeeklyCheck
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.services.support_card import SupportCard
from assertjournal.services.values import Values
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.work.saves import Saves


def build_context(dependencies: Dependencies) -> PageContext:
    """Return the context for the journal that is open on the database thread."""
    operations, content = dependencies.operations, dependencies.content()
    clock, locale = dependencies.clock(), dependencies.locale()
    entries = Entries(content, clock)
    return PageContext(
        appearance=dependencies.appearance,
        preferences=dependencies.preferences,
        content=content,
        clock=clock,
        formatter=locale.formatter,
        paper=locale.paper,
        operations=operations,
        delays=dependencies.delays,
        saves=Saves(operations, dependencies.delays),
        entries=entries,
        history=EntryHistory(content, clock),
        bin=Bin(clock),
        backups=Backups(clock),
        safe_copy=SafeCopy(entries, clock),
        conversations=Conversations(content, clock),
        people=People(content),
        values=Values(content, clock),
        places=Places(),
        support_card=SupportCard(content),
        summaries=SessionSummaries(content, clock, locale.formatter),
        keys=dependencies.journals().keys(),
        weekly_check=WeeklyCheck(clock),
    )
