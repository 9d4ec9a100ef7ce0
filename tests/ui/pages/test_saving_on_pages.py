"""What is typed on a page reaches the entry it was typed for, with anything happening in between."""

from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from assertjournal.data.tables import entries as entry_rows
from assertjournal.services import entries as entry_service
from assertjournal.services.places import Place
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL, SCENARIOS
from assertjournal.ui.shell.workspace import Workspace
from tests.support.clocks import SetClock
from tests.support.hands import button, buttons, editor_of, key, press, type_into, words
from tests.support.timers import run_out
from tests.support.walks import (
    a_talk,
    a_written_entry,
    all_written,
    entry_of,
    go,
    go_to_conversation,
    go_to_entry,
    go_to_skill,
    page_as,
    settle,
    view_of,
    written,
)
from tests.support.windows import Disk


def try_again(page: EntryPage | ConversationPage, context: PageContext) -> None:
    assert page.autosave is not None
    page.autosave.save_now()
    settle(context)


def rest(page: EntryPage | ConversationPage, context: PageContext) -> None:
    """Type nothing for half a second."""
    assert page.autosave is not None
    run_out(page.autosave, context.delays.save_at_rest)
    settle(context)


def test_what_is_typed_is_saved_by_itself(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    type_into(page.form, "request", "half an hour at midday")
    rest(page, context)
    assert page.saved.text() == "Saved"
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour at midday"}


def test_the_page_says_in_words_how_far_it_is_saved(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    assert page.saved.text() == ""
    type_into(page.form, "request", "h")
    assert page.saved.text() == "Saving …"
    page.leave()
    settle(context)
    assert page.saved.text() == "Saved"


def test_leaving_a_field_saves_at_once(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    type_into(page.form, "request", "half an hour")
    editor_of(page.form.frames["my_words"].widget).setFocus()
    settle(context)
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


def test_going_to_another_page_saves_at_once(workspace: Workspace, context: PageContext) -> None:
    type_into(go_to_skill(workspace, context, "asking").form, "request", "half an hour")
    go(workspace, context, Place(JOURNAL))
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


def test_saving_everything_right_after_the_last_key_loses_nothing(workspace: Workspace, context: PageContext) -> None:
    type_into(go_to_skill(workspace, context, "asking").form, "request", "half an hour")
    assert workspace.save_all()
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


def test_saving_everything_while_a_save_is_under_way_loses_nothing(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    editor = type_into(page.form, "request", "half")
    assert page.autosave is not None
    page.autosave.save_now()
    QTest.keyClicks(editor, " an hour")
    assert workspace.save_all()
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


def test_each_conversation_keeps_its_own_text(workspace: Workspace, context: PageContext) -> None:
    first, second = a_talk(context), a_talk(context)
    type_into(go_to_skill(workspace, context, "asking", first).form, "request", "of the first")
    page = go_to_skill(workspace, context, "asking", second)
    assert page.form.answer("request") is None
    type_into(page.form, "request", "of the second")
    page = go_to_skill(workspace, context, "asking", first)
    assert page.form.answer("request") == "of the first"
    found = [written(context, "asking", talk) for talk in (first, second)]
    assert [entry and entry.answers["request"] for entry in found] == ["of the first", "of the second"]


def test_keys_that_arrive_while_another_conversation_is_read_go_to_the_one_in_sight(
    workspace: Workspace, context: PageContext
) -> None:
    first, second = a_talk(context), a_talk(context)
    page = go_to_skill(workspace, context, "asking", first)
    editor = type_into(page.form, "request", "one")
    workspace.go(Place("worksheet", second, "asking"))
    QTest.keyClicks(editor, " two")
    settle(context)
    assert page.form.answer("request") is None
    assert workspace.save_all()
    entry = written(context, "asking", first)
    assert entry is not None
    assert entry.answers == {"request": "one two"}
    assert written(context, "asking", second) is None


def test_only_the_last_of_two_conversations_that_were_asked_for_is_shown(
    workspace: Workspace, context: PageContext
) -> None:
    first, second = a_talk(context), a_talk(context)
    page = go_to_skill(workspace, context, "asking")
    arrivals: list[str | None] = []
    page.shown.connect(lambda: arrivals.append(workspace.place.conversation))
    workspace.go(Place("worksheet", first, "asking"))
    workspace.go(Place("worksheet", second, "asking"))
    settle(context)
    assert arrivals == [second]


def test_undo_never_brings_the_text_of_one_conversation_into_another(
    workspace: Workspace, context: PageContext
) -> None:
    first, second = a_talk(context), a_talk(context)
    page = go_to_skill(workspace, context, "asking", first)
    editor = type_into(page.form, "request", "of the first")
    go_to_skill(workspace, context, "asking", second)
    editor.undo()
    assert workspace.save_all()
    assert written(context, "asking", second) is None


def test_looking_at_an_entry_writes_nothing(workspace: Workspace, context: PageContext, clock: SetClock) -> None:
    entry = a_written_entry(context, "asking", None, {"request": "half an hour"})
    before = entry_of(context, entry)
    clock.moment += timedelta(hours=1)
    page = go_to_entry(workspace, context, entry)
    go(workspace, context, Place(SCENARIOS))
    assert page.saved.text() == ""
    assert entry_of(context, entry) == before


def test_an_emptied_field_keeps_the_entry(workspace: Workspace, context: PageContext) -> None:
    entry = a_written_entry(context, "asking", None, {"request": "x"})
    page = go_to_entry(workspace, context, entry)
    editor = editor_of(page.form.frames["request"].widget)
    editor.selectAll()
    key(editor, Qt.Key.Key_Delete)
    go(workspace, context, Place(JOURNAL))
    assert entry_of(context, entry).answers == {}
    assert entry_of(context, entry).deleted_at is None


def test_answers_of_a_richer_version_stay_stored(
    workspace: Workspace, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    richer = {"request": "x", "of_a_richer_version": "kept"}
    with monkeypatch.context() as patch:
        patch.setattr(entry_service, "parse_answer", lambda _field, answer: answer)
        patch.setattr(type(context.content.worksheets["asking"]), "field", lambda _sheet, name: name)
        entry = a_written_entry(context, "asking", None, richer)
    type_into(go_to_entry(workspace, context, entry).form, "request", "y")
    go(workspace, context, Place(JOURNAL))
    assert entry_of(context, entry).answers == {"request": "xy", "of_a_richer_version": "kept"}


def test_a_failing_save_keeps_the_text_says_why_and_recovers(
    workspace: Workspace, context: PageContext, disk: Disk
) -> None:
    page = go_to_skill(workspace, context, "asking")
    disk.full = True
    type_into(page.form, "request", "half an hour")
    try_again(page, context)
    assert page.form.answer("request") == "half an hour"
    assert page.saved.text() == "Not saved yet"
    assert "the disk is full" in workspace.messages.words()
    disk.full = False
    try_again(page, context)
    assert (page.saved.text(), workspace.messages.words()) == ("Saved", "")
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


def test_saving_goes_on_after_a_failure(workspace: Workspace, context: PageContext, disk: Disk) -> None:
    page = go_to_skill(workspace, context, "asking")
    disk.full = True
    editor = type_into(page.form, "request", "half")
    try_again(page, context)
    disk.full = False
    QTest.keyClicks(editor, " an hour")
    rest(page, context)
    assert page.saved.text() == "Saved"
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


@pytest.mark.parametrize("stored_before", [False, True])
def test_unsaved_text_is_there_when_one_comes_back(
    workspace: Workspace, context: PageContext, disk: Disk, stored_before: bool
) -> None:
    talk = a_talk(context)
    if stored_before:
        a_written_entry(context, "asking", talk, {"request": ""})
        a_written_entry(context, "asking", talk, {"effect": "before"})
    page = go_to_skill(workspace, context, "asking", talk)
    disk.full = True
    type_into(page.form, "request", "half an hour")
    go(workspace, context, Place(JOURNAL))
    page = go_to_skill(workspace, context, "asking", talk)
    assert page.form.answer("request") == "half an hour"
    disk.full = False
    assert workspace.save_all()
    assert all_written(context, "asking", talk)[0].answers["request"] == "half an hour"


def test_an_unsaved_entry_that_was_begun_afresh_is_there_when_one_comes_back(
    workspace: Workspace, context: PageContext, disk: Disk
) -> None:
    a_written_entry(context, "asking", None, {"request": "the older one"})
    page = go_to_skill(workspace, context, "asking")
    press(page, "Start afresh")
    disk.full = True
    type_into(page.form, "request", "the newer one")
    go(workspace, context, Place(JOURNAL))
    page = go_to_skill(workspace, context, "asking")
    assert page.form.answer("request") == "the newer one"


def test_the_text_of_a_conversation_that_could_not_be_saved_is_there_when_one_comes_back(
    workspace: Workspace, context: PageContext, disk: Disk
) -> None:
    talk = a_talk(context, title="Before")
    go_to_conversation(workspace, context, talk)
    disk.full = True
    type_into(page_as(workspace, ConversationPage).form, "title", " and after")
    go(workspace, context, Place(JOURNAL))
    go_to_conversation(workspace, context, talk)
    page = page_as(workspace, ConversationPage)
    assert page.form.answer("title") == "Before and after"
    disk.full = False
    try_again(page, context)
    assert view_of(context, talk).conversation.title == "Before and after"


def test_what_could_not_be_saved_keeps_the_window_from_being_let_go(
    workspace: Workspace, context: PageContext, disk: Disk
) -> None:
    page = go_to_skill(workspace, context, "asking")
    disk.full = True
    type_into(page.form, "request", "half an hour")
    assert not workspace.save_all()
    disk.full = False
    assert workspace.save_all()


def test_a_journal_whose_file_was_taken_away_says_so_and_saves_again_once_it_is_back(
    workspace: Workspace, context: PageContext, tmp_path: Path
) -> None:
    file = tmp_path / "Journal.ajournal" / "journal.db"
    page = go_to_skill(workspace, context, "asking")
    file.rename(tmp_path / "elsewhere.db")
    type_into(page.form, "request", "half an hour")
    try_again(page, context)
    assert "the journal’s file was deleted, moved or replaced" in workspace.messages.words()
    (tmp_path / "elsewhere.db").rename(file)
    try_again(page, context)
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


def test_a_mistake_in_a_service_stops_neither_the_window_nor_the_saving(
    workspace: Workspace, context: PageContext, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def stumble(*_what: object) -> NoReturn:
        raise ZeroDivisionError

    page = go_to_skill(workspace, context, "asking")
    with monkeypatch.context() as patch, qtbot.captureExceptions() as mistakes:
        patch.setattr(entry_rows, "put", stumble)
        type_into(page.form, "request", "half an hour")
        assert page.autosave is not None
        page.autosave.save_now()
        qtbot.waitUntil(lambda: page.saved.text() == "Not saved yet")
    assert [kind for kind, _error, _trace in mistakes] == [ZeroDivisionError]
    try_again(page, context)
    entry = written(context, "asking")
    assert entry is not None
    assert entry.answers == {"request": "half an hour"}


def test_ticking_private_is_saved(workspace: Workspace, context: PageContext) -> None:
    entry = a_written_entry(context, "asking", None, {"request": "x"})
    page = go_to_entry(workspace, context, entry)
    press(page, "Private: leave this out of session summaries")
    go(workspace, context, Place(JOURNAL))
    assert entry_of(context, entry).private
    page = go_to_entry(workspace, context, entry)
    assert button(page, "Private: leave this out of session summaries").isChecked()


def test_starting_afresh_makes_a_second_entry_and_keeps_the_first_one_press_away(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    first = a_written_entry(context, "asking", None, {"request": "first"})
    clock.moment += timedelta(days=1)
    page = go_to_skill(workspace, context, "asking")
    press(page, "Start afresh")
    assert page.form.answer("request") is None
    type_into(page.form, "request", "second")
    go(workspace, context, Place(JOURNAL))
    assert [entry.answers["request"] for entry in all_written(context, "asking")] == ["second", "first"]
    page = go_to_skill(workspace, context, "asking")
    assert page.form.answer("request") == "second"
    others = button(page, "Other entries")
    assert isinstance(others, QPushButton)
    assert [action.text().startswith("Monday 2026-11-23, ") for action in others.menu().actions()] == [True]
    others.menu().actions()[0].trigger()
    settle(context)
    assert page_as(workspace, EntryPage).form.answer("request") == "first"
    assert entry_of(context, first).answers == {"request": "first"}


def test_an_entry_goes_to_the_bin_and_comes_back_with_undo(workspace: Workspace, context: PageContext) -> None:
    entry = a_written_entry(context, "asking", None, {"request": "x"})
    page = go_to_entry(workspace, context, entry)
    press(page, "Move to the bin")
    settle(context)
    assert entry_of(context, entry).deleted_at is not None
    assert page_as(workspace, EntryPage).form.answer("request") is None
    assert "Moved to the bin." in words(workspace.messages)
    press(workspace.messages, "Undo")
    settle(context)
    assert entry_of(context, entry).deleted_at is None
    assert page_as(workspace, EntryPage).form.answer("request") == "x"


def test_what_can_be_done_with_an_entry_is_offered_once_it_is_begun(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    offers = {"Start afresh", "Move to the bin"}
    assert not offers & set(buttons(page))
    type_into(page.form, "request", "x")
    page.leave()
    settle(context)
    assert offers <= set(buttons(page))
