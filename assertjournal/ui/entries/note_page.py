"""A note: free writing with no form."""

from PySide6.QtWidgets import QLineEdit

from assertjournal.core.entry import NOTE
from assertjournal.i18n import _
from assertjournal.services.entries import Edit
from assertjournal.services.places import Place
from assertjournal.ui.entries.entry_page import EntryPage, OpenedEntry
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

# A line edit cuts off what exceeds its limit, and the title of an imported note may exceed Qt's default.
_LONGEST_TITLE = 10_000_000


class NotePage(EntryPage):
    """The page of a note, which has a title as well as text."""

    def __init__(self, context: PageContext) -> None:
        """Build the title's line above the text."""
        # The title comes first, because building the rest calls `build_head`.
        self._title = QLineEdit()
        self._title.setAccessibleName(_("Title"))
        self._title.setReadOnly(not context.can_write)
        self._title.setMaxLength(_LONGEST_TITLE)
        self._title.textEdited.connect(lambda text: self.edited(Edit(title=text)))
        super().__init__(NOTE, context)
        self._title.editingFinished.connect(self._save_now)
        self._title.returnPressed.connect(self.form.focus_first)

    def build_head(self) -> None:
        """Put the title above the text."""
        super().build_head()
        label = PlainLabel(self.appearance.theme, _("Title"), LabelRole.HEADING)
        label.setBuddy(self._title)
        self.column.addWidget(label)
        self.column.addWidget(self._title)

    def show_entry(self, opened: OpenedEntry) -> None:
        """Fill in the title, too."""
        super().show_entry(opened)
        unsaved = None if self.autosave is None else self.autosave.unsaved
        title = "" if opened.entry is None else opened.entry.title
        self._title.setText(unsaved.title if unsaved is not None and unsaved.title is not None else title)
        self._title.setCursorPosition(0)

    def after_bin(self) -> None:
        """Show the journal after the note has been moved to the bin."""
        self.go.emit(Place(JOURNAL, self.place.conversation))
