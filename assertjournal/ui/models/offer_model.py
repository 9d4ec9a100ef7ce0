"""What a session summary may print whole: entries with a tick each, below the conversation that they belong to."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from assertjournal.core.entry import EntryKind
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import OfferedEntry, SummaryOffer
from assertjournal.i18n import _

Index = QModelIndex | QPersistentModelIndex
Row = OfferedEntry | str
"""An entry, or the heading above those of one conversation."""


class OfferRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole
    TITLE = Qt.ItemDataRole.UserRole + 1
    DAY = Qt.ItemDataRole.UserRole + 2


class OfferModel(QAbstractListModel):
    """Keeps what the user ticked, also while another range is looked at; `ticked` tells that it changed."""

    ticked = Signal()

    def __init__(self, formatter: Formatter) -> None:
        """Begin with nothing to tick."""
        super().__init__()
        self._formatter = formatter
        self._rows: list[Row] = []
        self._named: Callable[[str | None], str] = lambda _conversation: ""
        self._decided: dict[str, bool] = {}

    def set_offer(self, offer: SummaryOffer, named: Callable[[str | None], str]) -> None:
        """Show what is offered; `named` gives what a conversation, or None, is called."""
        self.beginResetModel()
        self._named = named
        self._rows = _grouped(offer.entries, named)
        self.endResetModel()

    def forget(self) -> None:
        """Take back every decision, so that the next offer comes as its entries ask for."""
        self._decided.clear()

    def entries(self, kind: EntryKind | None = None) -> list[OfferedEntry]:
        """Give what is offered, of one kind or all."""
        return [row for row in self._rows if isinstance(row, OfferedEntry) and kind in (None, row.kind)]

    def is_ticked(self, entry: OfferedEntry) -> bool:
        """Whether an entry is to be printed: as decided here, else as its owner wished when writing it."""
        return self._decided.get(entry.id, entry.ticked)

    def chosen(self) -> frozenset[str]:
        """Give the ids of what is ticked."""
        return frozenset(entry.id for entry in self.entries() if self.is_ticked(entry))

    def texts_left_out(self) -> int:
        """Give how many texts are in the entries that are not ticked."""
        return sum(entry.texts for entry in self.entries() if not self.is_ticked(entry))

    def tick(self, entries: Iterable[OfferedEntry], ticked: bool) -> None:
        """Tick several entries, or none of them."""
        self._decided.update({entry.id: ticked for entry in entries})
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def toggle(self, index: Index) -> None:
        """Tick the entry of a row, or take its tick away; a heading has none."""
        row = self._rows[index.row()]
        if isinstance(row, OfferedEntry):
            self._decided[row.id] = not self.is_ticked(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of entries and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be ticked; the keyboard passes headings by."""
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what the delegate draws, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == OfferRole.ROW:
            return row
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return self._entry_data(row, role)

    def _entry_data(self, entry: OfferedEntry, role: int) -> object:
        title, day = _one_line(entry.title), self._formatter.day(entry.date)
        return {
            Qt.ItemDataRole.DisplayRole: f"{title}, {day}",
            Qt.ItemDataRole.AccessibleTextRole: f"{title}, {day}, {self._named(entry.conversation)}",
            Qt.ItemDataRole.AccessibleDescriptionRole: entry.opening,
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Checked if self.is_ticked(entry) else Qt.CheckState.Unchecked,
            OfferRole.TITLE: title,
            OfferRole.DAY: day,
        }.get(role)  # type: ignore[call-overload]


def _grouped(entries: Iterable[OfferedEntry], named: Callable[[str | None], str]) -> list[Row]:
    """Give the entries by conversation, that of the newest entry first, what belongs to none last."""
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
