"""The page context over a real journal, and what tests ask of it: everything runs on its database thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assertjournal.core.content import Content
from assertjournal.core.errors import UserError
from assertjournal.core.locale_settings import LocaleSettings
from assertjournal.core.summary import Paper
from assertjournal.services.preferences import Preferences, PreferencesFile
from assertjournal.services.safety.journals import Journals
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.pages.dependencies import Comeback, Dependencies
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.context_building import build_context
from assertjournal.ui.work.operations import Operations
from tests.support.builders import CHEAP_KDF, PASSPHRASE
from tests.support.clocks import SetClock
from tests.support.plain_dates import PlainFormatter
from tests.support.timers import NEVER

T = TypeVar("T")


def _never(_journal: Path, _comeback: Comeback) -> None:
    raise AssertionError


class NoFile(PreferencesFile):
    """Preferences as shipped, kept nowhere."""

    def __init__(self) -> None:
        super().__init__(Path())

    def write(self, preferences: Preferences) -> None:
        """Write nothing."""


def some_dependencies(
    appearance: Appearance,
    content: Content,
    clock: SetClock,
    operations: Operations | None = None,
    preferences: LivePreferences | None = None,
    relaunch: Callable[[Path, Comeback], None] = _never,
) -> Dependencies:
    """Return what a window is built from, with a cheap key derivation and dates in ISO form.

    Nothing is saved or begun by itself, however long a test is kept waiting.
    """
    return Dependencies(
        appearance=appearance,
        operations=operations or Operations(),
        preferences=preferences or LivePreferences(NoFile()),
        content=lambda: content,
        journals=lambda: Journals(clock, CHEAP_KDF),
        relaunch=relaunch,
        clock=lambda: clock,
        locale=lambda: LocaleSettings(PlainFormatter(), Paper.A4),
        delays=NEVER,
    )


def a_context(
    appearance: Appearance,
    content: Content,
    clock: SetClock | None = None,
    preferences: LivePreferences | None = None,
) -> PageContext:
    """Return a context whose journal is not open yet, built as the program builds it."""
    return build_context(some_dependencies(appearance, content, clock or SetClock(), preferences=preferences))


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
