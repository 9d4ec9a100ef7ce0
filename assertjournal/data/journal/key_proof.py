"""Proving that someone knows what opens the open journal, without touching its database."""

from assertjournal.core.errors import WrongSecret
from assertjournal.data.database.database import database
from assertjournal.data.keys.key_file import read_key_file
from assertjournal.data.keys.keys import unwrap
from assertjournal.i18n import _


def prove(*, passphrase: str | None = None, recovery_key: str | None = None) -> None:
    """Check one of the two secrets against the keys of the open journal; slow, and for any thread.

    Another key file, put in the place of the journal's own meanwhile, proves nothing.
    Raises WrongSecret, EmptyPassphrase, NotEnoughMemory, JournalLocked where none is open.
    """
    journal = database.journal
    present = journal.header or read_key_file(journal.place)
    if unwrap(present, passphrase=passphrase, recovery_key=recovery_key) != journal.key:
        raise WrongSecret(_("This does not open the journal that is open."))
