"""After the recovery key opened a journal: the choice of a passphrase that can be remembered."""

from PySide6.QtCore import Signal

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.passphrase_choice_page import PassphraseChoicePage
from assertjournal.ui.passphrases.new_passphrase import NewPassphrase


class NewPassphrasePage(PassphraseChoicePage):
    """Asks for a passphrase in place of a forgotten one; `later` tells that the old one is to stay."""

    later = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """Show the page."""
        lead = _(
            "Your recovery key fits. If you have forgotten your passphrase, choose a new one: it takes the place of "
            "the old one, and the recovery key stays as it is."
        )
        fields = NewPassphrase(appearance, _("New passphrase"), _("New passphrase again"))
        super().__init__(appearance, _("Choose a new passphrase"), lead, fields, _("Change the passphrase"))
        for widget in (self.fields, self.message, self.go_on):
            self.column.addWidget(widget)
        later = self.add_link(_("Keep the old passphrase"))
        later.clicked.connect(self.later)
        self.busy_controls.append(later)
