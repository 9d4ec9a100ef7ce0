"""Switching to another conversation."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assertjournal.core.conversation import ConversationLine
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.dialogs.sizing import open_within
from assertjournal.ui.widgets.buttons import plain_button, primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

NEW, WITHOUT = 2, 3
_ROW = 34


class ConversationDialog(QDialog):
    """A list to search. `exec` gives Accepted with `chosen` set, NEW, WITHOUT, or Rejected."""

    def __init__(
        self,
        lines: tuple[ConversationLine, ...],
        named: Callable[[ConversationLine], str],
        appearance: Appearance,
        parent: QWidget,
        *,
        can_begin: bool = True,
    ) -> None:
        """Show the conversations; `named` gives what each is called, `can_begin` offers a new one."""
        super().__init__(parent)
        self.setWindowTitle(_("Switch conversation"))
        self.chosen = ""
        self._search = QLineEdit(placeholderText=_("Search by title or person"))
        self._search.setAccessibleName(_("Search by title or person"))
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Conversations"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for line in lines:
            item = QListWidgetItem(named(line), self._list)
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            item.setSizeHint(QSize(0, appearance.theme.px(_ROW)))  # as wide as the list: long titles are shortened
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._search.returnPressed.connect(lambda: self._choose(self._list.currentItem()))
        self._nothing = PlainLabel(appearance.theme, _("No conversation yet."), LabelRole.SECONDARY, wrap=True)
        self._nothing.setVisible(not lines)
        self._search.setVisible(bool(lines))
        self._list.setVisible(bool(lines))
        layout = QVBoxLayout(self)
        layout.setSpacing(appearance.theme.px(10))
        for widget in (self._search, self._list, self._nothing):
            layout.addWidget(widget)
        layout.addLayout(self._buttons(can_begin))
        self._list.setCurrentRow(0)
        open_within(self, parent, appearance.theme.px(440), appearance.theme.px(460 if lines else 140))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrow keys while the search has the focus."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self._search:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _buttons(self, can_begin: bool) -> QHBoxLayout:
        new = primary_button(_("New conversation"))
        new.clicked.connect(lambda: self.done(NEW))
        without = plain_button(_("Without a conversation"))
        without.clicked.connect(lambda: self.done(WITHOUT))
        for button in (new, without):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(new)
        if not can_begin:
            new.hide()
        row.addWidget(without)
        row.addStretch(1)
        return row

    def _filter(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())
        self._list.setCurrentItem(next(iter(self._shown()), None))  # type: ignore[arg-type]

    def _shown(self) -> list[QListWidgetItem]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [item for item in items if not item.isHidden()]

    def _move(self, step: int) -> None:
        shown = self._shown()
        if shown:
            current = shown.index(self._list.currentItem()) if self._list.currentItem() in shown else -step
            self._list.setCurrentItem(shown[min(max(current + step, 0), len(shown) - 1)])

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()
