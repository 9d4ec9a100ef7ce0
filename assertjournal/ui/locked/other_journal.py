"""Choosing another journal: a folder that is none is refused at once, before anything is closed for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assertjournal.core.errors import JournalDamaged, UserError

if TYPE_CHECKING:
    from assertjournal.services.safety.journals import Journals


def ask_for_other_journal(parent: QWidget, journals: "Journals") -> Path | None:
    """Ask for a journal, and explain why a folder is none; return None then, and where none was chosen."""
    # imported late: start-up
    from assertjournal.ui.dialogs.files import ask_for_journal

    chosen = ask_for_journal(parent)
    if chosen is None:
        return None
    try:
        journals.find(chosen)
    except JournalDamaged:
        return chosen  # the page for its passphrase knows ways to help
    except UserError as error:
        from assertjournal.ui.dialogs.questions import tell

        tell(parent, error.message, error.next_step)
        return None
    return chosen
