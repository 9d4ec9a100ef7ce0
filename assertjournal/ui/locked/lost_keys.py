"""On the unlock page, where no copy of a journal's key file can be read: the keys in a backup may take their place."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, NotAJournal, UserError
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.dependencies import Dependencies


def look_for_lost_keys(
    dependencies: Dependencies, journal: Path, page: UnlockPage, is_here: Callable[[], bool], error: UserError
) -> None:
    """Offer the keys in a backup where `error` kept a journal closed because its own are lost.

    Nothing is said on a page that, as `is_here` tells, was left meanwhile.
    """

    def found(lost: bool) -> None:
        if lost and is_here():
            page.offer_backup_keys(error)

    if isinstance(error, JournalDamaged | NotAJournal | MadeByNewerVersion):
        dependencies.operations.aside(
            lambda: dependencies.journals().are_keys_lost(journal), found, lambda _error: None
        )


def take_keys_from_backup(
    dependencies: Dependencies, journal: Path, page: UnlockPage, is_here: Callable[[], bool]
) -> None:
    """Put the keys in the newest backup in their place, and say whose passphrase opens the journal now.

    Nothing is said on a page that, as `is_here` tells, was left meanwhile.
    """

    def taken(made_at: datetime) -> None:
        if not is_here():
            return
        page.show_backup_keys(dependencies.locale().formatter.day(made_at.astimezone().date()))

    def failed(error: UserError) -> None:
        if is_here():
            page.show_problem(error)

    dependencies.operations.aside(lambda: dependencies.journals().take_keys_from_backup(journal), taken, failed)
