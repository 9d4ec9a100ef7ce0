"""The entries that a session summary may print in full, each with a tick box, grouped by conversation."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from assertjournal.core.entry import EntryKind
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import OfferedEntry, SummaryOffer
from assertjournal.i18n import _
from assertjournal.services.preferences import Preferences, RowShows
from assertjournal.ui.appearance.live_preferences import LivePreferences

Index = QModelIndex | QPersistentModelIndex
Row = OfferedEntry | str
"""An entry, or the heading above the entries of a conversation."""


class OfferRole(IntEnum):
    """The roles that the delegate uses in addition to Qt's own."""

    ROW = Qt.ItemDataRole.UserRole
    TITLE = Qt.ItemDataRole.UserRole + 1
    DAY = Qt.ItemDataRole.UserRole + 2
    OPENING = Qt.ItemDataRole.UserRole + 3


class OfferModel(QAbstractListModel):
    """Remembers the user's ticks, even while another range is offered. `ticked` announces every change to them.

    What the rows hide is hidden from screen readers too, because others nearby may hear it.
    """

    ticked = Signal()

    def __init__(self, formatter: Formatter) -> None:
        """Begin with nothing offered."""
        super().__init__()
        self._formatter = formatter
        self._entries: tuple[OfferedEntry, ...] = ()
        self._rows: list[Row] = []
        self._row_shows = RowShows.WORDS
        self._named: Callable[[str | None], str] = lambda _conversation: ""
        self._decided: dict[str, bool] = {}

    def set_offer(self, offer: SummaryOffer, named: Callable[[str | None], str]) -> None:
        """Show what is offered. `named` returns the heading for the id of a conversation, or for None."""
        self._named, self._entries = named, offer.entries
        self._set_rows()

    def follow(self, preferences: LivePreferences) -> None:
        """Show as much of each entry as the preferences allow, now and after every change to them."""
        self._show_as(preferences.now)
        preferences.changed.connect(self._show_as)

    @property
    def shows_openings(self) -> bool:
        """Return whether rows show the opening words of entries."""
        return self._row_shows is RowShows.WORDS

    def forget(self) -> None:
        """Forget the user's ticks, so that the next offer is ticked as its entries ask for."""
        self._decided.clear()

    def entries(self, kind: EntryKind | None = None) -> list[OfferedEntry]:
        """Return the offered entries, of one kind or of all kinds."""
        return [row for row in self._rows if isinstance(row, OfferedEntry) and kind in (None, row.kind)]

    def is_ticked(self, entry: OfferedEntry) -> bool:
        """Return whether an entry will be printed: as ticked here, or else as marked when it was written."""
        return self._decided.get(entry.id, entry.ticked)

    def chosen(self) -> frozenset[str]:
        """Return the ids of the ticked entries."""
        return frozenset(entry.id for entry in self.entries() if self.is_ticked(entry))

    def texts_left_out(self) -> int:
        """Return the number of texts in the entries that are not ticked."""
        return sum(entry.texts for entry in self.entries() if not self.is_ticked(entry))

    def tick(self, entries: Iterable[OfferedEntry], ticked: bool) -> None:
        """Tick these entries, or untick them."""
        self._decided.update({entry.id: ticked for entry in entries})
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def toggle(self, index: Index) -> None:
        """Tick or untick the entry in a row. A heading has no tick."""
        row = self._rows[index.row()]
        if isinstance(row, OfferedEntry):
            self._decided[row.id] = not self.is_ticked(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of entries and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return flags that allow entries to be ticked and make the keyboard skip headings."""
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the delegate draws or a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == OfferRole.ROW:
            return row
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return self._entry_data(row, role)

    def _entry_data(self, entry: OfferedEntry, role: int) -> object:
        shows_text = self._row_shows is not RowShows.KINDS
        title, day = _one_line(entry.title) if shows_text else entry.sheet, self._formatter.day(entry.date)
        opening = entry.opening if self.shows_openings else None
        # The keyboard skips headings, so a screen reader hears the conversation with each entry.
        heard = (title, day, self._named(entry.conversation)) if shows_text else (title, day)
        return {
            Qt.ItemDataRole.DisplayRole: f"{title}, {day}",
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(heard),
            Qt.ItemDataRole.AccessibleDescriptionRole: opening,
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Checked if self.is_ticked(entry) else Qt.CheckState.Unchecked,
            OfferRole.TITLE: title,
            OfferRole.DAY: day,
            OfferRole.OPENING: opening,
        }.get(role)  # type: ignore[call-overload]

    def _show_as(self, preferences: Preferences) -> None:
        if preferences.row_shows is not self._row_shows:
            self._row_shows = preferences.row_shows
            self._set_rows()

    def _set_rows(self) -> None:
        """Rebuild the rows. Without text there are no headings, because the titles of conversations are text, too."""
        self.beginResetModel()
        is_grouped = self._row_shows is not RowShows.KINDS
        self._rows = _grouped(self._entries, self._named) if is_grouped else list(self._entries)
        self.endResetModel()


def _grouped(entries: Iterable[OfferedEntry], named: Callable[[str | None], str]) -> list[Row]:
    """Return headings and entries: the conversation with the newest entry first, entries without one last."""
    groups: dict[str | None, list[OfferedEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.conversation, []).append(entry)
    without = groups.pop(None, [])
    if without:
        groups[None] = without
    rows: list[Row] = []
    for group, members in groups.items():
        rows += (named(group), *members)
    return rows


def _one_line(text: str) -> str:
    return " ".join(text.split()) or _("Note")
