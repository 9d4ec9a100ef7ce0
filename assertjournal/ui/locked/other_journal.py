"""Asks for another journal. A folder that is not a journal is refused before the present journal is closed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assertjournal.core.errors import JournalDamaged, UserError

if TYPE_CHECKING:
    from assertjournal.services.safety.journals import Journals


def ask_for_other_journal(parent: QWidget, journals: "Journals") -> Path | None:
    """Ask the user for a journal. Return None if they choose nothing, or a folder that is not a journal.

    In the second case, a message explains why.
    """
    # imported late: start-up
    from assertjournal.ui.dialogs.files import ask_for_journal

    chosen = ask_for_journal(parent)
    if chosen is None:
        return None
    try:
        journals.find(chosen)
    except JournalDamaged:
        return chosen  # the unlock page can help with damage, for example with the keys in a backup
    except UserError as error:
        from assertjournal.ui.dialogs.questions import tell

        tell(parent, error.message, error.next_step)
        return None
    return chosen
