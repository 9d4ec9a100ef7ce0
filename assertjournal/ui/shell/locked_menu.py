"""The menus while no journal is unlocked, and the functions that add actions to any menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.pages.place_names import ABOUT, BACKUPS, PREFERENCES, SHORTCUTS, SUPPORT
from assertjournal.ui.shell.menu_titles import Menus
from assertjournal.ui.widgets.labels import plain_menu_text

Keys = QKeySequence | QKeySequence.StandardKey | str


@dataclass(frozen=True, slots=True)
class WindowActs:
    """What the menus need from the window, with or without a journal. `show_aside` accepts the name of a page."""

    window: QWidget
    preferences: LivePreferences
    show_aside: Callable[[str], None]
    open_another: Callable[[], None]
    quit_program: Callable[[], None]


def locked_menu(menus: Menus, acts: WindowActs) -> None:
    """Fill the menus from `empty_menus` with the actions that need no unlocked journal."""
    file, edit, view, about = menus
    add_open_another(file, acts)
    add_backups(file, acts)
    add_action(file, _("Quit"), "Ctrl+Q", acts.quit_program)
    add_preferences(edit, acts)
    add_view(view, acts)
    add_action(about, _("Support"), QKeySequence.StandardKey.HelpContents, lambda: acts.show_aside(SUPPORT))
    add_help(about, acts)


def clear_menus(bar: QMenuBar) -> None:
    """Empty the menu bar and delete its menus, which would otherwise stay alive with their shortcuts."""
    menus = [action.menu() for action in bar.actions()]
    bar.clear()
    for menu in menus:
        if isinstance(menu, QMenu):
            menu.setParent(None)
            menu.deleteLater()


def add_open_another(menu: QMenu, acts: WindowActs) -> None:
    """Add the action that opens another journal."""
    add_action(menu, _("Open another journal"), QKeySequence.StandardKey.Open, acts.open_another)


def add_backups(menu: QMenu, acts: WindowActs) -> None:
    """Add the action that opens the backups."""
    add_action(menu, _("Backups"), "Ctrl+Shift+B", lambda: acts.show_aside(BACKUPS))


def add_preferences(menu: QMenu, acts: WindowActs) -> None:
    """Add the action that opens the preferences."""
    add_action(menu, _("Preferences"), "Ctrl+,", lambda: acts.show_aside(PREFERENCES))


def add_view(menu: QMenu, acts: WindowActs) -> None:
    """Add the actions for zoom and full screen."""

    def zoom(larger: bool) -> None:
        acts.preferences.put(acts.preferences.now.zoomed(larger=larger))

    def reset() -> None:
        acts.preferences.put(replace(acts.preferences.now, zoom=100))

    # On keyboards that need Shift for "+", the same key without Shift is "=".
    add_action(menu, _("Zoom in"), ("Ctrl++", "Ctrl+="), lambda: zoom(True))
    add_action(menu, _("Zoom out"), QKeySequence.StandardKey.ZoomOut, lambda: zoom(False))
    add_action(menu, _("Actual size"), "Ctrl+0", reset)
    menu.addSeparator()
    full_screen = QKeySequence.StandardKey.FullScreen
    add_action(menu, _("Full screen"), full_screen, lambda: _toggle_full_screen(acts.window))


def add_help(menu: QMenu, acts: WindowActs) -> None:
    """Add the actions that open pages about the program."""
    add_action(menu, _("Keyboard shortcuts"), "Ctrl+F1", lambda: acts.show_aside(SHORTCUTS))
    add_action(menu, _("About, privacy and sources"), "Shift+F1", lambda: acts.show_aside(ABOUT))


def add_action(menu: QMenu, text: str, keys: Keys | Sequence[str], act: Callable[[], None]) -> None:
    """Add an action with its name and shortcuts. The menu shows the first shortcut."""
    action = QAction(plain_menu_text(text), menu)
    several = keys if isinstance(keys, Sequence) and not isinstance(keys, str) else (keys,)
    action.setShortcuts([QKeySequence(one) for one in several])
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)


def _toggle_full_screen(window: QWidget) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
