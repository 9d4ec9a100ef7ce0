"""The bin as a list, most recently deleted first."""

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from assertjournal.core.bin import KEPT_FOR, Binned, BinnedConversation
from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _, ngettext
from assertjournal.services.preferences import RowShows
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.entries.conversation_names import ConversationNames
from assertjournal.ui.entries.entry_names import EntryNames
from assertjournal.ui.journal.journal_model import Index, JournalRole


class BinModel(QAbstractListModel):
    """Rows are entries and conversations. The first row of each day says when it was deleted and how long it is kept.

    The user's preferences decide how much of an entry a row shows.
    """

    def __init__(
        self, formatter: Formatter, entries: EntryNames, conversations: ConversationNames, preferences: LivePreferences
    ) -> None:
        """Begin with an empty list."""
        super().__init__()
        self._formatter = formatter
        self._entries = entries
        self._conversations = conversations
        self._preferences = preferences
        self._items: tuple[Binned, ...] = ()

    @property
    def items(self) -> tuple[Binned, ...]:
        """Return the listed items."""
        return self._items

    def set_items(self, items: tuple[Binned, ...]) -> None:
        """Replace the list; the most recently deleted item comes first."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of items in the bin."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the delegate draws or a screen reader says."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        title, kind = self._head(item)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (title, kind, self._when(item))))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._opening(item)
        return {
            JournalRole.LINE: item,
            JournalRole.TITLE: title,
            JournalRole.KIND: kind,
            JournalRole.DAY: self._day(index.row()),
            JournalRole.OPENING: self._opening(item),
        }.get(role)  # type: ignore[call-overload]

    def _head(self, item: Binned) -> tuple[str, str]:
        if isinstance(item, BinnedConversation):
            title, kind = self._conversations.of_line(item.line), _("Conversation")
        else:
            title, kind = self._entries.describe(item.line)
        # A title is in the user's own words, which this preference keeps off the screen.
        return (kind, "") if self._preferences.now.row_shows is RowShows.KINDS else (title, kind)

    def _opening(self, item: Binned) -> str | None:
        if self._preferences.now.row_shows is not RowShows.WORDS:
            return None
        if not isinstance(item, BinnedConversation):
            return item.line.opening
        if not item.entries:
            return _("Without entries")
        return ngettext("With {count} entry", "With {count} entries", item.entries).format(count=item.entries)

    def _day(self, row: int) -> str:
        words = self._when(self._items[row])
        return "" if row and self._when(self._items[row - 1]) == words else words

    def _when(self, item: Binned) -> str:
        deleted, end = self._local(item.deleted_at), self._local(item.deleted_at + KEPT_FOR)
        return _("Deleted on {day}, kept until {end}").format(day=deleted, end=end)

    def _local(self, moment: datetime) -> str:
        return self._formatter.day(moment.astimezone().date())
