"""A list to search and to tick, for choosing some of many."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assertjournal.i18n import _
from assertjournal.ui.look import Look

_ROW = 34
_ROWS = 6


class TickList(QWidget):
    """Shows names; `ticked` tells that the user ticked one, or took a tick away."""

    ticked = Signal()

    def __init__(self, look: Look, name: str) -> None:
        """Begin empty; `name` says what is listed."""
        super().__init__()
        self._look = look
        self._filling = False
        self._listed: tuple[tuple[str, str], ...] = ()
        self._search = QLineEdit(placeholderText=_("Search the list"))
        self._search.setAccessibleName(f"{_('Search the list')}: {name}")
        self._search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.px(8))
        layout.addWidget(self._search)
        layout.addWidget(self.list)
        self.setFocusProxy(self._search)
        look.theme.changed.connect(self._give_room)

    def set_items(self, items: Iterable[tuple[str, str]]) -> None:
        """Show ids with their names; what was ticked and is still there stays so."""
        listed = tuple(items)
        if listed == self._listed:
            return  # whoever is in the list stays where they are
        before, self._listed = self.chosen(), listed
        self._filling = True
        self.list.clear()
        for item_id, name in listed:
            item = QListWidgetItem(name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, item_id)
            item.setCheckState(Qt.CheckState.Checked if item_id in before else Qt.CheckState.Unchecked)
        self._filling = False
        self._give_room()
        self._search.setVisible(self.list.count() > _ROWS)
        self._filter(self._search.text())

    def chosen(self) -> frozenset[str]:
        """Give the ids of what is ticked, also where the search hides it."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return frozenset(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search into the list with the arrow key."""
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())

    def _give_room(self) -> None:
        height, filling, self._filling = self._look.theme.px(_ROW), self._filling, True
        for row in range(self.list.count()):
            # As wide as the list: long names are shortened.
            self.list.item(row).setSizeHint(QSize(0, height))
        self._filling = filling
        rows = min(max(self.list.count(), 1), _ROWS)
        self.list.setFixedHeight(rows * height + 2 * self.list.frameWidth())

    def _changed(self, _item: QListWidgetItem) -> None:
        if not self._filling:
            self.ticked.emit()
