"""Saves a copy elsewhere when saving fails: asks for the place and reports the result."""

from PySide6.QtWidgets import QWidget

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.paths import JOURNAL_SUFFIX
from assertjournal.services.safety.safe_copy import Held, SavedCopy
from assertjournal.ui.dialogs.files import ask_where_to_save
from assertjournal.ui.dialogs.questions import tell
from assertjournal.ui.pages.page_context import PageContext


def save_a_copy(parent: QWidget, context: PageContext) -> None:
    """Ask for a place, save the journal there together with any unsaved text, and explain how to go on."""
    place = ask_where_to_save(parent, _("Save a copy elsewhere"), f"Copy{JOURNAL_SUFFIX}")
    if place is None:
        return

    # Collected here, because unsaved text belongs to the window's thread.
    unsaved = context.saves.all_unsaved()

    def done(saved: SavedCopy) -> None:
        tell(parent, *(_with_typing(saved) if unsaved else _as_it_was(saved)))

    def failed(error: UserError) -> None:
        tell(parent, error.message, error.next_step)

    context.operations.run(lambda: context.safe_copy.save_copy(place, unsaved), done, failed)


def _with_typing(saved: SavedCopy) -> tuple[str, str]:
    """Return what was saved and how to go on, for a copy that includes unsaved text."""
    words = {
        Held.WHOLE: _("A copy is saved at {place}, with what you typed last."),
        Held.READABLE: _(
            "What can still be read of the journal is saved at {place}, with what you typed last. Some of the journal "
            "may be missing there."
        ),
        Held.NOTHING: _("Only what you typed last is saved at {place}. Nothing else in the journal can be read."),
    }
    how = f"{_how_to_go_on(saved)} {_('What you typed last is still in this window, too.')}"
    return words[saved.held].format(place=saved.place), how


def _as_it_was(saved: SavedCopy) -> tuple[str, str]:
    """Return what was saved and how to go on, for a copy made while nothing was unsaved."""
    words = {
        Held.WHOLE: _("A copy is saved at {place}."),
        Held.READABLE: _(
            "What can still be read of the journal is saved at {place}. Some of the journal may be missing there."
        ),
        Held.NOTHING: _("Nothing in the journal can be read, so the copy at {place} is empty."),
    }
    return words[saved.held].format(place=saved.place), _how_to_go_on(saved)


def _how_to_go_on(saved: SavedCopy) -> str:
    how = _("It is encrypted, and the same passphrase opens it: choose it under “Open another journal”.")
    if saved.held is Held.WHOLE:
        return how
    return f"{_('Keep the folder of the damaged journal and its backups.')} {how}"
