"""After the recovery key opened a journal: the choice of a passphrase that can be remembered."""

from PySide6.QtCore import Signal

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.locked_page import LockedPage
from assertjournal.ui.passphrases.new_passphrase import NewPassphrase
from assertjournal.ui.widgets.buttons import primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class NewPassphrasePage(LockedPage):
    """Asks twice for a passphrase; `passphrase_chosen` carries it, `later` tells that the old one is to stay."""

    passphrase_chosen = Signal(str)
    later = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """Ask."""
        lead = _(
            "Your recovery key fits. If you have forgotten your passphrase, choose a new one: it takes the place of "
            "the old one, and the recovery key stays as it is."
        )
        super().__init__(appearance, _("Choose a new passphrase"), lead)
        self._passphrase = NewPassphrase(appearance, _("New passphrase"), _("New passphrase again"))
        self._message = PlainLabel(appearance.theme, "", LabelRole.BODY, wrap=True)
        self._message.hide()
        self._change = primary_button(_("Change the passphrase"))
        for widget in (self._passphrase, self._message, self._change):
            self.column.addWidget(widget)
        self._later = self.add_link(_("Keep the old passphrase"))
        self._passphrase.changed.connect(lambda: self._show_message(""))
        self._passphrase.returned.connect(self._choose)
        self._change.clicked.connect(self._choose)
        self._later.clicked.connect(self.later)
        self.setFocusProxy(self._passphrase)

    def show_busy(self, words: str) -> None:
        """Say what is being done, and wait."""
        for button in (self._change, self._later):
            button.setEnabled(False)
        self._show_message(words)

    def show_problem(self, error: UserError) -> None:
        """Say why it was not done; what was typed stays."""
        for button in (self._change, self._later):
            button.setEnabled(True)
        self._show_message(str(error))

    def _choose(self) -> None:
        if not self._change.isEnabled():
            return
        problem = self._passphrase.problem()
        if problem:
            self._show_message(problem)
        else:
            self.passphrase_chosen.emit(self._passphrase.text())

    def _show_message(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
