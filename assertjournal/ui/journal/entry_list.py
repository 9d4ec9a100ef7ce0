"""A scrolling list of entries. Pressing a row opens its entry."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from assertjournal.core.entry import EntryLine
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.journal.card_list import CardList
from assertjournal.ui.journal.journal_model import Index, JournalModel


class EntryList(CardList[EntryLine]):
    """Shows the model's rows as cards. `entry_asked` carries the entry that the user wants to open."""

    entry_asked = Signal(object)

    def __init__(
        self, name: str, model: JournalModel, appearance: Appearance, icon_of: Callable[[EntryLine], str]
    ) -> None:
        """Build the list. A screen reader calls it `name`, and `icon_of` returns the name of an entry's icon."""
        super().__init__(name, model, appearance, icon_of)
        self.activated.connect(self._open_row)
        self.clicked.connect(self._open_row)
        self.add_act(_("Open"), "", self.entry_asked.emit)

    def _open_row(self, index: Index) -> None:
        self.act_on(index, self.entry_asked.emit)
