"""The menu while no journal is unlocked, and how an action comes into a menu."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from assertjournal.i18n import _
from assertjournal.ui.labels import plain_menu_text

Keys = QKeySequence | QKeySequence.StandardKey | str


def locked_menu(bar: QMenuBar, quit_program: Callable[[], None]) -> None:
    """Fill the menu bar with what can be done while no journal is unlocked."""
    bar.clear()
    add_action(bar.addMenu(_("&File")), _("Quit"), "Ctrl+Q", quit_program)


def add_action(menu: QMenu, text: str, keys: Keys, act: Callable[[], None]) -> None:
    """Add an action with its name and its keys."""
    action = QAction(plain_menu_text(text), menu)
    action.setShortcut(keys)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
