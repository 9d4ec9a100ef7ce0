"""The cover over text that could not be saved when the journal was to be locked or closed."""

from PySide6.QtCore import Signal

from assertjournal.i18n import _
from assertjournal.ui.buttons import button_row, link_button, plain_button, primary_button
from assertjournal.ui.labels import LabelRole, PlainLabel
from assertjournal.ui.look import Look
from assertjournal.ui.pages.locked_page import LockedPage


class CoveredPage(LockedPage):
    """Hides what was written and keeps it; the signals tell what the user decided."""

    retry_asked = Signal()
    back_asked = Signal()
    copy_asked = Signal()

    def __init__(self, look: Look, reason: str) -> None:
        """Say why it could not be saved."""
        lead = _("What you typed last could not be saved. It is kept, behind this page.")
        super().__init__(look, _("Not locked yet"), lead)
        self.column.addWidget(PlainLabel(look.theme, reason, LabelRole.BODY, wrap=True))
        retry = primary_button(_("Try again"))
        retry.clicked.connect(self.retry_asked)
        back = link_button(_("Show what I was writing"))
        back.clicked.connect(self.back_asked)
        copy = plain_button(_("Save a copy elsewhere …"))
        copy.clicked.connect(self.copy_asked)
        self.column.addLayout(button_row(retry, copy))
        self.column.addLayout(button_row(back))
        self.setFocusProxy(retry)
