"""The base of pages on which the user chooses a passphrase: two fields, a message, and the button to continue."""

from PySide6.QtCore import Signal

from assertjournal.core.errors import UserError
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.locked_page import LockedPage
from assertjournal.ui.passphrases.new_passphrase import NewPassphrase
from assertjournal.ui.widgets.buttons import primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class PassphraseChoicePage(LockedPage):
    """Asks for a passphrase twice and describes its strength. `passphrase_chosen` carries it.

    A page adds `fields`, `message` and `go_on` to its column. It adds to `busy_controls` any other buttons that must
    be disabled while the passphrase is being used.
    """

    passphrase_chosen = Signal(str)

    def __init__(self, appearance: Appearance, title: str, lead: str, fields: NewPassphrase, go_on: str) -> None:
        """Connect the fields to a button with the text `go_on`."""
        super().__init__(appearance, title, lead)
        self.fields = fields
        self.message = PlainLabel(appearance.theme, "", LabelRole.BODY, wrap=True)
        self.message.hide()
        self.go_on = primary_button(go_on)
        self.busy_controls = [self.go_on]
        fields.changed.connect(lambda: self._show_message(""))
        fields.returned.connect(self._choose)
        self.go_on.clicked.connect(self._choose)
        self.setFocusProxy(fields)

    def show_busy(self, words: str) -> None:
        """Show what is being done, and disable the buttons."""
        self._set_busy(busy=True)
        self._show_message(words)

    def show_problem(self, error: UserError) -> None:
        """Show why it failed. What was typed stays."""
        self._set_busy(busy=False)
        self._show_message(str(error))

    def _set_busy(self, *, busy: bool) -> None:
        for button in self.busy_controls:
            button.setEnabled(not busy)

    def _choose(self) -> None:
        if not self.go_on.isEnabled():
            return  # Enter in a field gets here even while the button is disabled
        problem = self.fields.problem()
        if problem:
            self._show_message(problem)
        else:
            self.passphrase_chosen.emit(self.fields.text())

    def _show_message(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))
