"""A list to search and to tick, for choosing some of many."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.ticks import Ticks
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_ROW = 34
_ROWS = 6


class TickList(QWidget):
    """Shows names; `ticked` tells that the user ticked one, or took a tick away."""

    ticked = Signal()

    def __init__(self, appearance: Appearance, name: str, *, rows: int | None = _ROWS, nothing: str = "") -> None:
        """Begin empty; `name` says what is listed. At most `rows` show at once; None takes all the room there is.

        `nothing` is said where the search finds nothing.
        """
        super().__init__()
        self._appearance = appearance
        self._rows = rows
        self._filling = False
        self._listed: tuple[tuple[str, str], ...] = ()
        self._search = QLineEdit(placeholderText=_("Search the list"))
        self._search.setAccessibleName(f"{_('Search the list')}: {name}")
        self._search.textChanged.connect(self._filter)
        self.list = Ticks()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(lambda _item: self._changed())
        self._nothing = PlainLabel(appearance.theme, nothing or _("Nothing found."), LabelRole.SECONDARY, wrap=True)
        self._nothing.hide()
        layout = bare_column(self, appearance.theme.px(8))
        layout.addWidget(self._search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        appearance.theme.changed.connect(self._give_room)

    def set_items(self, items: Iterable[tuple[str, str]]) -> None:
        """Show ids with their names. What was ticked and is still there stays so."""
        listed = tuple(items)
        if listed == self._listed:
            return  # whoever is in the list stays where they are
        before, self._listed = self.chosen(), listed
        self._filling = True
        self.list.clear()
        for item_id, name in listed:
            self.list.add(name, item_id, ticked=item_id in before)
        self._filling = False
        self._give_room()
        self._search.setVisible(self.list.count() > _ROWS)
        self.setFocusProxy(self.list if self._search.isHidden() else self._search)
        self._filter(self._search.text())

    def chosen(self) -> frozenset[str]:
        """Return the ids of what is ticked, also where the search hides it."""
        return frozenset(self.list.ticked())

    def typed(self) -> str:
        """Return what was searched for in vain, or ""."""
        return "" if self._nothing.isHidden() else self._search.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search into the list with the arrow key."""
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self.list.begin_at_first()
        else:
            super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self.list.items_in_order():
            item.setHidden(not all(word in item.text().casefold() for word in words))
        self._nothing.setVisible(bool(words) and all(item.isHidden() for item in self.list.items_in_order()))

    def _give_room(self) -> None:
        height, filling, self._filling = self._appearance.theme.px(_ROW), self._filling, True
        for item in self.list.items_in_order():
            # As wide as the list: long names are shortened.
            item.setSizeHint(QSize(0, height))
        self._filling = filling
        if self._rows is not None:
            rows = min(max(self.list.count(), 1), self._rows)
            self.list.setFixedHeight(rows * height + 2 * self.list.frameWidth())

    def _changed(self) -> None:
        if not self._filling:
            self.ticked.emit()
