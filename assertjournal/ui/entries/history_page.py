"""The earlier states of an entry, to compare with the present one, bring back or name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from assertjournal.core.changes import Changes
from assertjournal.core.entry import StateLine
from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.services.entry_history import ComparedField, HistoryView
from assertjournal.services.places import Place
from assertjournal.ui.entries.field_comparison import FieldComparison
from assertjournal.ui.entries.state_list import StateList
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ENTRY, HISTORY
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button, primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class HistoryPage(Page):
    """A list of states, and below it the chosen state field by field."""

    def __init__(self, context: PageContext) -> None:
        """Build the page; `open` fills it."""
        super().__init__(context.appearance, HISTORY)
        self._context = context
        self._place = Place()
        self.add_title(
            _("Earlier versions"),
            _(
                "How this entry was before. After a year, only the last version of each day is kept; one with a name "
                "is always kept."
            ),
        )
        self._which = PlainLabel(context.appearance.theme, "", LabelRole.SECONDARY, wrap=True)
        self.list = StateList(context.appearance, context.formatter)
        self.list.state_chosen.connect(self._read)
        self._name = QLineEdit(placeholderText=_("Without a name"))
        self._name.setAccessibleName(_("Name of this version"))
        self._name.setReadOnly(not context.can_write)
        self._name.editingFinished.connect(self._rename)
        label = PlainLabel(context.appearance.theme, _("Name of this version"), LabelRole.HEADING)
        label.setBuddy(self._name)
        self._parts = (self.list, label, self._name)
        self._compared = QWidget()
        self._fields = bare_column(self._compared, context.appearance.theme.px(18))
        for widget in (self._which, *self._parts, self._compared):
            self.column.addWidget(widget)
        self._restore = primary_button(_("Bring this version back"))
        self._restore.clicked.connect(self._bring_back)
        back = plain_button(_("Back to the entry"))
        back.clicked.connect(self._go_back)
        self.set_foot(button_row(self._restore, back))

    def open(self, place: Place) -> None:
        """Show the states of the entry that the place names."""
        self._place = place
        wanted = place.subject or ""
        self._context.operations.read(lambda: self._context.history.view(wanted), self._show)

    def leave(self) -> None:
        """Save a name that was typed."""
        self._rename()

    def refresh(self, changes: Changes) -> None:
        """Read the states again if this entry has changed."""
        if self.isVisible() and (self._place.subject in changes.entries or changes.everything):
            self.open(self._place)

    def focus_first(self) -> None:
        """Focus the list unless it is empty."""
        if self.list.isHidden():
            super().focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the entry with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _show(self, view: HistoryView | None) -> None:
        if view is not None and view.entry.id != self._place.subject:
            return
        states = () if view is None else view.states
        if view is not None:
            day = self._context.formatter.day(view.entry.date)
            self._which.setText(_("{kind}, begun on {day}").format(kind=view.kind, day=day))
        if not states:
            self._which.setText(_("There are no earlier versions of this entry yet."))
            self._show_fields(())
        for widget in self._parts:
            widget.setVisible(bool(states))
        self._restore.setVisible(self._context.can_write and bool(states))
        self.list.show_states(states)
        if self.list.chosen is not None:
            self._read(self.list.chosen)
        self.shown.emit()

    def _read(self, state: StateLine) -> None:
        self._name.setText(state.name)
        self._restore.setEnabled(not state.is_present)
        entry = self._place.subject or ""

        def show(fields: tuple[ComparedField, ...]) -> None:
            # Another state may have been chosen while this one was read.
            if self.list.chosen is not None and self.list.chosen.number == state.number:
                self._show_fields(fields)

        self._context.operations.read(lambda: self._context.history.compare(entry, state.number), show)

    def _show_fields(self, fields: tuple[ComparedField, ...]) -> None:
        while (item := self._fields.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # deleteLater waits for the event loop
                widget.deleteLater()
        for compared in fields:
            self._fields.addWidget(FieldComparison(self.appearance, compared))

    def _rename(self) -> None:
        state, entry, name = self.list.chosen, self._place.subject or "", self._name.text()
        if state is not None and not self._name.isHidden() and " ".join(name.split()) != state.name:
            self._context.operations.write(lambda: self._context.history.name(entry, state.number, name))

    def _bring_back(self) -> None:
        state, entry = self.list.chosen, self._place.subject or ""
        if state is None:
            return
        # Once saved, that text would overwrite the state that was brought back.
        if self._context.saves.has_unsaved(f"entry {entry}"):
            words = _("What you typed last in this entry is not saved yet.")
            self._context.operations.failed.emit(UserError(words, _("Bring the version back once it has been saved.")))
            return
        self._context.operations.write(
            lambda: self._context.history.restore(entry, state.number), lambda _changes: self._brought_back(entry)
        )

    def _brought_back(self, entry: str) -> None:
        def undo(replaced: int) -> None:
            self._context.operations.write(
                lambda: self._context.history.restore(entry, replaced), lambda _changes: self._go_back()
            )

        def offer(replaced: int) -> None:
            words = _("Brought back. What it replaced is kept among the earlier versions.")
            self.offer_undo.emit(words, lambda: undo(replaced))

        self._context.operations.read(lambda: self._context.history.newest(entry), offer)
        self._go_back()

    def _go_back(self) -> None:
        self.go.emit(Place(ENTRY, self._place.conversation, self._place.subject))
