"""The part "Where I lived them": entries that name a value, newest first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assertjournal.core.entry import EntryLine
from assertjournal.core.value import RatedValue
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.services.values import PAGE
from assertjournal.ui.appearance.theme import Theme
from assertjournal.ui.entries.entry_names import EntryNames
from assertjournal.ui.forms.choice_fields import QuietComboBox
from assertjournal.ui.journal.entry_list import EntryList
from assertjournal.ui.journal.journal_model import JournalModel
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ENTRY
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_LOWEST = 260


class WhereLived(QWidget):
    """Lists the entries for one value or for all. `go` carries the field in which an entry names the value."""

    go = Signal(object)

    def __init__(self, context: PageContext) -> None:
        """Begin empty. Entries are read when the part is first shown."""
        super().__init__()
        self._context = context
        self._labels: tuple[str, ...] = ()
        self._stale = True
        self._asked = 0
        theme = context.appearance.theme
        names = EntryNames(context.content, context.formatter)
        self.model = JournalModel(context.formatter, names.describe)
        self.model.follow(context.preferences)
        self.model.more_wanted.connect(self._fetch)
        self.list = EntryList(_("Where I lived them"), self.model, context.appearance, names.icon)
        self.list.setMinimumHeight(theme.px(_LOWEST))
        self.list.entry_asked.connect(self._open)
        self.box = _value_box(theme)
        self.box.activated.connect(self._read)
        lead = PlainLabel(theme, _("Entries in which you named one of your values."), LabelRole.SECONDARY, wrap=True)
        label = PlainLabel(theme, _("Value"))
        label.setBuddy(self.box)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label)
        row.addWidget(self.box, 1)
        self._empty = PlainLabel(
            theme,
            _("Nothing yet. Entries that name one of your values under “What matters to me here” are listed here."),
            LabelRole.LEAD,
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = bare_column(self, theme.px(12))
        column.addWidget(lead)
        column.addLayout(row)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        for widget in (self._empty, self.list):  # until the entries have been read, either may be wrong
            widget.hide()

    def show_values(self, values: tuple[RatedValue, ...]) -> None:
        """Offer these values, and search for their entries again."""
        chosen = self.box.currentData()
        self._labels = tuple(rated.value.label for rated in values)
        self.box.clear()
        self.box.addItem(_("All my values"), "")
        for label in self._labels:
            self.box.addItem(label, label)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))
        self.box.setEnabled(bool(values))
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the entries if they have not been read since the last change."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _wanted(self) -> tuple[str, ...]:
        chosen = self.box.currentData()
        return (chosen,) if chosen else self._labels

    def _read(self) -> None:
        self._stale = False
        self._asked += 1
        asked, wanted = self._asked, self._wanted()
        # As many rows as before, so that the list stays where the user has scrolled to.
        limit = max(PAGE, self.model.rowCount())
        self._context.operations.read(
            lambda: self._context.values.naming(wanted, None, limit), lambda lines: self._show(lines, limit, asked)
        )

    def _show(self, lines: tuple[EntryLine, ...], limit: int, asked: int) -> None:
        if asked != self._asked:  # another value was chosen while these entries were read
            return
        row = max(self.list.currentIndex().row(), 0)
        self.model.set_lines(lines, complete=len(lines) < limit)
        self.list.setCurrentIndex(self.model.index(min(row, len(lines) - 1), 0))
        self._empty.setVisible(not lines)
        self.list.setVisible(bool(lines))

    def _fetch(self, after: EntryLine) -> None:
        asked, wanted = self._asked, self._wanted()

        def add(lines: tuple[EntryLine, ...]) -> None:
            if asked == self._asked:
                self.model.add_lines(lines, complete=len(lines) < PAGE)

        self._context.operations.read(lambda: self._context.values.naming(wanted, after), add, self.model.stop_waiting)

    def _open(self, line: EntryLine) -> None:
        field = self._context.values.field_of(line.worksheet)
        self.go.emit(Place(ENTRY, line.conversation, line.id, field=field))


def _value_box(theme: Theme) -> QuietComboBox:
    box = QuietComboBox(theme)
    box.setAccessibleName(_("Value"))
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    # A value may be a whole sentence, which must not widen the page.
    box.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.setMaxVisibleItems(16)
    return box
