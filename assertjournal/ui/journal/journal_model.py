"""The journal as a list, newest first, fetched in pages as the user scrolls."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from assertjournal.core.entry import EntryLine
from assertjournal.core.formatting import Formatter
from assertjournal.services.preferences import Preferences, RowShows
from assertjournal.ui.appearance.live_preferences import LivePreferences

Index = QModelIndex | QPersistentModelIndex
Describe = Callable[[EntryLine], tuple[str, str]]


class JournalRole(IntEnum):
    """The roles that the delegate uses in addition to Qt's own."""

    LINE = Qt.ItemDataRole.UserRole
    TITLE = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    DAY = Qt.ItemDataRole.UserRole + 3
    OPENING = Qt.ItemDataRole.UserRole + 4


class JournalModel(QAbstractListModel):
    """Rows are entries, and the first row of each day carries the day.

    `more_wanted` asks for the page that follows an entry. What the rows hide is hidden from screen readers too,
    because others nearby may hear it.
    """

    more_wanted = Signal(object)

    def __init__(self, formatter: Formatter, describe: Describe) -> None:
        """Begin empty; `describe` returns an entry's title and the name of its kind."""
        super().__init__()
        self._formatter = formatter
        self._describe = describe
        self._lines: list[EntryLine] = []
        self._complete = True
        self._waiting = False
        self._row_shows = RowShows.WORDS

    def follow(self, preferences: LivePreferences) -> None:
        """Show as much of each entry as the preferences allow, now and after every change to them."""
        self._show_as(preferences.now)
        preferences.changed.connect(self._show_as)

    def _show_as(self, preferences: Preferences) -> None:
        if preferences.row_shows is not self._row_shows:
            # The layout changes, and not only the data: rows are lower without opening words.
            self.layoutAboutToBeChanged.emit()
            self._row_shows = preferences.row_shows
            self.layoutChanged.emit()

    def set_lines(self, lines: tuple[EntryLine, ...], *, complete: bool) -> None:
        """Replace the list; `complete` means that nothing follows these lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self._complete, self._waiting = complete, False
        self.endResetModel()

    def add_lines(self, lines: tuple[EntryLine, ...], *, complete: bool) -> None:
        """Add the page that `more_wanted` asked for."""
        self._complete, self._waiting = complete, False
        if lines:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def stop_waiting(self) -> None:
        """Stop waiting for the page that `more_wanted` asked for. Scrolling will ask for it again."""
        self._waiting = False

    def line(self, index: Index) -> EntryLine:
        """Return the entry of a row."""
        return self._lines[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows fetched so far."""
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, _parent: Index) -> bool:  # noqa: N802
        """Return whether there is another page to ask for."""
        return not self._complete and not self._waiting

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802
        """Ask for the next page."""
        self._waiting = True
        self.more_wanted.emit(self._lines[-1])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the delegate draws or a screen reader says."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        title, kind = self._head(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (title, kind, self._formatter.day(line.date))))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._opening(line)
        return {
            JournalRole.LINE: line,
            JournalRole.TITLE: title,
            JournalRole.KIND: kind,
            JournalRole.DAY: self._day(index.row()),
            JournalRole.OPENING: self._opening(line),
        }.get(role)  # type: ignore[call-overload]

    def _head(self, line: EntryLine) -> tuple[str, str]:
        """Return an entry's title, and its kind followed by any values for which it was found.

        If titles are hidden, the kind replaces the title. Values may be in the user's own words, so they are hidden
        together with the opening words.
        """
        title, kind = self._describe(line)
        if self._row_shows is RowShows.KINDS:
            return kind, ""
        named = line.named if self._row_shows is RowShows.WORDS else ()
        return title, " · ".join((*(() if named and kind == title else (kind,)), *named))

    def _opening(self, line: EntryLine) -> str | None:
        """Return the text's first words, or None if rows do not show them."""
        return line.opening if self._row_shows is RowShows.WORDS else None

    def _day(self, row: int) -> str:
        """Return the day in words for the first entry of a day, and "" for the others."""
        day = self._lines[row].date
        if row and self._lines[row - 1].date == day:
            return ""
        return self._formatter.long_day(day)
