"""The page that unlocks a journal, with a different message for each way in which this can fail."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from assertjournal.core.errors import UserError
from assertjournal.i18n import _, ngettext
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.locked_page import LockedPage
from assertjournal.ui.passphrases.passphrase_edit import PassphraseEdit
from assertjournal.ui.widgets.buttons import locked_row, plain_button, primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.widgets.path_label import PathLabel


class UnlockPage(LockedPage):
    """Asks for the passphrase or the recovery key. `passphrase_given` and `recovery_key_given` carry what was typed."""

    passphrase_given = Signal(str)
    recovery_key_given = Signal(str)
    another_journal_asked = Signal()
    scenarios_asked = Signal()
    support_asked = Signal()
    backup_keys_asked = Signal()
    backups_asked = Signal()
    salvage_asked = Signal()
    usual_journal_asked = Signal()

    def __init__(self, appearance: Appearance, place: str, kind: str = "", back: str = "") -> None:
        """Build the page for the journal at `place`, which is shown for people who have several journals.

        `kind` describes it if it is not an ordinary journal. `back` is the text of a link to the usual journal.
        """
        super().__init__(appearance, "AssertJournal", _("Your journal is locked."))
        self._uses_recovery_key = False
        self._passphrase = PassphraseEdit(appearance, _("Passphrase"))
        self._recovery = QLineEdit()
        self._recovery.setAccessibleName(_("Recovery key"))
        self._recovery_label = PlainLabel(appearance.theme, _("Recovery key"), LabelRole.HEADING)
        self._recovery_label.setBuddy(self._recovery)
        self._message = PlainLabel(appearance.theme, "", LabelRole.BODY, wrap=True)
        for hidden in (self._recovery, self._recovery_label, self._message):
            hidden.hide()
        self._unlock = primary_button(_("Unlock"))
        for widget in (self._recovery_label, self._recovery, self._passphrase, self._message, self._unlock):
            self.column.addWidget(widget)
        self._backup_keys = plain_button(_("Use the keys in the newest backup"))
        self._backup_keys.clicked.connect(self.backup_keys_asked)
        self._backup_keys.hide()
        self._salvage = plain_button(_("Read what can be read"))
        self._salvage.clicked.connect(self._ask_to_salvage)
        self._salvage.hide()
        self.column.addLayout(locked_row(self._backup_keys, self._salvage))
        self._switch = self.add_link(_("Use the recovery key"))
        self.add_link(_("Open another journal")).clicked.connect(self.another_journal_asked)
        if back:
            self.add_link(back).clicked.connect(self.usual_journal_asked)
        self.add_link(_("Backups")).clicked.connect(self.backups_asked)
        self.add_link(_("Read the scenarios")).clicked.connect(self.scenarios_asked)
        self.add_link(_("Support")).clicked.connect(self.support_asked)
        if kind:
            self.column.addWidget(PlainLabel(appearance.theme, kind, LabelRole.SMALL, wrap=True))
        self.column.addWidget(PathLabel(appearance.theme, place))
        self._unlock.clicked.connect(self._submit)
        self._passphrase.returned.connect(self._submit)
        self._recovery.returnPressed.connect(self._submit)
        self._switch.clicked.connect(self._switch_secret)
        self.setFocusProxy(self._passphrase)

    def show_busy(self, seconds: int = 0) -> None:
        """Show that the key is being derived, or will be after this many seconds."""
        self._unlock.setEnabled(False)
        waits = ngettext("Trying in {count} second …", "Trying in {count} seconds …", seconds).format(count=seconds)
        self._show_message(waits if seconds > 1 else _("Unlocking …"))

    def show_problem(self, error: UserError) -> None:
        """Show why unlocking failed. What was typed stays and is selected, ready to be replaced."""
        self._unlock.setEnabled(True)
        self._show_message(str(error))
        secret = self._recovery if self._uses_recovery_key else self._passphrase.line
        secret.setFocus()
        secret.selectAll()

    def offer_backup_keys(self, error: UserError) -> None:
        """Show that the journal's own keys are lost, and offer the ones in a backup."""
        offer = _(
            "But a backup of this journal has its keys, too. With them, the passphrase that you had on the day of that "
            "backup opens the journal. Nothing that you wrote is changed."
        )
        self._show_message(f"{error.message} {offer}")
        self._backup_keys.show()

    def offer_salvage(self) -> None:
        """Offer to read a damaged journal as far as possible, with the secret that was typed."""
        self._salvage.show()

    def show_backup_keys(self, day: str) -> None:
        """Show that the keys from a backup are now in use."""
        self._backup_keys.hide()
        words = _("The keys from {day} are in place. Unlock the journal with the passphrase that you had then.")
        self._show_message(words.format(day=day))
        self._passphrase.setFocus()

    def _show_message(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))

    def _ask_to_salvage(self) -> None:
        self.salvage_asked.emit()
        self._submit()

    def _submit(self) -> None:
        if not self._unlock.isEnabled():  # Enter in a field gets here even while the button is disabled
            return
        if self._uses_recovery_key:
            self.recovery_key_given.emit(self._recovery.text())
        else:
            self.passphrase_given.emit(self._passphrase.text())

    def _switch_secret(self) -> None:
        self._uses_recovery_key = not self._uses_recovery_key
        for widget in (self._recovery, self._recovery_label):
            widget.setVisible(self._uses_recovery_key)
        self._passphrase.setVisible(not self._uses_recovery_key)
        text = _("Use the passphrase") if self._uses_recovery_key else _("Use the recovery key")
        self._switch.setText(text)
        self._switch.setAccessibleName(text)
        self._show_message("")
        (self._recovery if self._uses_recovery_key else self._passphrase).setFocus()
