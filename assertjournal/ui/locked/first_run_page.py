"""The first run: choosing a passphrase for a new journal."""

from PySide6.QtCore import Signal

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.passphrase_choice_page import PassphraseChoicePage
from assertjournal.ui.passphrases.new_passphrase import NewPassphrase
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class FirstRunPage(PassphraseChoicePage):
    """Asks for the passphrase of a new journal, and offers what can be done instead."""

    another_journal_asked = Signal()
    backups_asked = Signal()
    scenarios_asked = Signal()
    support_asked = Signal()

    def __init__(self, appearance: Appearance, place: str) -> None:
        """Show the page; `place` is a sentence that says where the journal will be kept."""
        lead = _(
            "A private notebook for conversations that matter. Choose a passphrase: everything you write is "
            "encrypted with it and stays on this computer."
        )
        fields = NewPassphrase(appearance, _("Passphrase"), _("Passphrase again"))
        super().__init__(appearance, _("Welcome to AssertJournal"), lead, fields, _("Create my journal"))
        warning = _(
            "No one can look it up for you. If you lose both the passphrase and the recovery key that you "
            "get next, what you wrote is gone."
        )
        self.column.addWidget(self.fields)
        self.column.addWidget(PlainLabel(appearance.theme, warning, LabelRole.SECONDARY, wrap=True))
        self.column.addWidget(self.message)
        self.column.addWidget(self.go_on)
        self.add_link(_("Open another journal")).clicked.connect(self.another_journal_asked)
        self.add_link(_("Restore from a backup")).clicked.connect(self.backups_asked)
        self.add_link(_("Read the scenarios first")).clicked.connect(self.scenarios_asked)
        self.add_link(_("Support")).clicked.connect(self.support_asked)
        self.column.addWidget(PlainLabel(appearance.theme, place, LabelRole.SMALL, wrap=True))
