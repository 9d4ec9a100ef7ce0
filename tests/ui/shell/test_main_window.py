"""Locking, closing and ending: nothing typed is lost on the way out, even on a bad disk."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from assertjournal.services.conversations import Conversations
from assertjournal.ui.desktop.signals import end_on_signals
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.work.saves import Saves
from tests.support.builders import NOW
from tests.support.clocks import SetClock
from tests.support.hands import answering, button, focus, key, press, shown, type_into, words
from tests.support.walks import page_as
from tests.support.windows import Disk, Opener, asked_again, kept_in, workspace_of, write_in

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_title_never_says_what_is_written(window: MainWindow, dependencies: Dependencies) -> None:
    write_in(window, dependencies, "half an hour")
    assert window.windowTitle() == "AssertJournal"
    assert window.windowFilePath() == ""


def test_locking_saves_closes_and_starts_anew(
    window: MainWindow, dependencies: Dependencies, journal: Path, relaunched: list[Path]
) -> None:
    write_in(window, dependencies, "half an hour")
    key(window, Qt.Key.Key_L, CONTROL)
    assert relaunched == [journal]
    assert not window.isVisible()
    assert kept_in(journal, dependencies) == "half an hour"


def test_locking_with_the_sidebar_does_the_same(window: MainWindow, relaunched: list[Path], journal: Path) -> None:
    press(window, "Lock")
    assert relaunched == [journal]


def test_text_that_cannot_be_saved_is_covered_and_kept_when_locking(
    window: MainWindow, dependencies: Dependencies, disk: Disk, relaunched: list[Path]
) -> None:
    page = write_in(window, dependencies, "half an hour")
    disk.full = True
    window.lock()
    assert relaunched == []
    assert shown(window, CoveredPage)
    assert not page.isVisible()
    assert "the disk is full" in words(window)
    assert page.form.answer("request") == "half an hour"


def test_text_is_out_of_sight_before_saving_it_may_take_a_while(
    window: MainWindow, dependencies: Dependencies, monkeypatch: pytest.MonkeyPatch, relaunched: list[Path]
) -> None:
    page = write_in(window, dependencies, "half an hour")
    seen: list[bool] = []
    save_all = Saves.save_all

    def look_and_save(saves: Saves) -> bool:
        seen.append(page.isVisible())
        return save_all(saves)

    monkeypatch.setattr(Saves, "save_all", look_and_save)
    window.lock()
    assert seen == [False]
    assert relaunched


def test_trying_again_in_vain_leaves_the_cover_where_it_is(
    window: MainWindow, dependencies: Dependencies, disk: Disk
) -> None:
    page = write_in(window, dependencies, "half an hour")
    disk.full = True
    window.lock()
    press(window, "Try again")
    assert shown(window, CoveredPage)
    press(window, "Show what I was writing")
    assert page.isVisible()


def test_the_cover_hides_the_menus(window: MainWindow, dependencies: Dependencies, disk: Disk) -> None:
    write_in(window, dependencies, "half an hour")
    disk.full = True
    window.lock()
    assert not window.menuBar().isEnabled()


def test_trying_again_locks_once_it_can_be_saved(
    window: MainWindow, dependencies: Dependencies, disk: Disk, relaunched: list[Path], journal: Path
) -> None:
    write_in(window, dependencies, "half an hour")
    disk.full = True
    window.lock()
    press(window, "Try again")
    assert relaunched == []
    disk.full = False
    press(window, "Try again")
    assert relaunched == [journal]
    assert kept_in(journal, dependencies) == "half an hour"


def test_from_the_cover_one_comes_back_to_what_one_was_writing(
    window: MainWindow, dependencies: Dependencies, disk: Disk
) -> None:
    page = write_in(window, dependencies, "half an hour")
    disk.full = True
    window.lock()
    press(window, "Show what I was writing")
    assert page.isVisible()
    assert window.menuBar().isEnabled()


def test_closing_saves_first(window: MainWindow, dependencies: Dependencies, journal: Path, qtbot: QtBot) -> None:
    write_in(window, dependencies, "half an hour")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert kept_in(journal, dependencies) == "half an hour"


@pytest.mark.parametrize("way_out", [MainWindow.lock, MainWindow.close, MainWindow.end])
def test_a_label_that_waits_to_be_whole_is_saved_on_the_way_out(
    window: MainWindow, dependencies: Dependencies, journal: Path, way_out: Callable[[MainWindow], object]
) -> None:
    workspace_of(window).new_conversation()
    dependencies.operations.finish()
    type_into(page_as(workspace_of(window), ConversationPage).form, "with", "Mark")
    way_out(window)
    lines = asked_again(journal, Conversations(dependencies.content(), SetClock(NOW)).lines)
    assert [line.person for line in lines] == ["Mark"]


@pytest.mark.parametrize(("answer", "closes"), [("Close and lose it", True), ("Keep the window open", False)])
def test_closing_asks_before_anything_is_lost(
    window: MainWindow, dependencies: Dependencies, disk: Disk, answer: str, closes: bool
) -> None:
    write_in(window, dependencies, "half an hour")
    disk.full = True
    with answering(lambda dialog: press(dialog, answer)):
        window.close()
    disk.full = False
    assert window.isVisible() == (not closes)


def test_dismissing_the_question_loses_nothing(window: MainWindow, dependencies: Dependencies, disk: Disk) -> None:
    write_in(window, dependencies, "half an hour")
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
    window: MainWindow, dependencies: Dependencies, journal: Path, qtbot: QtBot, number: signal.Signals
) -> None:
    write_in(window, dependencies, "half an hour")
    listening = end_on_signals(window.end)
    with qtbot.waitSignal(window.closed):
        os.kill(os.getpid(), number)
    listening.setEnabled(False)
    assert kept_in(journal, dependencies) == "half an hour"


def test_the_size_of_the_window_is_remembered(
    window: MainWindow, open_window: Opener, dependencies: Dependencies, journal: Path
) -> None:
    window.resize(700, 600)
    window.end()
    assert dependencies.preferences.now.geometry
    again = MainWindow(dependencies, journal)
    assert (again.width(), again.height()) == (700, 600)


def test_a_journal_elsewhere_is_remembered(window: MainWindow, dependencies: Dependencies, journal: Path) -> None:
    window.end()
    assert dependencies.preferences.now.journal == str(journal)


def test_a_journal_that_is_not_to_be_remembered_is_not(
    window: MainWindow, dependencies: Dependencies, journal: Path, tmp_path: Path
) -> None:
    dependencies.preferences.put(replace(dependencies.preferences.now, remember_journal=False))
    assert str(journal) not in (tmp_path / "config" / "settings.json").read_text(encoding="utf-8")

    dependencies.preferences.put(replace(dependencies.preferences.now, remember_journal=True))
    assert dependencies.preferences.now.journal == str(journal)


def test_a_journal_that_is_not_to_be_remembered_is_forgotten_before_it_is_unlocked(
    open_window: Opener, journal: Path, dependencies: Dependencies
) -> None:
    dependencies.preferences.put(replace(dependencies.preferences.now, journal=str(journal)))
    open_window(journal)

    dependencies.preferences.put(replace(dependencies.preferences.now, remember_journal=False))

    assert dependencies.preferences.now.journal == ""


def test_the_settings_never_hold_what_was_written(
    window: MainWindow, dependencies: Dependencies, tmp_path: Path
) -> None:
    write_in(window, dependencies, "half an hour")
    window.end()
    assert "half an hour" not in (tmp_path / "config" / "settings.json").read_text(encoding="utf-8")
