"""What can be done while a session summary is written: everything else, calling it off, and locking."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from assertjournal.core.errors import UserError
from assertjournal.services.places import Place
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL, SUMMARY
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary.summary_page import SummaryPage
from assertjournal.ui.work.background_work import BackgroundWork
from tests.support.gate import Gate
from tests.support.hands import button, focus, key, press, shown, type_into, words
from tests.support.summary_saving import (
    LONGEST_SECONDS,
    Ask,
    last_made,
    save,
    written,
)
from tests.support.walks import go


def test_what_can_be_done_while_it_is_written_has_names(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(context)
    assert [one.accessibleName() for one in shown(page, QProgressBar)] == ["Progress"]
    assert button(page, "Cancel").isEnabled()


def test_the_page_can_be_used_while_it_is_written(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(context)
    type_into(page.form, "questions", "Was I too soft?")
    assert shown(page, QProgressBar)
    assert not button(page, "Save as PDF …").isEnabled()
    assert page.choices().questions == ("Was I too soft?",)


def test_as_nobody_knows_how_many_pages_there_will_be_the_bar_promises_nothing(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(context)
    (bar,) = shown(page, QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)


def test_cancelling_leaves_no_file_and_gives_the_buttons_back(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ask(folder / "one.pdf")
    button(page, "Save as PDF …").setFocus()
    press(page, "Save as PDF …")
    gate.wait(context)
    key(focus(), Qt.Key.Key_Space)  # Cancel has the focus
    gate.open()
    written(context)
    assert list(folder.iterdir()) == []
    assert "Called off; no file was left behind." in words(page.save)
    assert last_made(context) is None
    assert focus() is button(page, "Save as PDF …")


def test_a_summary_that_was_cancelled_can_be_saved_after_all(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(context)
    press(page, "Cancel")
    gate.open()
    written(context)
    save(page, context)
    assert (tmp_path / "one.pdf").exists()


def test_locking_ends_the_writing_before_the_journal_is_closed_and_leaves_no_file(
    workspace: Workspace,
    page: SummaryPage,
    context: PageContext,
    ask: Ask,
    tmp_path: Path,
    gate: Gate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ask(folder / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(context)
    call_off = BackgroundWork.call_off

    def call_off_in_the_middle_of_a_page(writing: BackgroundWork) -> None:
        call_off(writing)
        gate.open()

    monkeypatch.setattr(BackgroundWork, "call_off", call_off_in_the_middle_of_a_page)
    workspace.save_all()
    workspace.end()
    assert not [thread for thread in threading.enumerate() if thread.name == "aside"]
    assert list(folder.iterdir()) == []


def test_a_summary_that_was_just_written_when_locking_is_remembered(
    workspace: Workspace, page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    context.operations.finish()
    for thread in threading.enumerate():
        if thread.name == "aside":
            thread.join(LONGEST_SECONDS)
    workspace.save_all()
    workspace.end()
    assert last_made(context) is not None


def test_locking_waits_some_seconds_for_a_disk_that_hangs_and_leaves_no_readable_text(
    workspace: Workspace,
    page: SummaryPage,
    context: PageContext,
    ask: Ask,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ask(folder / "one.pdf")
    reached, disk = threading.Event(), threading.Event()
    waited: list[float | None] = []
    fsync, join = os.fsync, threading.Thread.join

    def hang(file: int) -> None:
        if threading.current_thread().name == "aside":
            reached.set()
            assert disk.wait(LONGEST_SECONDS)
        fsync(file)

    def impatient(_thread: threading.Thread, timeout: float | None = None) -> None:
        waited.append(timeout)

    press(page, "Save as PDF …")
    monkeypatch.setattr(os, "fsync", hang)
    context.operations.finish()
    assert reached.wait(LONGEST_SECONDS)
    monkeypatch.setattr(threading.Thread, "join", impatient)
    workspace.save_all()
    assert list(folder.iterdir())
    workspace.end()
    assert waited
    assert None not in waited
    assert list(folder.iterdir()) == []
    monkeypatch.setattr(threading.Thread, "join", join)
    disk.set()
    with suppress(UserError):
        written(context)


def test_locking_before_the_writing_began_leaves_no_file(
    workspace: Workspace, page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    workspace.save_all()
    workspace.end()
    written(context)
    assert not (tmp_path / "one.pdf").exists()


def test_going_to_another_page_lets_the_writing_go_on(
    workspace: Workspace, page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(context)
    go(workspace, context, Place(JOURNAL))
    gate.open()
    written(context)
    go(workspace, context, Place(SUMMARY))
    QApplication.processEvents()
    assert (tmp_path / "one.pdf").exists()
    assert "Saved:" in words(page.save)
