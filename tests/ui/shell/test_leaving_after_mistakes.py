"""Locking, closing and ending come to their end with any mistake in the program, and lose nothing without asking."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assertjournal.core.errors import FileRefused
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services import output_file
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.page import Page
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.work.background_work import BackgroundWork
from tests.support.hands import answering, press, shown
from tests.support.windows import kept_in, write_in

LOCKING = [MainWindow.lock, MainWindow.lock_unasked]


def stumble(*_arguments: object) -> NoReturn:
    raise KeyError("a mistake of the program")


def told_of(mistakes: Sequence[tuple[object, ...]], qtbot: QtBot) -> None:
    """Wait until the mistakes were told of, also that of a save which was tried again meanwhile."""
    qtbot.waitUntil(lambda: KeyError in [mistake[0] for mistake in mistakes])
    QApplication.processEvents()


@pytest.fixture
def page(window: MainWindow, dependencies: Dependencies) -> EntryPage:
    return write_in(window, dependencies, "half an hour")


@pytest.mark.parametrize("lock", LOCKING)
@pytest.mark.parametrize("where", [(entry_rows, "put"), (Page, "call_off"), (EntryPage, "leave")])
def test_what_cannot_be_saved_by_a_mistake_is_covered(
    window: MainWindow,
    page: EntryPage,
    relaunched: list[Path],
    qtbot: QtBot,
    lock: Callable[[MainWindow], None],
    where: tuple[object, str],
) -> None:
    with pytest.MonkeyPatch.context() as patch, qtbot.captureExceptions() as told:
        patch.setattr(*where, stumble)
        lock(window)
        assert shown(window, CoveredPage)
        assert not page.isVisible()
        assert relaunched == []
        told_of(told, qtbot)
    assert page.form.answer("request") == "half an hour"


@pytest.mark.parametrize(("answer", "closes"), [("Close and lose it", True), ("Keep the window open", False)])
def test_closing_asks_before_a_mistake_loses_anything(
    window: MainWindow, dependencies: Dependencies, page: EntryPage, qtbot: QtBot, answer: str, closes: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch, qtbot.captureExceptions() as told:
        patch.setattr(entry_rows, "put", stumble)
        with answering(lambda dialog: press(dialog, answer)):
            window.close()
        dependencies.operations.finish()
        told_of(told, qtbot)
        assert window.isVisible() == (not closes)


def test_a_question_that_fails_keeps_the_window_open(window: MainWindow, page: EntryPage, qtbot: QtBot) -> None:
    with pytest.MonkeyPatch.context() as patch, qtbot.captureExceptions() as told:
        patch.setattr(entry_rows, "put", stumble)
        patch.setattr(window, "_ask_to_lose", stumble)
        window.close()
        told_of(told, qtbot)
        qtbot.waitUntil(lambda: len(told) == 2)
        assert page.isVisible()


def test_the_system_may_end_the_session_all_the_same(window: MainWindow, page: EntryPage, qtbot: QtBot) -> None:
    with pytest.MonkeyPatch.context() as patch, qtbot.captureExceptions() as told:
        patch.setattr(entry_rows, "put", stumble)
        with qtbot.waitSignal(window.closed):
            window.end()
        told_of(told, qtbot)


@pytest.mark.parametrize("lock", LOCKING)
def test_a_read_that_fails_by_a_mistake_does_not_keep_from_locking(
    window: MainWindow,
    page: EntryPage,
    dependencies: Dependencies,
    relaunched: list[Path],
    journal: Path,
    qtbot: QtBot,
    lock: Callable[[MainWindow], None],
) -> None:
    with qtbot.captureExceptions() as told:
        dependencies.operations.read(stumble, lambda _done: None)
        lock(window)
        told_of(told, qtbot)
    assert relaunched == [journal]
    assert kept_in(journal, dependencies) == "half an hour"


def test_the_window_is_out_of_sight_and_all_is_saved_before_anything_is_waited_for(
    window: MainWindow,
    page: EntryPage,
    dependencies: Dependencies,
    monkeypatch: pytest.MonkeyPatch,
    relaunched: list[Path],
) -> None:
    seen: list[tuple[bool, bool]] = []
    monkeypatch.setattr(
        BackgroundWork,
        "end",
        lambda _work: seen.append((window.isVisible(), window.workspace is None or page.saved.text() == "Saved")),
    )
    window.lock_unasked()
    assert set(seen) == {(False, True)}
    assert relaunched


def test_what_is_half_written_is_taken_away_and_what_is_whole_is_not(tmp_path: Path) -> None:
    reached, go_on = threading.Event(), threading.Event()
    refused: list[FileRefused] = []

    def write() -> None:
        try:
            with output_file.writing(tmp_path / "half.txt") as stream:
                stream.write("half")
                reached.set()
                go_on.wait(10)
        except FileRefused as error:
            refused.append(error)

    with output_file.writing(tmp_path / "whole.txt") as stream:
        stream.write("whole")
    thread = threading.Thread(target=write)
    thread.start()
    assert reached.wait(10)
    output_file.discard_unfinished()
    assert [file.name for file in tmp_path.iterdir()] == ["whole.txt"]
    go_on.set()
    thread.join()
    assert refused
