"""Locking, closing and ending: nothing typed is lost on the way out, whatever the disk says."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from assertjournal.core.errors import SaveFailed
from assertjournal.data import entries as entry_rows
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Entries
from assertjournal.services.journals import Journals
from assertjournal.services.places import Place
from assertjournal.ui.main_window import MainWindow
from assertjournal.ui.operations import Operations
from assertjournal.ui.pages.conversation_page import ConversationPage
from assertjournal.ui.pages.covered_page import CoveredPage
from assertjournal.ui.pages.entry_page import EntryPage
from assertjournal.ui.place_names import WORKSHEET
from assertjournal.ui.signals import end_on_signals
from assertjournal.ui.wiring import Wiring
from assertjournal.ui.workspace import Workspace
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_journal
from tests.support.desks import SetClock, asked
from tests.support.hands import answering, button, buttons, focus, key, press, shown, type_into, words
from tests.support.walks import page_as

T = TypeVar("T")
Opener = Callable[[Path], MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier
FULL = SaveFailed("Not saved: the disk is full.", "Free some space.")


class Disk:
    """Where the journal lies; it can be full for a while."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.full = False
        put = entry_rows.put

        def put_if_there_is_room(entry: object, text: object) -> None:
            if self.full:
                raise FULL
            put(entry, text)  # type: ignore[arg-type]

        patch.setattr(entry_rows, "put", put_if_there_is_room)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    return path


@pytest.fixture
def window(open_window: Opener, journal: Path, wiring: Wiring, qtbot: QtBot) -> MainWindow:
    return unlocked(open_window(journal), wiring, qtbot)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def unlocked(window: MainWindow, wiring: Wiring, qtbot: QtBot) -> MainWindow:
    typed = focus()
    typed.setProperty("text", PASSPHRASE)
    key(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None)
    wiring.operations.finish()
    return window


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def write_in(window: MainWindow, wiring: Wiring, text: str) -> EntryPage:
    workspace_of(window).go(Place(WORKSHEET, None, "asking"))
    wiring.operations.finish()
    page = page_as(workspace_of(window), EntryPage)
    type_into(page.form, "request", text)
    return page


def asked_again(journal: Path, ask: Callable[[], T]) -> T:
    """Ask a journal that nobody holds any more."""
    operations, journals = Operations(), Journals(SetClock(), CHEAP_KDF)
    try:
        asked(operations, lambda: journals.open(journal, journals.unwrap_with_passphrase(journal, PASSPHRASE)))
        answer = asked(operations, ask)
        asked(operations, journals.close)
    finally:
        operations.stop()
    return answer


def kept_in(journal: Path, wiring: Wiring) -> object:
    """Give what a journal that nobody holds any more has kept of the request."""
    entry = asked_again(journal, lambda: Entries(wiring.content(), SetClock(NOW)).newest(None, "asking"))
    return None if entry is None else entry.answers["request"]


def test_the_title_never_says_what_is_written(window: MainWindow, wiring: Wiring) -> None:
    write_in(window, wiring, "half an hour")
    assert window.windowTitle() == "AssertJournal"
    assert window.windowFilePath() == ""


def test_locking_saves_closes_and_starts_anew(
    window: MainWindow, wiring: Wiring, journal: Path, relaunched: list[Path]
) -> None:
    write_in(window, wiring, "half an hour")
    key(window, Qt.Key.Key_L, CONTROL)
    assert relaunched == [journal]
    assert not window.isVisible()
    assert kept_in(journal, wiring) == "half an hour"


def test_locking_with_the_sidebar_does_the_same(window: MainWindow, relaunched: list[Path], journal: Path) -> None:
    press(window, "Lock")
    assert relaunched == [journal]


def test_text_that_cannot_be_saved_is_covered_and_kept_when_locking(
    window: MainWindow, wiring: Wiring, disk: Disk, relaunched: list[Path]
) -> None:
    page = write_in(window, wiring, "half an hour")
    disk.full = True
    window.lock()
    assert relaunched == []
    assert shown(window, CoveredPage)
    assert not page.isVisible()
    assert "the disk is full" in words(window)
    assert page.form.answer("request") == "half an hour"


def test_the_cover_hides_the_menus(window: MainWindow, wiring: Wiring, disk: Disk) -> None:
    write_in(window, wiring, "half an hour")
    disk.full = True
    window.lock()
    assert not window.menuBar().isEnabled()


def test_trying_again_locks_once_it_can_be_saved(
    window: MainWindow, wiring: Wiring, disk: Disk, relaunched: list[Path], journal: Path
) -> None:
    write_in(window, wiring, "half an hour")
    disk.full = True
    window.lock()
    press(window, "Try again")
    assert relaunched == []
    disk.full = False
    press(window, "Try again")
    assert relaunched == [journal]
    assert kept_in(journal, wiring) == "half an hour"


def test_from_the_cover_one_comes_back_to_what_one_was_writing(window: MainWindow, wiring: Wiring, disk: Disk) -> None:
    page = write_in(window, wiring, "half an hour")
    disk.full = True
    window.lock()
    press(window, "Show what I was writing")
    assert page.isVisible()
    assert window.menuBar().isEnabled()


def test_closing_saves_first(window: MainWindow, wiring: Wiring, journal: Path, qtbot: QtBot) -> None:
    write_in(window, wiring, "half an hour")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert kept_in(journal, wiring) == "half an hour"


@pytest.mark.parametrize("way_out", [MainWindow.lock, MainWindow.close, MainWindow.end])
def test_a_label_that_waits_to_be_whole_is_saved_on_the_way_out(
    window: MainWindow, wiring: Wiring, journal: Path, way_out: Callable[[MainWindow], object]
) -> None:
    workspace_of(window).new_conversation()
    wiring.operations.finish()
    type_into(page_as(workspace_of(window), ConversationPage).form, "with", "Mark")
    way_out(window)
    lines = asked_again(journal, Conversations(wiring.content(), SetClock(NOW)).lines)
    assert [line.person for line in lines] == ["Mark"]


@pytest.mark.parametrize(("answer", "closes"), [("Close and lose it", True), ("Keep the window open", False)])
def test_closing_asks_before_anything_is_lost(
    window: MainWindow, wiring: Wiring, disk: Disk, answer: str, closes: bool
) -> None:
    write_in(window, wiring, "half an hour")
    disk.full = True
    with answering(lambda dialog: press(dialog, answer)):
        window.close()
    disk.full = False
    assert window.isVisible() == (not closes)


def test_dismissing_the_question_loses_nothing(window: MainWindow, wiring: Wiring, disk: Disk) -> None:
    write_in(window, wiring, "half an hour")
    disk.full = True

    def dismiss(dialog: QDialog) -> None:
        assert focus() is button(dialog, "Keep the window open")
        key(dialog, Qt.Key.Key_Escape)

    with answering(dismiss):
        window.close()
    disk.full = False
    assert window.isVisible()


def test_a_locked_window_closes_at_once(open_window: Opener, journal: Path, qtbot: QtBot) -> None:
    window = open_window(journal)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_ending_twice_ends_once(window: MainWindow) -> None:
    ends: list[bool] = []
    window.closed.connect(lambda: ends.append(True))
    window.end()
    window.close()
    window.end()
    assert ends == [True]


@pytest.fixture
def signals_as_before() -> Iterator[None]:
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals_as_before")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_end_saves_first(
    window: MainWindow, wiring: Wiring, journal: Path, qtbot: QtBot, number: signal.Signals
) -> None:
    write_in(window, wiring, "half an hour")
    listening = end_on_signals(window.end)
    with qtbot.waitSignal(window.closed):
        os.kill(os.getpid(), number)
    listening.setEnabled(False)
    assert kept_in(journal, wiring) == "half an hour"


def test_the_size_of_the_window_is_remembered(
    window: MainWindow, open_window: Opener, wiring: Wiring, journal: Path
) -> None:
    window.resize(700, 600)
    window.end()
    assert wiring.preferences.now.geometry
    again = MainWindow(wiring, journal)
    assert (again.width(), again.height()) == (700, 600)


def test_a_journal_elsewhere_is_remembered(window: MainWindow, wiring: Wiring, journal: Path) -> None:
    window.end()
    assert wiring.preferences.now.journal == str(journal)


def test_a_journal_that_is_not_to_be_remembered_is_not(
    window: MainWindow, wiring: Wiring, journal: Path, tmp_path: Path
) -> None:
    wiring.preferences.put(replace(wiring.preferences.now, remember_journal=False))
    assert str(journal) not in (tmp_path / "config" / "settings.json").read_text(encoding="utf-8")

    wiring.preferences.put(replace(wiring.preferences.now, remember_journal=True))
    assert wiring.preferences.now.journal == str(journal)


def test_a_journal_that_is_not_to_be_remembered_is_forgotten_before_it_is_unlocked(
    open_window: Opener, journal: Path, wiring: Wiring
) -> None:
    wiring.preferences.put(replace(wiring.preferences.now, journal=str(journal)))
    open_window(journal)

    wiring.preferences.put(replace(wiring.preferences.now, remember_journal=False))

    assert wiring.preferences.now.journal == ""


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "Other.ajournal"
    a_journal(path)
    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: path)
    return path


def test_opening_another_journal_saves_and_closes_this_one_and_starts_anew_for_that(
    window: MainWindow, wiring: Wiring, relaunched: list[Path], journal: Path, other: Path
) -> None:
    write_in(window, wiring, "half an hour")
    key(window, Qt.Key.Key_O, CONTROL)
    assert relaunched == [other]
    assert kept_in(journal, wiring) == "half an hour"


def test_choosing_no_other_journal_goes_on_with_this_one(
    window: MainWindow, wiring: Wiring, relaunched: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: None)
    page = write_in(window, wiring, "half an hour")
    key(window, Qt.Key.Key_O, CONTROL)
    assert relaunched == []
    assert page.isVisible()
    assert page.form.answer("request") == "half an hour"


def test_trying_again_after_a_full_disk_still_goes_to_the_other_journal(
    window: MainWindow, wiring: Wiring, disk: Disk, relaunched: list[Path], other: Path
) -> None:
    write_in(window, wiring, "half an hour")
    disk.full = True
    key(window, Qt.Key.Key_O, CONTROL)
    assert shown(window, CoveredPage)
    disk.full = False
    press(window, "Try again")
    assert relaunched == [other]


def test_the_keys_for_the_zoom(window: MainWindow, wiring: Wiring) -> None:
    seen = []
    for keys in ("Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+-", "Ctrl+0"):
        QTest.keySequence(window, QKeySequence(keys))
        seen.append(wiring.preferences.now.zoom)
    assert seen == [125, 150, 125, 100, 90, 100]


def test_the_keys_for_the_zoom_work_while_one_writes_and_write_nothing(window: MainWindow, wiring: Wiring) -> None:
    page = write_in(window, wiring, "half an hour")
    key(focus(), Qt.Key.Key_Plus, CONTROL)
    assert wiring.preferences.now.zoom == 125
    assert page.form.answer("request") == "half an hour"


def test_the_settings_never_hold_what_was_written(window: MainWindow, wiring: Wiring, tmp_path: Path) -> None:
    write_in(window, wiring, "half an hour")
    window.end()
    assert "half an hour" not in (tmp_path / "config" / "settings.json").read_text(encoding="utf-8")


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
        "Quit": "Ctrl+Q",
        "Preferences": "Ctrl+,",
        "Zoom in": "Ctrl++",
        "Zoom out": "Ctrl+-",
        "Actual size": "Ctrl+0",
        "Full screen": "F11",
        "Keyboard shortcuts": "Ctrl+F1",
        "About, privacy and sources": "Shift+F1",
    }


def test_a_locked_window_is_left_with_its_key(open_window: Opener, journal: Path, qtbot: QtBot) -> None:
    window = open_window(journal)
    with qtbot.waitSignal(window.closed):
        key(window, Qt.Key.Key_Q, CONTROL)


@pytest.mark.parametrize("number", range(1, 8))
def test_control_and_a_digit_goes_to_a_skill(window: MainWindow, wiring: Wiring, number: int) -> None:
    sheets = [skill.id for skill in wiring.content().skills] + ["debrief"]
    key(window, getattr(Qt.Key, f"Key_{number}"), CONTROL)
    wiring.operations.finish()
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
def test_the_other_pages_have_keys_of_their_own(window: MainWindow, wiring: Wiring, keys: str, page: str) -> None:
    QTest.keySequence(window, QKeySequence(keys))
    wiring.operations.finish()
    assert workspace_of(window).place.page == page


def test_f2_hides_and_shows_the_examples(window: MainWindow, wiring: Wiring) -> None:
    write_in(window, wiring, "x")
    panel = workspace_of(window).panel.panel
    seen = []
    for _time in range(2):
        key(window, Qt.Key.Key_F2)
        seen.append(panel.isVisible())
    assert seen == [False, True]


def test_undo_in_the_menu_is_that_of_the_field(window: MainWindow, wiring: Wiring) -> None:
    page = write_in(window, wiring, "x")
    edit_menu(window)["Undo"].trigger()
    assert page.form.answer("request") is None


def test_edit_actions_with_no_field_do_nothing(window: MainWindow, wiring: Wiring) -> None:
    press(window, "Journal")
    wiring.operations.finish()
    fields_only = ("Undo", "Redo", "Cut", "Copy", "Paste", "Select all")
    for action in (edit_menu(window)[name] for name in fields_only):
        action.trigger()
    assert "Journal" in buttons(window)
