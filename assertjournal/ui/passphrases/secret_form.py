"""What a change of the keys asks for: the present secret, and a new passphrase where there is to be one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.passphrases.new_passphrase import NewPassphrase
from assertjournal.ui.passphrases.passphrase_edit import PassphraseEdit
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button
from assertjournal.ui.widgets.labels import PlainLabel


class SecretForm(QWidget):
    """`given` carries the present secret and the new passphrase, which is "" where none is asked for.

    `spoke` tells that `message` says something new.
    """

    given = Signal(str, str)
    spoke = Signal()

    def __init__(self, appearance: Appearance, action: str, *, asks_new: bool) -> None:
        """Call the button that goes on `action`."""
        super().__init__()
        self._present = PassphraseEdit(appearance, _("Present passphrase, or recovery key"))
        self._new = NewPassphrase(appearance, _("New passphrase"), _("New passphrase again")) if asks_new else None
        self.message = PlainLabel(appearance.theme, "", wrap=True)
        self.message.hide()
        self._go = plain_button(action)
        layout = bare_column(self, appearance.theme.px(12))
        layout.addWidget(self._present)
        if self._new is not None:
            layout.addWidget(self._new)
            self._new.changed.connect(lambda: self.say(""))
            self._new.returned.connect(self._give)
            self._present.returned.connect(self._new.setFocus)
        else:
            self._present.returned.connect(self._give)
        layout.addWidget(self.message)
        layout.addLayout(button_row(self._go))
        self._present.changed.connect(lambda: self.say(""))
        self._go.clicked.connect(self._give)
        self.setFocusProxy(self._present)

    @property
    def first_line(self) -> QWidget:
        """Return the field in which one begins."""
        return self._present

    def set_allowed(self, allowed: bool) -> None:
        """Enable the button, or disable it."""
        self._go.setEnabled(allowed)

    def clear(self) -> None:
        """Forget every secret that was typed; what was said stays."""
        said = self.message.text()
        self._present.line.setText("")
        if self._new is not None:
            self._new.clear()
        self.say(said)

    def say(self, words: str) -> None:
        """Show what comes of it, or nothing."""
        self.message.setText(words)
        self.message.setVisible(bool(words))
        if words:
            self.spoke.emit()

    def show_problem(self, error: UserError) -> None:
        """Show why nothing was done; what was typed stays."""
        self.say(str(error))
        self._present.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._present.line.selectAll()

    def _give(self) -> None:
        if not self._go.isEnabled():
            return
        problem = self._new.problem() if self._new is not None else ""
        if not self._present.text():
            self._present.line.setFocus()
            self.say(_("First type the passphrase that opens the journal now, or the recovery key."))
        elif problem:
            self.say(problem)
        else:
            self.given.emit(self._present.text(), self._new.text() if self._new is not None else "")
