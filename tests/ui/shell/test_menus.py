"""The menus: what they hold, what their keys do, and going to another journal by them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from assertjournal.services.places import Place
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.place_names import WORKSHEET
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.hands import buttons, focus, key, press, shown
from tests.support.windows import Disk, Opener, kept_in, workspace_of, write_in

CONTROL = Qt.KeyboardModifier.ControlModifier


def actions(window: MainWindow) -> dict[str, str]:
    menus = (menu for menu in window.menuBar().findChildren(QMenu) if menu.title())
    found = (action for menu in menus for action in menu.actions())
    return {action.text(): action.shortcut().toString() for action in found if not action.isSeparator()}


def edit_menu(window: MainWindow) -> dict[str, QAction]:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_the_menus_show_every_shortcut_and_no_two_are_the_same(window: MainWindow) -> None:
    shortcuts = actions(window)
    assert [name for name, keys in shortcuts.items() if not keys] == []
    assert len(set(shortcuts.values())) == len(shortcuts)


def test_while_locked_the_menus_have_only_what_needs_no_journal(open_window: Opener, journal: Path) -> None:
    assert actions(open_window(journal)) == {
        "Open another journal": "Ctrl+O",
        "Backups": "Ctrl+Shift+B",
        "Quit": "Ctrl+Q",
        "Preferences": "Ctrl+,",
        "Zoom in": "Ctrl++",
        "Zoom out": "Ctrl+-",
        "Actual size": "Ctrl+0",
        "Full screen": "F11",
        "Support": "F1",
        "Keyboard shortcuts": "Ctrl+F1",
        "About, privacy and sources": "Shift+F1",
    }


def test_a_locked_window_is_left_with_its_key(open_window: Opener, journal: Path, qtbot: QtBot) -> None:
    window = open_window(journal)
    with qtbot.waitSignal(window.closed):
        key(window, Qt.Key.Key_Q, CONTROL)


@pytest.mark.parametrize("number", range(1, 8))
def test_control_and_a_digit_goes_to_a_skill(window: MainWindow, dependencies: Dependencies, number: int) -> None:
    sheets = [skill.id for skill in dependencies.content().skills] + ["debrief"]
    key(window, getattr(Qt.Key, f"Key_{number}"), CONTROL)
    dependencies.operations.finish()
    assert workspace_of(window).place == Place(WORKSHEET, None, sheets[number - 1])


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ("Ctrl+J", "journal"),
        ("Ctrl+E", "scenarios"),
        ("Ctrl+P", "summary"),
        ("F1", "support"),
        ("Ctrl+N", "conversation"),
        ("Ctrl+,", "preferences"),
        ("Ctrl+F1", "shortcuts"),
        ("Shift+F1", "about"),
    ],
)
def test_the_other_pages_have_keys_of_their_own(
    window: MainWindow, dependencies: Dependencies, keys: str, page: str
) -> None:
    QTest.keySequence(window, QKeySequence(keys))
    dependencies.operations.finish()
    assert workspace_of(window).place.page == page


def test_f2_hides_and_shows_the_examples(window: MainWindow, dependencies: Dependencies) -> None:
    write_in(window, dependencies, "x")
    panel = workspace_of(window).panel.panel
    seen = []
    for _time in range(2):
        key(window, Qt.Key.Key_F2)
        seen.append(panel.isVisible())
    assert seen == [False, True]


def test_undo_in_the_menu_is_that_of_the_field(window: MainWindow, dependencies: Dependencies) -> None:
    page = write_in(window, dependencies, "x")
    edit_menu(window)["Undo"].trigger()
    assert page.form.answer("request") is None


def test_edit_actions_with_no_field_do_nothing(window: MainWindow, dependencies: Dependencies) -> None:
    press(window, "Journal")
    dependencies.operations.finish()
    fields_only = ("Undo", "Redo", "Cut", "Copy", "Paste", "Select all")
    for action in (edit_menu(window)[name] for name in fields_only):
        action.trigger()
    assert "Journal" in buttons(window)


def test_the_keys_for_the_zoom(window: MainWindow, dependencies: Dependencies) -> None:
    seen = []
    for keys in ("Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+-", "Ctrl+0"):
        QTest.keySequence(window, QKeySequence(keys))
        seen.append(dependencies.preferences.now.zoom)
    assert seen == [125, 150, 125, 100, 90, 100]


def test_the_keys_for_the_zoom_work_while_one_writes_and_write_nothing(
    window: MainWindow, dependencies: Dependencies
) -> None:
    page = write_in(window, dependencies, "half an hour")
    key(focus(), Qt.Key.Key_Plus, CONTROL)
    assert dependencies.preferences.now.zoom == 125
    assert page.form.answer("request") == "half an hour"


def test_opening_another_journal_saves_and_closes_this_one_and_starts_anew_for_that(
    window: MainWindow, dependencies: Dependencies, relaunched: list[Path], journal: Path, other: Path
) -> None:
    write_in(window, dependencies, "half an hour")
    key(window, Qt.Key.Key_O, CONTROL)
    assert relaunched == [other]
    assert kept_in(journal, dependencies) == "half an hour"


def test_choosing_no_other_journal_goes_on_with_this_one(
    window: MainWindow, dependencies: Dependencies, relaunched: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: None)
    page = write_in(window, dependencies, "half an hour")
    key(window, Qt.Key.Key_O, CONTROL)
    assert relaunched == []
    assert page.isVisible()
    assert page.form.answer("request") == "half an hour"


def test_trying_again_after_a_full_disk_still_goes_to_the_other_journal(
    window: MainWindow, dependencies: Dependencies, disk: Disk, relaunched: list[Path], other: Path
) -> None:
    disk.full = True  # before anything is typed, which on a busy machine may be saved at once
    write_in(window, dependencies, "half an hour")
    key(window, Qt.Key.Key_O, CONTROL)
    assert shown(window, CoveredPage)
    dependencies.operations.finish()  # a save that is still tried meets the full disk
    disk.full = False
    press(window, "Try again")
    assert relaunched == [other]
