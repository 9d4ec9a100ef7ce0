"""Backups as a table: when each was made, what it contains and how large it is."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _, ngettext
from assertjournal.services.safety.restoring import BackupLine
from assertjournal.ui.appearance.appearance import Appearance

_MOST_ROWS_IN_SIGHT = 8
_HEIGHT = 30


class BackupTable(QTableWidget):
    """Shows a row for each backup, newest first. `picked` announces that the selection has changed."""

    picked = Signal()

    def __init__(self, appearance: Appearance, formatter: Formatter) -> None:
        """Begin with an empty table."""
        super().__init__(0, 3)
        self._appearance = appearance
        self._formatter = formatter
        self._lines: tuple[BackupLine, ...] = ()
        self.setAccessibleName(_("Backups"))
        self.setHorizontalHeaderLabels([_("Made"), _("Contents"), _("Size")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab leaves the table, so that the keyboard is not caught in it
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setAccessibleName(_("What the columns contain"))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemSelectionChanged.connect(self.picked)
        appearance.theme.changed.connect(self._fit)

    @property
    def line(self) -> BackupLine | None:
        """Return the selected backup, or None."""
        rows = self.selectionModel().selectedRows()
        return self._lines[rows[0].row()] if rows else None

    def show_lines(self, lines: tuple[BackupLine, ...]) -> None:
        """Show these backups. The selected one stays selected. If it is gone, the first one is selected."""
        before = self.line.path if self.line is not None else None
        self._lines = lines
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            words = (when(line.made_at, self._formatter), _holds(line), self._formatter.size(line.size))
            for column, text in enumerate(words):
                self.setItem(row, column, QTableWidgetItem(text))
        if lines:
            self.selectRow(next((row for row, line in enumerate(lines) if line.path == before), 0))
        self._fit()
        self.picked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow rows whose text does not fit on one line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._appearance.theme.px(_HEIGHT))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), _MOST_ROWS_IN_SIGHT)))
        height = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def when(moment: datetime, formatter: Formatter) -> str:
    """Return the day and time of a moment in local time."""
    local = moment.astimezone()
    return _("{day}, {time}").format(day=formatter.day(local.date()), time=f"{local:%H:%M}")


def held(counts: Mapping[str, int]) -> str:
    """Return in words how many entries and conversations there are, from row counts by table name."""
    talks = counts.get("conversation", 0)
    in_words = ngettext("{count} conversation", "{count} conversations", talks).format(count=talks)
    return f"{entries_in_words(counts.get('entry', 0))}, {in_words}"


def entries_in_words(count: int) -> str:
    """Return a number of entries in words."""
    return ngettext("{count} entry", "{count} entries", count).format(count=count)


def in_folder(folder: Path) -> str:
    """Return words that name the folder whose backups are listed."""
    return _("In {folder}").format(folder=folder)


def _holds(line: BackupLine) -> str:
    if not line.is_readable:
        return _("This file is damaged, or not a backup")
    if line.counts is not None:
        return held(line.counts)
    return _("Shown once its journal is open")
