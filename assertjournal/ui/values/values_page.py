"""The Values page: what matters to the user, the relationships they want, and where they lived their values."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assertjournal.core.changes import Changes
from assertjournal.core.entry import Entry
from assertjournal.core.value import RatedValue
from assertjournal.i18n import _
from assertjournal.services.people import KnownPerson
from assertjournal.services.places import Place
from assertjournal.ui.choices.part_bar import PartBar
from assertjournal.ui.entries.entry_menu import offer_entries
from assertjournal.ui.journal.entry_list import EntryList
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ENTRY, REFLECTION, VALUES
from assertjournal.ui.pages.save_words import SaveWords
from assertjournal.ui.values.values_lived import WhereLived
from assertjournal.ui.values.values_mine import MyValues
from assertjournal.ui.values.values_people import WantedRelationships
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import link_button, plain_button
from assertjournal.ui.widgets.flow_layout import FlowLayout
from assertjournal.ui.widgets.plain_editor import PlainEditor


@dataclass(frozen=True, slots=True)
class _Stored:
    """The stored content of the page."""

    values: tuple[RatedValue, ...]
    people: tuple[KnownPerson, ...]
    reflections: tuple[Entry, ...]


class ValuesPage(Page):
    """Shows one of three parts at a time. `reflection_asked` asks for a new reflection."""

    reflection_asked = Signal()

    def __init__(self, context: PageContext) -> None:
        """Build the parts; `open` fills them."""
        super().__init__(context.appearance, VALUES)
        self._context = context
        self.saved = SaveWords(context.appearance)
        lead = _("A value is a way of acting that you go on choosing, not a goal that you reach and tick off.")
        self.add_title(_("Values"), lead, self.saved)
        self._earlier = link_button(_("Earlier reflections"))
        self.column.addWidget(self._reflections())
        self.mine = MyValues(context)
        self.relationships = WantedRelationships(context)
        self.lived = WhereLived(context)
        parts: dict[str, QWidget] = {
            _("My values"): self.mine,
            _("The relationships I want"): self.relationships,
            _("Where I lived them"): self.lived,
        }
        inside = QWidget()
        column = bare_column(inside)
        for part in parts.values():
            column.addWidget(part)
        self.parts = PartBar(context.appearance, parts)
        self.column.addWidget(self.parts)
        self.fill_with(inside)
        self._connect()

    def open(self, place: Place) -> None:
        """Read what is stored and show it."""
        self._context.operations.read(self._stored, self._open)

    def refresh(self, changes: Changes) -> None:
        """Read what is stored again if the page is visible. Otherwise opening it does so."""
        if self.isVisible():
            self._context.operations.read(self._stored, self._show)

    def leave(self) -> None:
        """Save what was typed."""
        self.mine.leave()
        self.relationships.leave()

    def focus_first(self) -> None:
        """Focus the bar that switches between the parts."""
        self.parts.setFocus()

    def focus_moved(self, widget: QWidget | None) -> None:
        """Report to the forms which field was left, and scroll to the widget that has the focus."""
        for form in (*self.mine.stack.forms(), *self.relationships.stack.forms()):
            form.focus_moved(widget)
        # An editor and a list may be higher than the page, and scroll to their own cursor or row.
        if widget is not None and self.isAncestorOf(widget) and not isinstance(widget, PlainEditor | EntryList):
            self.bring_focus_into_sight(widget)

    def _reflections(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, self.appearance.theme.px(10))
        new = plain_button(_("New reflection"))
        new.clicked.connect(self.reflection_asked)
        flow.addWidget(new)
        if not self._context.can_write:
            new.hide()
        flow.addWidget(self._earlier)
        self._earlier.setMinimumHeight(new.sizeHint().height())
        self._earlier.hide()
        return row

    def _connect(self) -> None:
        for part in (self.mine, self.relationships):
            part.undo_offered.connect(self.offer_undo)
            part.saving.connect(self.saved.follow)
            part.look_at.connect(self.bring_into_sight)
        self.lived.go.connect(self.go)
        self.parts.chosen.connect(lambda _part: self.scroll_to_top())

    def _stored(self) -> _Stored:
        context = self._context
        return _Stored(context.values.all(), context.people.all(), context.entries.recent(None, REFLECTION))

    def _open(self, stored: _Stored) -> None:
        self._show(stored, reorder=True)
        self.shown.emit()

    def _show(self, stored: _Stored, *, reorder: bool = False) -> None:
        self.mine.show_values(stored.values, reorder=reorder)
        self.relationships.show_people(stored.people, reorder=reorder)
        self.lived.show_values(stored.values)
        self._earlier.setVisible(bool(stored.reflections))
        offer_entries(self._earlier, stored.reflections, self._context.formatter, self._open_reflection)

    def _open_reflection(self, entry: str) -> None:
        self.go.emit(Place(ENTRY, None, entry))
