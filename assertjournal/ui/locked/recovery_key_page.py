"""The recovery key, shown once."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QClipboard, QFocusEvent
from PySide6.QtWidgets import QLayout

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.locked_page import LockedPage
from assertjournal.ui.passphrases.secret_copy import copy_secret
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.buttons import button_row, link_button, plain_button, primary_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_WIDTH = 560


class RecoveryKeyPage(LockedPage):
    """Shows the key with ways to keep it; `kept` or `later` tells what the user decided."""

    kept = Signal()
    later = Signal()
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, appearance: Appearance, recovery_key: str, clipboard: QClipboard) -> None:
        """Show the key."""
        lead = _(
            "If you ever forget your passphrase, this key opens your journal. It can be shown until you lock it. "
            "Keep it on paper, away from this computer."
        )
        super().__init__(appearance, _("Your recovery key"), lead, _WIDTH)
        self._key = recovery_key
        self._clipboard = clipboard
        card = Card(appearance.theme)
        label = PlainLabel(appearance.theme, recovery_key, LabelRole.KEY, wrap=True, selectable=True)
        label.setAccessibleName(_("Recovery key"))
        label.setAccessibleDescription(recovery_key)
        row = bare_row(card)
        row.addWidget(label)
        self.column.addWidget(card)
        self.column.addLayout(self._ways())
        self._said = PlainLabel(appearance.theme, "", LabelRole.SECONDARY, wrap=True)
        self.column.addWidget(self._said)
        done = primary_button(_("I have kept it"))
        done.clicked.connect(self.kept)
        later = link_button(_("Later"))
        later.clicked.connect(self.later)
        self.column.addLayout(button_row(done, later))
        self._done = done

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the button that goes on; as a focus proxy it would keep Tab from what stands before it."""
        self._done.setFocus(event.reason())

    def say(self, words: str) -> None:
        """Show what came of keeping the key."""
        self._said.setText(words)

    def _ways(self) -> QLayout:
        ways = []
        for text, asked in (
            (_("Print"), self.print_asked.emit),
            (_("Save to a file"), self.save_asked.emit),
            (_("Copy"), self._copy),
        ):
            button = plain_button(text)
            button.clicked.connect(asked)
            ways.append(button)
        return button_row(*ways)

    def _copy(self) -> None:
        copy_secret(self._clipboard, self._key)
        self.say(_("Copied, for a minute. Any program can read the clipboard meanwhile."))
