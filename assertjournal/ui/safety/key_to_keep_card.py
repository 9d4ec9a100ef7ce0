"""Asking whether the recovery key was kept, as long as no one has said so."""

from PySide6.QtCore import Signal

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class KeyToKeepCard(Card):
    """`kept` tells that the key is kept."""

    kept = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """Begin hidden."""
        super().__init__(appearance.theme, bar="warm")
        column = bare_column(self, appearance.theme.px(10))
        column.addWidget(
            PlainLabel(appearance.theme, _("Have you kept your recovery key?"), LabelRole.HEADING, wrap=True)
        )
        words = _(
            "It was shown when it was made. If you do not have it, get a new one below; the one before opens nothing "
            "then. Without a recovery key, your passphrase alone opens this journal."
        )
        column.addWidget(PlainLabel(appearance.theme, words, LabelRole.SECONDARY, wrap=True))
        done = plain_button(_("I have kept it"))
        done.clicked.connect(self.kept)
        column.addLayout(button_row(done))
        self.hide()
