"""The two fields in which a passphrase is chosen, with words on how good it is."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.passphrases.passphrase_edit import PassphraseEdit
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_RATING_DELAY_MS = 150


class NewPassphrase(QWidget):
    """Asks twice for a passphrase; `changed` tells that something was typed, `returned` that Enter ended the second."""

    changed = Signal()
    returned = Signal()

    def __init__(self, appearance: Appearance, label: str, again: str) -> None:
        """Name the two fields."""
        super().__init__()
        self._first = PassphraseEdit(appearance, label)
        self._again = PassphraseEdit(appearance, again, can_show=False)
        self._first.show_box.toggled.connect(self._again.set_shown)
        self._strength = PlainLabel(appearance.theme, "", LabelRole.SECONDARY, wrap=True)
        layout = bare_column(self, appearance.theme.px(10))
        for widget in (self._first, self._strength, self._again):
            layout.addWidget(widget)
        self._rating = QTimer(self, singleShot=True, interval=_RATING_DELAY_MS)
        self._rating.timeout.connect(self._rate)
        self._first.changed.connect(self._rating.start)
        self._first.returned.connect(self._again.setFocus)
        self._again.returned.connect(self.returned)
        for edit in (self._first, self._again):
            edit.changed.connect(self.changed)
        self.setFocusProxy(self._first)
        self._rate()

    def text(self) -> str:
        """Return the passphrase."""
        return self._first.text()

    def clear(self) -> None:
        """Forget what was typed. Unlike clearing a line, this cannot be undone."""
        for edit in (self._first, self._again):
            edit.line.setText("")

    def problem(self) -> str:
        """Return what is wrong with the passphrase, and put the focus there; "" where nothing is."""
        if not self._first.text():
            self._first.setFocus()
            return _("The passphrase is empty. Type some words that only you know.")
        if self._first.text() != self._again.text():
            self._again.line.selectAll()
            self._again.setFocus()
            return _("The two passphrases are not the same. Type the second one again.")
        return ""

    def _rate(self) -> None:
        # Imported when there is something to rate: the word lists take longer to load than the first page.
        if not self._first.text():
            self._strength.setText(_("Four or more unrelated words are hard to guess and easy to remember."))
            return
        # imported late: start-up
        from assertjournal.services.safety.passphrases import in_words, strength

        self._strength.setText(in_words(strength(self._first.text())))
