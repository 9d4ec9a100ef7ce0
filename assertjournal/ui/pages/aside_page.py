"""The base of pages about the program itself, which lead back to where the user was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.pages.page import Page
from assertjournal.ui.widgets.buttons import button_row, plain_button


class AsidePage(Page):
    """A page beside the journal. `back_asked` is sent by Escape, and by the Back button if there is one."""

    back_asked = Signal()

    def open(self, place: Place) -> None:
        """Show the page, which needs nothing from the journal."""
        self.shown.emit()

    def offer_back(self) -> None:
        """Add a button below the page that leads back."""
        back = plain_button(_("Back to where I was"))
        back.clicked.connect(self.back_asked)
        self.set_foot(button_row(back))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)
