"""The menus of an unlocked window: every action with its name and shortcut."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from assertjournal.core.content import Content
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.pages.place_names import DEBRIEF, JOURNAL, KEYS, SCENARIOS, SUMMARY, SUPPORT, VALUES, WORKSHEET
from assertjournal.ui.shell.locked_menu import (
    WindowActs,
    add_action,
    add_backups,
    add_help,
    add_open_another,
    add_preferences,
    add_view,
    clear_menus,
)
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.undo_key import undo_in

_FIRST_TAKEN = 7
"""The first number whose key opens a page other than a skill. Skills from this number on have no shortcut."""


def unlocked_menu(
    bar: QMenuBar, acts: WindowActs, workspace: Workspace, content: Content, lock: Callable[[], None]
) -> None:
    """Fill the menu bar with the actions for an unlocked journal."""
    clear_menus(bar)
    file = bar.addMenu(_("&File"))
    add_action(file, _("New conversation"), QKeySequence.StandardKey.New, workspace.new_conversation)
    add_action(file, _("New note"), "Ctrl+Shift+N", workspace.new_note)
    add_action(file, _("New reflection"), "Ctrl+Shift+R", workspace.new_reflection)
    for action in file.actions():  # all of those so far, and none of the later ones, write to the journal
        action.setEnabled(workspace.can_write)
    add_action(file, _("Switch conversation"), "Ctrl+K", workspace.switch_conversation)
    file.addSeparator()
    add_action(file, _("Passphrase and keys"), "Ctrl+Shift+P", lambda: workspace.show_aside(KEYS))
    add_open_another(file, acts)
    add_backups(file, acts)
    add_action(file, _("Lock"), "Ctrl+L", lock)
    add_action(file, _("Quit"), "Ctrl+Q", acts.quit_program)
    edit = bar.addMenu(_("&Edit"))
    _edit_menu(edit, workspace)
    edit.addSeparator()
    add_preferences(edit, acts)
    _go_menu(bar.addMenu(_("&Go")), workspace, content)
    view = bar.addMenu(_("&View"))
    add_action(view, _("Examples"), "F2", workspace.toggle_panel)
    view.addSeparator()
    add_view(view, acts)
    add_help(bar.addMenu(_("&Help")), acts)


def _go_menu(menu: QMenu, workspace: Workspace, content: Content) -> None:
    def to(page: str, subject: str | None = None) -> Callable[[], None]:
        return lambda: workspace.go(Place(page, workspace.place.conversation, subject))

    add_action(menu, _("Conversation"), "Ctrl+Shift+K", workspace.open_conversation)
    for number, skill in enumerate(content.skills, 1):
        keys = f"Ctrl+{number}" if number < _FIRST_TAKEN else ()
        add_action(menu, skill.title, keys, to(WORKSHEET, skill.id))
    add_action(menu, _("After the conversation"), "Ctrl+7", to(WORKSHEET, DEBRIEF))
    menu.addSeparator()
    add_action(menu, _("Values"), "Ctrl+8", to(VALUES))
    add_action(menu, _("Journal"), "Ctrl+J", to(JOURNAL))
    add_action(menu, _("Scenarios"), "Ctrl+E", to(SCENARIOS))
    add_action(menu, _("Session summary"), "Ctrl+P", to(SUMMARY))
    add_action(menu, _("Support"), QKeySequence.StandardKey.HelpContents, to(SUPPORT))


def _edit_menu(menu: QMenu, workspace: Workspace) -> None:
    def undo() -> None:
        if not undo_in(QApplication.focusWidget()):
            workspace.messages.undo()

    add_action(menu, _("Undo"), QKeySequence.StandardKey.Undo, undo)
    for text, keys, slot in (
        (_("Redo"), QKeySequence.StandardKey.Redo, "redo"),
        (_("Cut"), QKeySequence.StandardKey.Cut, "cut"),
        (_("Copy"), QKeySequence.StandardKey.Copy, "copy"),
        (_("Paste"), QKeySequence.StandardKey.Paste, "paste"),
        (_("Select all"), QKeySequence.StandardKey.SelectAll, "selectAll"),
    ):
        add_action(menu, text, keys, _on_focused(slot))


def _on_focused(slot: str) -> Callable[[], None]:
    """Return a function that calls a method of the focused text field. Other widgets lack it, and nothing happens."""

    def act() -> None:
        method = getattr(QApplication.focusWidget(), slot, None)
        if method is not None:
            method()

    return act
