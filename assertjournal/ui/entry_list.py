"""A list of entries to scroll; pressing a row opens its entry."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QListView

from assertjournal.core.entry import EntryLine
from assertjournal.i18n import _
from assertjournal.ui.look import Look
from assertjournal.ui.models.journal_delegate import JournalDelegate
from assertjournal.ui.models.journal_model import Index, JournalModel, JournalRole
from assertjournal.ui.pages.page import COLUMN_WIDTH


class EntryList(QListView):
    """Shows the model's rows as cards; `entry_asked` carries the line of the row that is to be opened."""

    entry_asked = Signal(object)

    def __init__(self, name: str, model: JournalModel, look: Look, icon_of: Callable[[EntryLine], str]) -> None:
        """`name` is what a screen reader calls the list, `icon_of` gives the name of an entry's icon."""
        super().__init__()
        self._delegate = JournalDelegate(look, icon_of)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMaximumWidth(look.theme.px(COLUMN_WIDTH))
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._open_row)
        self.clicked.connect(self._open_row)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.add_act(_("Open"), "", self.entry_asked.emit)

    def add_act(self, text: str, keys: QKeySequence.StandardKey | str, act: Callable[[EntryLine], None]) -> None:
        """Offer in the menu of a row, and on keys, something to do with its entry."""
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: self._act_on(self.currentIndex(), act))
        self.addAction(action)

    def _open_row(self, index: Index) -> None:
        self._act_on(index, self.entry_asked.emit)

    def _act_on(self, index: Index, act: Callable[[EntryLine], None]) -> None:
        if index.isValid():
            act(index.data(JournalRole.LINE))
