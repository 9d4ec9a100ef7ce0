"""Saving a copy elsewhere, asked for where saving fails: where to, and what became of it."""

from PySide6.QtWidgets import QWidget

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.paths import JOURNAL_SUFFIX
from assertjournal.services.safe_copy import Held, SavedCopy
from assertjournal.ui.desk import Desk
from assertjournal.ui.dialogs.files import ask_where_to_save
from assertjournal.ui.dialogs.questions import tell


def save_a_copy(parent: QWidget, desk: Desk) -> None:
    """Let a place be chosen, save everything there, with what is not saved yet, and say how to go on."""
    place = ask_where_to_save(parent, _("Save a copy elsewhere"), f"Copy{JOURNAL_SUFFIX}")
    if place is None:
        return

    def done(saved: SavedCopy) -> None:
        tell(parent, *_in_words(saved))

    def failed(error: UserError) -> None:
        tell(parent, error.message, error.next_step)

    unsaved = desk.saves.all_unsaved()
    desk.operations.run(lambda: desk.safe_copy.save_copy(place, unsaved), done, failed)


def _in_words(saved: SavedCopy) -> tuple[str, str]:
    """Give what is saved, and how to go on."""
    how = _(
        "It is encrypted, and the same passphrase opens it: choose it under “Open another journal”. What you typed "
        "last is still in this window, too."
    )
    if saved.held is Held.WHOLE:
        return _("A copy is saved at {place}, with what you typed last.").format(place=saved.place), how
    if saved.held is Held.READABLE:
        words = _(
            "What can still be read of the journal is saved at {place}, with what you typed last. Some of the journal "
            "may be missing there."
        )
    else:
        words = _("Only what you typed last is saved at {place}. Nothing else in the journal can be read.")
    keep = _("Keep the folder of the damaged journal and its backups.")
    return words.format(place=saved.place), f"{keep} {how}"
