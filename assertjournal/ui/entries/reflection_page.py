"""A reflection: the worksheet of the Values page, which belongs to no conversation."""

from dataclasses import replace

from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import VALUES
from assertjournal.ui.widgets.buttons import button_row, plain_button


class ReflectionPage(EntryPage):
    """The page of a reflection. Its Back button leads to the values."""

    def __init__(self, worksheet: Worksheet, context: PageContext) -> None:
        """Build the reflection's form."""
        super().__init__(worksheet, context)
        back = plain_button(_("Back"))
        back.clicked.connect(lambda: self.go.emit(Place(VALUES)))
        self.set_foot(button_row(back))
        self.form.finished.connect(back.setFocus)

    def open(self, place: Place) -> None:
        """Show a reflection, ignoring the conversation that the place names."""
        super().open(replace(place, conversation=None))
