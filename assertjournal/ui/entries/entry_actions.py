"""Actions on a whole entry: start afresh, show other entries or earlier states, move it to the bin."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assertjournal.core.entry import Entry
from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.entries.entry_menu import offer_entries
from assertjournal.ui.widgets.buttons import link_button
from assertjournal.ui.widgets.flow_layout import FlowLayout
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class EntryActions(QWidget):
    """A row of links below the form. `entry_asked` carries the id of another entry of the same worksheet."""

    afresh_asked = Signal()
    bin_asked = Signal()
    entry_asked = Signal(str)
    history_asked = Signal()

    def __init__(self, appearance: Appearance, formatter: Formatter, *, can_write: bool) -> None:
        """Begin without an entry. Without `can_write`, no action that changes an entry is offered."""
        super().__init__()
        self._can_write = can_write
        self._formatter = formatter
        self.recent: tuple[Entry, ...] = ()
        self._from = PlainLabel(appearance.theme, "", LabelRole.SMALL)
        self._others = link_button(_("Other entries"))
        self._afresh = link_button(_("Start afresh"))
        self._history = link_button(_("Earlier versions"))
        self._bin = link_button(_("Move to the bin"))
        self._afresh.clicked.connect(self.afresh_asked)
        self._history.clicked.connect(self.history_asked)
        self._bin.clicked.connect(self.bin_asked)
        self._from.setMinimumHeight(self._afresh.sizeHint().height())  # level with the links
        row = FlowLayout(self, appearance.theme.px(10))
        for widget in (self._from, self._others, self._afresh, self._history, self._bin):
            row.addWidget(widget)

    def show_entries(self, entry: Entry | None, recent: tuple[Entry, ...]) -> None:
        """Show the actions for an entry, or for None before it is begun, and offer other entries like it."""
        self.recent = recent
        self._from.setText("" if entry is None else _("Begun on {day}").format(day=self._formatter.day(entry.date)))
        self._from.setVisible(entry is not None)
        self._afresh.setVisible(self._can_write and entry is not None and entry.worksheet is not None)
        self._history.setVisible(entry is not None)
        self._bin.setVisible(self._can_write and entry is not None)
        others = [other for other in recent if entry is None or other.id != entry.id]
        self._others.setVisible(bool(others))
        offer_entries(self._others, others, self._formatter, self.entry_asked.emit)

    def show_begun(self, day: date, can_start_afresh: bool) -> None:
        """Show the actions for an entry that has just been begun."""
        if self._bin.isHidden():
            self._from.setText(_("Begun on {day}").format(day=self._formatter.day(day)))
            self._afresh.setVisible(can_start_afresh)
            for widget in (self._from, self._history, self._bin):
                widget.show()
