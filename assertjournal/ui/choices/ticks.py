"""Rows that are ticked wherever they are clicked, and with Enter as with Space."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class Ticks(QListWidget):
    """Qt itself ticks only where the box is clicked, and leaves Enter to the dialog around the list."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._pressed: tuple[QListWidgetItem, Qt.CheckState] | None = None
        self.itemPressed.connect(self._note)
        self.itemClicked.connect(self._tick_if_beside_the_box)

    def add(self, name: str, item_id: str, *, ticked: bool) -> None:
        """Add a row."""
        item = QListWidgetItem(name, self)
        item.setData(Qt.ItemDataRole.UserRole, item_id)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def items_in_order(self) -> tuple[QListWidgetItem, ...]:
        """Return all rows, also hidden ones."""
        return tuple(self.item(row) for row in range(self.count()))

    def ticked(self) -> tuple[str, ...]:
        """Return the ids of what is ticked, in the order of the rows, also of hidden ones."""
        ticked = (item for item in self.items_in_order() if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def begin_at_first(self) -> None:
        """Set the focus, at the row where it was last, else at the first in sight."""
        in_sight = [item for item in self.items_in_order() if not item.isHidden()]
        if in_sight and self.currentItem() not in in_sight:
            self.setCurrentItem(in_sight[0])
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Enter, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            _turn(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _note(self, item: QListWidgetItem) -> None:
        self._pressed = (item, item.checkState())

    def _tick_if_beside_the_box(self, item: QListWidgetItem) -> None:
        if self._pressed == (item, item.checkState()):
            _turn(item)
        self._pressed = None


def _turn(item: QListWidgetItem) -> None:
    ticked = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
