"""Saving a session summary: whole or not at all, and said in plain words."""

import errno
import os
import stat
from pathlib import Path

import pytest

from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary import writing as summary_writing
from assertjournal.ui.summary.summary_page import SummaryPage
from tests.support.hands import answering, button, press, type_into, words
from tests.support.summary_saving import (
    Ask,
    last_made,
    open_page,
    save,
    written,
)


def test_the_pdf_is_written_where_it_was_asked_for(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "for Tuesday.pdf")
    save(page, context)
    file = tmp_path / "for Tuesday.pdf"
    assert file.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_page_says_where_it_is_and_what_becomes_of_it(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    save(page, context)
    said = words(page.save)
    assert f"Saved: {tmp_path / 'one.pdf'}" in said
    assert "this program cannot protect it" in said
    assert "may be kept as records" in said
    assert button(page, "Open the folder").isVisible()


def test_the_journal_remembers_that_a_summary_was_made(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    press(page, "All worksheets (1)")
    save(page, context)
    made = last_made(context)
    assert made is not None
    assert made.entries == page.choices().entries


def test_only_what_is_ticked_is_in_the_text(page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path) -> None:
    files = [tmp_path / "without.txt", tmp_path / "with.txt"]
    for file in files:
        ask(file)
        save(page, context, "Save as text …")
        press(page, "All worksheets (1)")
    found = ["half an hour at midday" in file.read_text(encoding="utf-8") for file in files]
    assert found == [False, True]


def test_nothing_happens_where_no_place_is_chosen(page: SummaryPage, context: PageContext, ask: Ask) -> None:
    ask(None)
    save(page, context)
    assert last_made(context) is None
    assert button(page, "Save as PDF …").isEnabled()


def test_the_name_that_is_offered_says_nothing_of_the_journal(
    page: SummaryPage, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = []
    monkeypatch.setattr(summary_writing, "ask_where_to_save", lambda *asked: offered.append(asked[-1]))
    press(page, "Save as PDF …")
    press(page, "Save as text …")
    assert offered == ["Session summary 2026-11-23.pdf", "Session summary 2026-11-23.txt"]


def test_a_name_without_an_ending_gets_one(page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path) -> None:
    ask(tmp_path / "for Tuesday")
    save(page, context)
    assert (tmp_path / "for Tuesday.pdf").exists()
    assert not (tmp_path / "for Tuesday").exists()


@pytest.mark.parametrize(("answer", "replaced"), [("Keep it", False), ("Replace it", True)])
def test_a_file_that_the_dialog_did_not_ask_about_is_asked_about(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, answer: str, replaced: bool
) -> None:
    (tmp_path / "one.pdf").write_bytes(b"before")
    ask(tmp_path / "one")
    with answering(lambda dialog: press(dialog, answer)):
        press(page, "Save as PDF …")
    written(context)
    assert ((tmp_path / "one.pdf").read_bytes() != b"before") is replaced


def test_a_file_that_the_dialog_has_asked_about_is_replaced(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "one.pdf").write_bytes(b"before")
    ask(tmp_path / "one.pdf")
    save(page, context)
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")


def test_plain_text_is_never_written_into_a_pdf_file(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "one.PDF").write_bytes(b"before")
    ask(tmp_path / "one.PDF")
    save(page, context, "Save as text …")
    assert (tmp_path / "one.PDF").read_bytes() == b"before"
    assert (tmp_path / "one.txt").exists()


def test_that_pages_may_become_records_is_said_before_saving(page: SummaryPage) -> None:
    assert "may be kept as records" in words(page.save)


def refused_places(tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file").touch()
    return {
        "no folder": tmp_path / "nowhere" / "one.pdf",
        "a folder": tmp_path / "folder.pdf",
        "in a journal": tmp_path / "Journal.ajournal" / "one.pdf",
        "too long": tmp_path / ("x" * 300 + ".pdf"),
        "too long without an ending": tmp_path / ("x" * 300),
        "below a file": tmp_path / "file" / "one",
    }


@pytest.mark.parametrize(
    "place", ["no folder", "a folder", "in a journal", "too long", "too long without an ending", "below a file"]
)
def test_a_place_that_cannot_be_written_to_is_said_in_the_page_and_nothing_is_lost(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, place: str
) -> None:
    ask(refused_places(tmp_path)[place])
    press(page, "All worksheets (1)")
    before = page.choices()
    save(page, context)
    said = page.save.last_line()
    assert words(page.save).count(".") > 2
    assert "Saved:" not in words(page.save)
    assert said.isVisible()
    assert page.choices() == before
    assert last_made(context) is None
    assert button(page, "Save as PDF …").isEnabled()


def test_a_full_disk_is_said_and_leaves_no_half_of_a_file(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    ask(folder / "one.pdf")
    monkeypatch.setattr(os, "fsync", full)
    save(page, context)
    assert "No space left on device" in words(page.save)
    assert list(folder.iterdir()) == []


def test_nothing_to_summarise_is_said_with_a_next_step(
    workspace: Workspace, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    page = open_page(workspace, context)
    save(page, context)
    assert "write down something to talk about" in words(page.save)
    assert not (tmp_path / "one.pdf").exists()


def test_characters_that_no_font_has_are_named(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    type_into(page.form, "talk_about", "").insertPlainText("\U00013080")
    save(page, context)
    assert "These characters could not be drawn" in words(page.save)
    assert "(U+13080)" in words(page.save)
    assert "“Save as text” keeps them" in words(page.save)


def test_a_summary_that_cannot_be_noted_is_still_saved(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, not_noted: None
) -> None:
    ask(tmp_path / "one.pdf")
    save(page, context)
    said = words(page.save)
    assert "Saved:" in said
    assert "could not note that this summary was made. This journal may not be written to." in said
