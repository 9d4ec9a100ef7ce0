"""A list of cards to scroll, with what can be done with a row."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QListView

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.journal.journal_delegate import Index, JournalDelegate
from assertjournal.ui.journal.journal_model import JournalRole
from assertjournal.ui.widgets.scrolling import COLUMN_WIDTH

T = TypeVar("T")


class CardList(QListView, Generic[T]):
    """Shows the model's rows as cards. What a row shows is under the role LINE."""

    def __init__(
        self,
        name: str,
        model: QAbstractListModel,
        appearance: Appearance,
        icon_of: Callable[[T], str],
        *,
        marks_chosen: bool = False,
    ) -> None:
        """Build the list; `name` is what a screen reader calls it, and the rest is the delegate's."""
        super().__init__()
        self._delegate = JournalDelegate(appearance, icon_of, marks_chosen=marks_chosen)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMaximumWidth(appearance.theme.px(COLUMN_WIDTH))
        self.viewport().setAutoFillBackground(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def add_act(self, text: str, keys: QKeySequence.StandardKey | str, act: Callable[[T], None]) -> None:
        """Offer in the menu of a row, and on keys, something to do with what it shows."""
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: self.act_on(self.currentIndex(), act))
        self.addAction(action)

    def act_on(self, index: Index, act: Callable[[T], None]) -> None:
        """Act on what a row shows, if there is such a row."""
        if index.isValid():
            act(index.data(JournalRole.LINE))
