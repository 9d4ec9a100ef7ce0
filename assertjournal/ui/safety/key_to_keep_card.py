"""A card that asks whether the user has kept the recovery key, until they confirm it."""

from PySide6.QtCore import Signal

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class KeyToKeepCard(Card):
    """Asks about the recovery key. `kept` announces that the user has it."""

    kept = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """Build the card, hidden."""
        super().__init__(appearance.theme, bar="warm")
        column = bare_column(self, appearance.theme.px(10))
        column.addWidget(
            PlainLabel(appearance.theme, _("Have you kept your recovery key?"), LabelRole.HEADING, wrap=True)
        )
        words = _(
            "It was shown once, when it was made. If you do not have it, get a new one below; the old one then opens "
            "nothing. Without a recovery key, only your passphrase opens this journal."
        )
        column.addWidget(PlainLabel(appearance.theme, words, LabelRole.SECONDARY, wrap=True))
        done = plain_button(_("I have kept it"))
        done.clicked.connect(self.kept)
        column.addLayout(button_row(done))
        self.hide()
