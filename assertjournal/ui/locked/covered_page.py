"""The cover over text that could not be saved when the journal was to be locked or closed."""

from PySide6.QtCore import Signal

from assertjournal.core.errors import UserError
from assertjournal.i18n import _, ngettext
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.locked_page import LockedPage
from assertjournal.ui.passphrases.passphrase_edit import PassphraseEdit
from assertjournal.ui.widgets.buttons import button_row, link_button, plain_button, primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class CoveredPage(LockedPage):
    """Hides what was written and keeps it. The signals tell what the user decided.

    `secret_given` carries the passphrase, or the recovery key, where the text is shown only to someone who knows it.
    """

    retry_asked = Signal()
    back_asked = Signal()
    secret_given = Signal(str)
    copy_asked = Signal()

    def __init__(self, appearance: Appearance, reason: str, *, asks_secret: bool) -> None:
        """Show why it could not be saved; `asks_secret` where the cover came by itself, so that it keeps others out."""
        lead = _("What you typed last could not be saved. It is kept, behind this page.")
        super().__init__(appearance, _("Not locked yet"), lead)
        self.column.addWidget(PlainLabel(appearance.theme, reason, LabelRole.BODY, wrap=True))
        retry = primary_button(_("Try again"))
        retry.clicked.connect(self.retry_asked)
        copy = plain_button(_("Save a copy elsewhere …"))
        copy.clicked.connect(self.copy_asked)
        self.column.addLayout(button_row(retry, copy))
        self._secret = PassphraseEdit(appearance, _("Passphrase"))
        self._said = PlainLabel(appearance.theme, "", LabelRole.BODY, wrap=True)
        self._said.hide()
        self.column.addWidget(self._secret)
        self.column.addWidget(self._said)
        self._back = link_button(_("Show what I was writing"))
        self.column.addLayout(button_row(self._back))
        self._secret.setVisible(asks_secret)
        if asks_secret:
            self._secret.returned.connect(self._give)
        self._back.clicked.connect(self._give if asks_secret else self.back_asked)
        self.setFocusProxy(retry)

    def show_busy(self, seconds: int = 0) -> None:
        """Show that what was typed is being looked at, or will be after so many seconds."""
        self._back.setEnabled(False)
        waits = ngettext("Trying in {count} second …", "Trying in {count} seconds …", seconds).format(count=seconds)
        self._say(waits if seconds > 1 else _("One moment …"))

    def show_problem(self, error: UserError) -> None:
        """Show why the text stays covered. What was typed stays, selected, to be typed over."""
        self._back.setEnabled(True)
        self._say(str(error))
        self._secret.setFocus()
        self._secret.line.selectAll()

    def _give(self) -> None:
        if self._back.isEnabled():
            self.secret_given.emit(self._secret.text())

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
