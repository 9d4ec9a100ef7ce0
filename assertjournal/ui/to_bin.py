"""Moving an entry to the bin, with the way back."""

from collections.abc import Callable

from assertjournal.i18n import _
from assertjournal.ui.desk import Desk
from assertjournal.ui.pages.page import Page


def move_to_bin(page: Page, desk: Desk, entry: str, binned: Callable[[], None], restored: Callable[[], None]) -> None:
    """Put an entry into the bin, call `binned`, and let `page` offer Undo, after which `restored` is called."""

    def undo() -> None:
        desk.operations.write(lambda: desk.entries.restore(entry), lambda _changes: restored())

    def done() -> None:
        page.offer_undo.emit(_("Moved to the bin."), undo)
        binned()

    desk.operations.write(lambda: desk.entries.move_to_bin(entry), lambda _changes: done())
