"""The page context over a real journal, and what tests ask of it: everything runs on its database thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assertjournal.core.content import Content
from assertjournal.core.errors import UserError
from assertjournal.services.bin import Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Entries
from assertjournal.services.entry_history import EntryHistory
from assertjournal.services.people import People
from assertjournal.services.places import Places
from assertjournal.services.preferences import Preferences, PreferencesFile
from assertjournal.services.safety.journals import Journals
from assertjournal.services.safety.safe_copy import SafeCopy
from assertjournal.services.safety.weekly_check import WeeklyCheck
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.services.support_card import SupportCard
from assertjournal.services.values import Values
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.saves import Saves
from tests.support.builders import CHEAP_KDF, PASSPHRASE
from tests.support.clocks import SetClock
from tests.support.plain_dates import PlainFormatter
from tests.support.timers import NEVER

T = TypeVar("T")


class NoFile(PreferencesFile):
    """Preferences as shipped, kept nowhere."""

    def __init__(self) -> None:
        super().__init__(Path())

    def write(self, preferences: Preferences) -> None:
        """Keep nothing."""


def a_context(
    appearance: Appearance,
    content: Content,
    clock: SetClock | None = None,
    operations: Operations | None = None,
    preferences: LivePreferences | None = None,
) -> PageContext:
    """Return a context whose journal is not open yet, and in which nothing is saved or begun by itself."""
    clock = clock or SetClock()
    operations = operations or Operations()
    return PageContext(
        appearance=appearance,
        preferences=preferences or LivePreferences(NoFile()),
        content=content,
        clock=clock,
        formatter=PlainFormatter(),
        operations=operations,
        delays=NEVER,
        saves=Saves(operations, NEVER),
        entries=Entries(content, clock),
        history=EntryHistory(content, clock),
        bin=Bin(clock),
        safe_copy=SafeCopy(Entries(content, clock), clock),
        conversations=Conversations(content, clock),
        people=People(content),
        values=Values(content, clock),
        places=Places(),
        support_card=SupportCard(content),
        summaries=SessionSummaries(content, clock, PlainFormatter()),
        keys=Journals(clock, CHEAP_KDF).keys(),
        weekly_check=WeeklyCheck(clock),
    )


def open_on(context: PageContext, journal: Path) -> bool:
    """Open the journal on the context's database thread; return whether it can be written to."""
    journals = Journals(context.clock, CHEAP_KDF)
    return asked(
        context.operations, lambda: journals.open(journal, journals.unwrap_with_passphrase(journal, PASSPHRASE))
    )


def close_on(context: PageContext) -> None:
    """Close the journal and end the database thread."""
    asked(context.operations, Journals(context.clock, CHEAP_KDF).close)
    context.operations.stop()


def asked(operations: Operations, work: Callable[[], T]) -> T:
    """Return what `work` gives on the database thread, after everything that waits there."""
    results: list[T] = []
    errors: list[UserError] = []
    operations.run(work, results.append, errors.append)
    operations.finish()
    if errors:
        raise errors[0]
    return results[0]
