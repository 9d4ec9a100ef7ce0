"""The page for an entry whose worksheet is missing: its text can be read but not changed."""

from PySide6.QtWidgets import QWidget

from assertjournal.core.answers import shown_lines
from assertjournal.core.changes import Changes
from assertjournal.core.entry import Entry
from assertjournal.core.missing_worksheet import worksheet_told_by
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.entries.bin_actions import move_to_bin
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ENTRY, HISTORY, JOURNAL
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.widgets.plain_editor import PlainEditor


class MissingSheetPage(Page):
    """Shows each answer below the id of its field, because only the worksheet has the labels."""

    def __init__(self, context: PageContext) -> None:
        """Build the page; `open` fills it."""
        super().__init__(context.appearance, ENTRY)
        self._context = context
        self._place = Place()
        self.add_title(_("The worksheet is missing"))
        self._which = PlainLabel(context.appearance.theme, "", LabelRole.LEAD, wrap=True)
        self._answers = QWidget()
        self._fields = bare_column(self._answers, context.appearance.theme.px(12))
        for widget in (self._which, self._answers):
            self.column.addWidget(widget)
        history = plain_button(_("Earlier versions"))
        history.clicked.connect(lambda: self._go_to(HISTORY))
        to_bin = plain_button(_("Move to the bin"))
        to_bin.clicked.connect(self._move_to_bin)
        self.set_foot(button_row(history, to_bin))
        if not context.can_write:
            to_bin.hide()

    def open(self, place: Place) -> None:
        """Show the entry that the place names."""
        self._place = place
        wanted = place.subject or ""
        self._context.operations.read(lambda: self._context.entries.get(wanted), self._show)

    def refresh(self, changes: Changes) -> None:
        """Read the entry again if it has changed."""
        if self.isVisible() and (self._place.subject in changes.entries or changes.everything):
            self.open(self._place)

    def _show(self, entry: Entry | None) -> None:
        # The user may have gone to another entry while this one was read.
        if entry is None or entry.id != self._place.subject:
            return
        words = _(
            "This entry was written in the worksheet “{name}”, which this program does not have. What you wrote is "
            "kept and can be read here. To write in it again, put the worksheet’s file back and restart the program."
        )
        self._which.setText(words.format(name=entry.worksheet))
        while (item := self._fields.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # deleteLater waits for the event loop
                widget.deleteLater()
        for field in worksheet_told_by(entry):
            self._add(field.label, "\n".join(shown_lines(field, entry.answers[field.id])))
        self.shown.emit()

    def _add(self, label: str, text: str) -> None:
        shown = PlainEditor(self.appearance, 1)
        shown.be_read_only()
        shown.setAccessibleName(label)
        shown.set_text(text)
        self._fields.addWidget(PlainLabel(self.appearance.theme, label, LabelRole.HEADING, wrap=True))
        self._fields.addWidget(shown)

    def _move_to_bin(self) -> None:
        entry = self._place.subject or ""
        after = Place(JOURNAL, self._place.conversation)
        back = self._place
        move_to_bin(self, self._context, entry, lambda: self.go.emit(after), lambda: self.go.emit(back))

    def _go_to(self, page: str) -> None:
        self.go.emit(Place(page, self._place.conversation, self._place.subject))
