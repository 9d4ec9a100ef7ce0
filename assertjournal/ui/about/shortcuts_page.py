"""Keyboard shortcuts: those of the menus as they are, and the keys inside fields and lists."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QMenu, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.aside_page import AsidePage
from assertjournal.ui.pages.place_names import SHORTCUTS
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, Pill, PlainLabel

Row = tuple[str, str]


class ShortcutsPage(AsidePage):
    """A list by menu, read from the window's own menus each time that it comes into sight."""

    def __init__(self, appearance: Appearance) -> None:
        """Build an empty page."""
        super().__init__(appearance, SHORTCUTS)
        self.add_title(_("Keyboard shortcuts"), _("Everything can be done without a mouse."))
        self._lists = QWidget()
        self.column.addWidget(self._lists)

    def showEvent(self, event: QShowEvent) -> None:
        """List what the menus hold now."""
        super().showEvent(event)
        window = self.window()
        self._fill(_menus(window) if isinstance(window, QMainWindow) else ())

    def focus_first(self) -> None:
        """Begin with the text, which scrolls with the keys."""
        self.setFocus()

    def _fill(self, menus: Iterable[tuple[str, list[Row]]]) -> None:
        lists = QWidget()
        column = bare_column(lists, self.appearance.theme.px(8))
        for title, rows in (*menus, (_("While writing and choosing"), _in_fields())):
            column.addWidget(PlainLabel(self.appearance.theme, title, LabelRole.HEADING, wrap=True))
            column.addLayout(self._grid(rows))
            column.addSpacing(self.appearance.theme.px(12))
        self.column.replaceWidget(self._lists, lists)
        self._lists.deleteLater()
        self._lists = lists

    def _grid(self, rows: list[Row]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.appearance.theme.px(16))
        grid.setVerticalSpacing(self.appearance.theme.px(6))
        grid.setColumnStretch(0, 1)
        for number, (what, keys) in enumerate(rows):
            grid.addWidget(PlainLabel(self.appearance.theme, what, wrap=True), number, 0)
            grid.addWidget(Pill(self.appearance.theme, keys), number, 1, Qt.AlignmentFlag.AlignRight)
        return grid


def _menus(window: QMainWindow) -> Iterator[tuple[str, list[Row]]]:
    for entry in window.menuBar().actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            yield _plain(entry.text()), [_row(action) for action in menu.actions() if action.shortcuts()]


def _row(action: QAction) -> Row:
    keys = (one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts())
    return _plain(action.text()), _(" or ").join(keys)


def _plain(text: str) -> str:
    """Return a menu's text without the sign for its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _in_fields() -> list[Row]:
    """Return the keys that fields and lists listen to themselves. Their tests press each of them."""
    return [
        (_("Go on to the next question"), _("Ctrl+Enter")),
        (_("To the next or the last thing to type in or press"), _("Tab, Shift+Tab")),
        (_("Along a scale or a choice"), _("Arrow keys")),
        (_("Choose what is marked"), _("Space")),
        (_("Choose a number of a scale"), _("Its digit")),
        (_("Take a choice back"), _("Delete")),
        (_("Take away an empty line"), _("Backspace")),
        (_("Along the sidebar"), _("Up, Down")),
        (_("Open the entry that is marked in the journal"), _("Enter")),
        (_("Move the entry that is marked to the bin"), _("Delete")),
        (_("Scroll a page that is only read"), _("Page Up, Page Down")),
        (_("Leave a page such as this one"), _("Esc")),
    ]
