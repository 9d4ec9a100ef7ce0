"""The journal: all entries, newest first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from assertjournal.core.changes import Changes
from assertjournal.core.entry import EntryLine
from assertjournal.i18n import _
from assertjournal.services.entries import PAGE
from assertjournal.services.places import Place
from assertjournal.ui.entries.bin_actions import move_to_bin
from assertjournal.ui.entries.entry_names import EntryNames
from assertjournal.ui.journal.entry_list import EntryList
from assertjournal.ui.journal.journal_model import JournalModel
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import BIN, ENTRY, JOURNAL
from assertjournal.ui.widgets.buttons import button_row, link_button, plain_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class JournalPage(Page):
    """A scrolling list in which the user opens entries. `note_asked` asks for a new note."""

    note_asked = Signal()

    def __init__(self, context: PageContext) -> None:
        """Build the page; `open` fills its list."""
        super().__init__(context.appearance, JOURNAL)
        self._context = context
        self._stale = True
        names = EntryNames(context.content, context.formatter)
        self.model = JournalModel(context.formatter, names.describe)
        self.model.follow(context.preferences)
        self.model.more_wanted.connect(self._fetch)
        self.list = EntryList(_("Journal"), self.model, context.appearance, names.icon)
        self.list.entry_asked.connect(self._open)
        if context.can_write:
            self.list.add_act(_("Move to the bin"), QKeySequence.StandardKey.Delete, self._move_to_bin)
        new_note = plain_button(_("New note"))
        new_note.clicked.connect(self.note_asked)
        the_bin = link_button(_("Bin"))
        the_bin.clicked.connect(lambda: self.go.emit(Place(BIN)))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(context.appearance.theme, _("Journal"), LabelRole.TITLE), 1)
        head.addLayout(button_row(the_bin, new_note))
        if not context.can_write:
            new_note.hide()
        self.column.addLayout(head)
        self._empty = PlainLabel(
            context.appearance.theme,
            _("Nothing here yet. What you write, worksheets and notes alike, is listed here by day."),
            LabelRole.LEAD,
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._empty, 1)  # or the title would stretch when the list is hidden
        self.fill_with(self.list)
        for widget in (self._empty, self.list):  # until the journal has been read, either may be wrong
            widget.hide()

    def open(self, place: Place) -> None:
        """Show the list, reading it again if it has changed."""
        if self._stale:
            # As many rows as before, so that the list stays where the user has scrolled to.
            limit = max(PAGE, self.model.rowCount())
            self._context.operations.read(
                lambda: self._context.entries.lines(limit=limit), lambda lines: self._show(lines, limit)
            )
        else:
            self.shown.emit()

    def focus_first(self) -> None:
        """Focus the list unless it is empty."""
        if self.list.isHidden():
            super().focus_first()
        else:
            self.list.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Read the list again: at once if it is visible, otherwise when the page is next opened."""
        if not (changes.entries or changes.conversations or changes.everything):
            return
        self._stale = True
        if self.isVisible():
            self.open(Place(JOURNAL))

    def _show(self, lines: tuple[EntryLine, ...], limit: int) -> None:
        self._stale = False
        row = max(self.list.currentIndex().row(), 0)
        self.model.set_lines(lines, complete=len(lines) < limit)
        self.list.setCurrentIndex(self.model.index(min(row, len(lines) - 1), 0))
        self._empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.shown.emit()

    def _fetch(self, after: EntryLine) -> None:
        self._context.operations.read(
            lambda: self._context.entries.lines(after),
            lambda lines: self.model.add_lines(lines, complete=len(lines) < PAGE),
            self.model.stop_waiting,
        )

    def _open(self, line: EntryLine) -> None:
        self.go.emit(Place(ENTRY, line.conversation, line.id))

    def _move_to_bin(self, line: EntryLine) -> None:
        move_to_bin(self, self._context, line.id, self.list.setFocus, self.list.setFocus)
