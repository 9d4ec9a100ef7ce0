"""The first run: choosing a passphrase for a new journal."""

from PySide6.QtCore import Signal

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.locked_page import LockedPage
from assertjournal.ui.passphrases.new_passphrase import NewPassphrase
from assertjournal.ui.widgets.buttons import primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class FirstRunPage(LockedPage):
    """Asks twice for a passphrase and says in words how good it is; `passphrase_chosen` carries it."""

    passphrase_chosen = Signal(str)
    another_journal_asked = Signal()
    backups_asked = Signal()
    scenarios_asked = Signal()
    support_asked = Signal()

    def __init__(self, appearance: Appearance, place: str) -> None:
        """Ask for the passphrase of a journal that will be made at `place`."""
        lead = _(
            "A private notebook for conversations that matter. Choose a passphrase: everything you write is "
            "encrypted with it and stays on this computer."
        )
        super().__init__(appearance, _("Welcome to AssertJournal"), lead)
        self._passphrase = NewPassphrase(appearance, _("Passphrase"), _("Passphrase again"))
        warning = _(
            "Nobody can look it up for you. If you lose both the passphrase and the recovery key that you "
            "get next, what you wrote is gone."
        )
        self._message = PlainLabel(appearance.theme, "", LabelRole.BODY, wrap=True)
        self._message.hide()
        self._create = primary_button(_("Create my journal"))
        self.column.addWidget(self._passphrase)
        self.column.addWidget(PlainLabel(appearance.theme, warning, LabelRole.SECONDARY, wrap=True))
        self.column.addWidget(self._message)
        self.column.addWidget(self._create)
        self.add_link(_("Open another journal")).clicked.connect(self.another_journal_asked)
        self.add_link(_("Restore from a backup")).clicked.connect(self.backups_asked)
        self.add_link(_("Read the scenarios first")).clicked.connect(self.scenarios_asked)
        self.add_link(_("Support")).clicked.connect(self.support_asked)
        self.column.addWidget(PlainLabel(appearance.theme, place, LabelRole.SMALL, wrap=True))
        self._passphrase.changed.connect(lambda: self._show_message(""))
        self._passphrase.returned.connect(self._choose)
        self._create.clicked.connect(self._choose)
        self.setFocusProxy(self._passphrase)

    def show_busy(self) -> None:
        """Say that the journal is being made."""
        self._create.setEnabled(False)
        self._show_message(_("Making your journal. This takes a moment …"))

    def show_problem(self, error: UserError) -> None:
        """Say why it could not be made; what was typed stays."""
        self._create.setEnabled(True)
        self._show_message(str(error))

    def _choose(self) -> None:
        if not self._create.isEnabled():
            return
        problem = self._passphrase.problem()
        if problem:
            self._show_message(problem)
        else:
            self.passphrase_chosen.emit(self._passphrase.text())

    def _show_message(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
