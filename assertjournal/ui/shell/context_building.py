"""Building what the pages of an unlocked journal work with: one of each service that pages work with."""

from PySide6.QtCore import QLocale

from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.services.bin import Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Entries
from assertjournal.services.entry_history import EntryHistory
from assertjournal.services.people import People
from assertjournal.services.places import Places
from assertjournal.services.safety.journals import Journals
from assertjournal.services.safety.safe_copy import SafeCopy
from assertjournal.services.safety.weekly_check import WeeklyCheck
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.services.support_card import SupportCard
from assertjournal.services.values import Values
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.desktop.locale_formatter import LocaleFormatter
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.work.delays import Delays
from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.saves import Saves


def build_context(
    appearance: Appearance, operations: Operations, content: Content, preferences: LivePreferences, journals: Journals
) -> PageContext:
    """Return the context for the journal that `operations` has open."""
    clock, formatter, delays = Clock(), LocaleFormatter(QLocale()), Delays()
    return PageContext(
        appearance=appearance,
        preferences=preferences,
        content=content,
        clock=clock,
        formatter=formatter,
        operations=operations,
        delays=delays,
        saves=Saves(operations, delays),
        entries=Entries(content, clock),
        history=EntryHistory(content, clock),
        bin=Bin(clock),
        safe_copy=SafeCopy(Entries(content, clock), clock),
        conversations=Conversations(content, clock),
        people=People(content),
        values=Values(content, clock),
        places=Places(),
        support_card=SupportCard(content),
        summaries=SessionSummaries(content, clock, formatter),
        keys=journals.keys(),
        weekly_check=WeeklyCheck(clock),
    )
