"""Words about a damaged journal that was read as far as possible."""

from assertjournal.i18n import _
from assertjournal.services.safety.journals import Salvaged
from assertjournal.ui.safety.backup_table import held


def left_out_in_words(salvaged: Salvaged) -> str:
    """Return words that name what could not be read."""
    if not salvaged.left_out:
        return _("All entries and conversations could be read.")
    words = _("Left out, as it cannot be read: {what}.")
    if salvaged.at_least:
        words = _("Left out, as it cannot be read: {what}, perhaps more.")
    return words.format(what=held(salvaged.left_out))
