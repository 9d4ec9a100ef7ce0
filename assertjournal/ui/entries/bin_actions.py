"""Moves an entry or a conversation to the bin, and offers to undo it."""

from collections.abc import Callable

from assertjournal.i18n import _, ngettext
from assertjournal.ui.dialogs.questions import choose
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext


def move_to_bin(
    page: Page, context: PageContext, entry: str, binned: Callable[[], None], restored: Callable[[], None]
) -> None:
    """Move an entry to the bin, call `binned`, and offer Undo on `page`. After Undo, `restored` is called."""

    def undo() -> None:
        context.operations.write(lambda: context.entries.restore(entry), lambda _changes: restored())

    def done() -> None:
        page.offer_undo.emit(_("Moved to the bin."), undo)
        binned()

    context.operations.write(lambda: context.entries.move_to_bin(entry), lambda _changes: done())


def delete_conversation(
    page: Page, context: PageContext, conversation: str, binned: Callable[[], None], restored: Callable[[], None]
) -> None:
    """Move a conversation to the bin, call `binned`, and offer Undo on `page`. After Undo, `restored` is called.

    If the conversation has entries, the user is asked first what is to become of them.
    """

    def undo() -> None:
        context.operations.write(lambda: context.bin.restore_conversation(conversation), lambda _changes: restored())

    def done() -> None:
        page.offer_undo.emit(_("Moved to the bin."), undo)
        binned()

    def move(entries: int) -> None:
        with_entries = _ask_about_entries(page, entries) if entries else False
        if with_entries is not None:
            context.operations.write(
                lambda: context.bin.move_conversation(conversation, with_entries=with_entries), lambda _changes: done()
            )

    context.operations.read(lambda: context.bin.entry_count(conversation), move)


def _ask_about_entries(page: Page, entries: int) -> bool | None:
    """Ask whether the entries go to the bin, too. Return None if the user cancels."""
    words = _("It stays in the bin for at least 30 days.")
    have = ngettext("It has {count} entry.", "It has {count} entries.", entries).format(count=entries)
    along = ngettext("Delete its entry, too", "Delete its entries, too", entries)
    keep = ngettext("Keep its entry", "Keep its entries", entries)
    chosen = choose(page, _("Delete this conversation?"), f"{have} {words}", (along, keep), _("Cancel"))
    return None if chosen is None else chosen == 0
