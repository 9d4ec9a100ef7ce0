"""Saving a session summary: beside everything else, whole or not at all, and said in plain words."""

import errno
import os
import stat
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from assertjournal.core.errors import SaveFailed
from assertjournal.core.summary import MadeSummary
from assertjournal.services.places import Place
from assertjournal.services.session_summary import SessionSummaries
from assertjournal.ui.background_work import BackgroundWork
from assertjournal.ui.desk import Desk
from assertjournal.ui.pages import summary_page
from assertjournal.ui.pages.summary_page import SummaryPage
from assertjournal.ui.place_names import JOURNAL, SUMMARY
from assertjournal.ui.workspace import Workspace
from tests.support.desks import SetClock, asked
from tests.support.gate import Gate
from tests.support.hands import answering, button, focus, key, press, shown, type_into, words
from tests.support.walks import a_talk, a_written_entry, go, page_as, settle

Ask = Callable[[Path | None], None]
_LONGEST_SECONDS = 20.0


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Give what settles the answer to the question where to save."""
    return lambda path: monkeypatch.setattr(summary_page, "ask_where_to_save", lambda *_asked: path)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Give what holds the writing."""
    one = Gate(monkeypatch)
    yield one
    one.open()


@pytest.fixture
def page(workspace: Workspace, desk: Desk) -> SummaryPage:
    """Give the page over a journal with something to share."""
    a_written_entry(desk, "asking", a_talk(desk), {"request": "half an hour at midday"})
    return open_page(workspace, desk)


def open_page(workspace: Workspace, desk: Desk) -> SummaryPage:
    go(workspace, desk, Place(SUMMARY))
    return page_as(workspace, SummaryPage)


def written(page: SummaryPage, desk: Desk) -> None:
    """Wait until the work that runs aside has ended and was told of."""
    desk.operations.finish()
    for thread in threading.enumerate():
        if thread.name == "aside":
            thread.join(_LONGEST_SECONDS)
    settle(desk)


def save(page: SummaryPage, desk: Desk, name: str = "Save as PDF …") -> None:
    press(page, name)
    written(page, desk)


def last_made(desk: Desk) -> MadeSummary | None:
    return asked(desk.operations, desk.summaries.last)


def test_the_pdf_is_written_where_it_was_asked_for(page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path) -> None:
    ask(tmp_path / "for Tuesday.pdf")
    save(page, desk)
    file = tmp_path / "for Tuesday.pdf"
    assert file.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_page_says_where_it_is_and_what_becomes_of_it(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    save(page, desk)
    said = words(page.save)
    assert f"Saved: {tmp_path / 'one.pdf'}" in said
    assert "this program cannot protect it" in said
    assert "may be kept as records" in said
    assert button(page, "Open the folder").isVisible()


def test_the_journal_remembers_that_a_summary_was_made(page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "All worksheets (1)")
    save(page, desk)
    made = last_made(desk)
    assert made is not None
    assert made.entries == page.choices().entries


def test_what_was_typed_right_before_saving_is_not_offered_for_the_next_summary(
    page: SummaryPage, desk: Desk, clock: SetClock, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.txt")
    type_into(page.form, "talk_about", "The long hours")
    save(page, desk, "Save as text …")
    clock.moment += timedelta(minutes=1)
    page.leave()
    settle(desk)
    assert "The long hours" in (tmp_path / "one.txt").read_text(encoding="utf-8")
    assert asked(desk.operations, desk.summaries.draft) == ((), ())


def test_only_what_is_ticked_is_in_the_text(page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path) -> None:
    files = [tmp_path / "without.txt", tmp_path / "with.txt"]
    for file in files:
        ask(file)
        save(page, desk, "Save as text …")
        press(page, "All worksheets (1)")
    found = ["half an hour at midday" in file.read_text(encoding="utf-8") for file in files]
    assert found == [False, True]


def test_nothing_happens_where_no_place_is_chosen(page: SummaryPage, desk: Desk, ask: Ask) -> None:
    ask(None)
    save(page, desk)
    assert last_made(desk) is None
    assert button(page, "Save as PDF …").isEnabled()


def test_the_name_that_is_offered_says_nothing_of_the_journal(
    page: SummaryPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = []
    monkeypatch.setattr(summary_page, "ask_where_to_save", lambda *asked: offered.append(asked[-1]))
    press(page, "Save as PDF …")
    press(page, "Save as text …")
    assert offered == ["Session summary 2026-11-23.pdf", "Session summary 2026-11-23.txt"]


def test_a_name_without_an_ending_gets_one(page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path) -> None:
    ask(tmp_path / "for Tuesday")
    save(page, desk)
    assert (tmp_path / "for Tuesday.pdf").exists()
    assert not (tmp_path / "for Tuesday").exists()


@pytest.mark.parametrize(("answer", "replaced"), [("Keep it", False), ("Replace it", True)])
def test_a_file_that_the_dialog_did_not_ask_about_is_asked_about(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, answer: str, replaced: bool
) -> None:
    (tmp_path / "one.pdf").write_bytes(b"before")
    ask(tmp_path / "one")
    with answering(lambda dialog: press(dialog, answer)):
        press(page, "Save as PDF …")
    written(page, desk)
    assert ((tmp_path / "one.pdf").read_bytes() != b"before") is replaced


def test_a_file_that_the_dialog_has_asked_about_is_replaced(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "one.pdf").write_bytes(b"before")
    ask(tmp_path / "one.pdf")
    save(page, desk)
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")


def refused_places(tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "folder.pdf").mkdir()
    return {
        "no folder": tmp_path / "nowhere" / "one.pdf",
        "a folder": tmp_path / "folder.pdf",
        "in a journal": tmp_path / "Journal.ajournal" / "one.pdf",
        "too long": tmp_path / ("x" * 300 + ".pdf"),
    }


@pytest.mark.parametrize("place", ["no folder", "a folder", "in a journal", "too long"])
def test_a_place_that_cannot_be_written_to_is_said_in_the_page_and_nothing_is_lost(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, place: str
) -> None:
    ask(refused_places(tmp_path)[place])
    press(page, "All worksheets (1)")
    before = page.choices()
    save(page, desk)
    said = page.save.last_line()
    assert words(page.save).count(".") > 2
    assert "Saved:" not in words(page.save)
    assert said.isVisible()
    assert page.choices() == before
    assert last_made(desk) is None
    assert button(page, "Save as PDF …").isEnabled()


def test_a_full_disk_is_said_and_leaves_no_half_of_a_file(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    ask(folder / "one.pdf")
    monkeypatch.setattr(os, "fsync", full)
    save(page, desk)
    assert "No space left on device" in words(page.save)
    assert list(folder.iterdir()) == []


def test_what_can_be_done_while_it_is_written_has_names(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(desk)
    assert [one.accessibleName() for one in shown(page, QProgressBar)] == ["Progress"]
    assert button(page, "Cancel").isEnabled()


def test_nothing_to_summarise_is_said_with_a_next_step(
    workspace: Workspace, desk: Desk, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    page = open_page(workspace, desk)
    save(page, desk)
    assert "write down something to talk about" in words(page.save)
    assert not (tmp_path / "one.pdf").exists()


def test_characters_that_no_font_has_are_named(page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path) -> None:
    ask(tmp_path / "one.pdf")
    type_into(page.form, "talk_about", "").insertPlainText("\U00013080")
    save(page, desk)
    assert "These characters could not be drawn" in words(page.save)
    assert "(U+13080)" in words(page.save)


def test_a_summary_that_cannot_be_noted_is_still_saved(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> None:
        raise SaveFailed("This journal may not be written to.")

    monkeypatch.setattr(SessionSummaries, "remember", refuse)
    ask(tmp_path / "one.pdf")
    save(page, desk)
    said = words(page.save)
    assert "Saved:" in said
    assert "could not note that this summary was made. This journal may not be written to." in said


def test_the_page_can_be_used_while_it_is_written(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(desk)
    type_into(page.form, "questions", "Was I too soft?")
    assert shown(page, QProgressBar)
    assert not button(page, "Save as PDF …").isEnabled()
    assert page.choices().questions == ("Was I too soft?",)


def test_progress_is_shown_page_by_page(page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, gate: Gate) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "All worksheets (1)")
    press(page, "Save as PDF …")
    gate.wait(desk)
    bar = shown(page, QProgressBar)[0]
    seen = [bar.value()]
    page.save.show_progress(1)
    seen.append(bar.value())
    page.save.show_progress(900)
    seen.append(bar.value())
    assert seen == [0, 1, bar.maximum()]


def test_cancelling_leaves_no_file_and_gives_the_buttons_back(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ask(folder / "one.pdf")
    button(page, "Save as PDF …").setFocus()
    press(page, "Save as PDF …")
    gate.wait(desk)
    key(focus(), Qt.Key.Key_Space)  # Cancel has the focus
    gate.open()
    written(page, desk)
    assert list(folder.iterdir()) == []
    assert "Called off; no file was left behind." in words(page.save)
    assert last_made(desk) is None
    assert focus() is button(page, "Save as PDF …")


def test_a_summary_that_was_cancelled_can_be_saved_after_all(
    page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(desk)
    press(page, "Cancel")
    gate.open()
    written(page, desk)
    save(page, desk)
    assert (tmp_path / "one.pdf").exists()


def test_locking_ends_the_writing_before_the_journal_is_closed_and_leaves_no_file(
    workspace: Workspace,
    page: SummaryPage,
    desk: Desk,
    ask: Ask,
    tmp_path: Path,
    gate: Gate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ask(folder / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(desk)
    call_off = BackgroundWork.call_off

    def call_off_in_the_middle_of_a_page(writing: BackgroundWork) -> None:
        call_off(writing)
        gate.open()

    monkeypatch.setattr(BackgroundWork, "call_off", call_off_in_the_middle_of_a_page)
    workspace.save_all()
    assert not [thread for thread in threading.enumerate() if thread.name == "aside"]
    assert list(folder.iterdir()) == []


def test_a_summary_that_was_just_written_when_locking_is_remembered(
    workspace: Workspace, page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    desk.operations.finish()
    for thread in threading.enumerate():
        if thread.name == "aside":
            thread.join(_LONGEST_SECONDS)
    workspace.save_all()
    assert last_made(desk) is not None


def test_locking_before_the_writing_began_leaves_no_file(
    workspace: Workspace, page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    workspace.save_all()
    written(page, desk)
    assert not (tmp_path / "one.pdf").exists()


def test_going_to_another_page_lets_the_writing_go_on(
    workspace: Workspace, page: SummaryPage, desk: Desk, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "Save as PDF …")
    gate.wait(desk)
    go(workspace, desk, Place(JOURNAL))
    gate.open()
    written(page, desk)
    go(workspace, desk, Place(SUMMARY))
    QApplication.processEvents()
    assert (tmp_path / "one.pdf").exists()
    assert "Saved:" in words(page.save)
