"""A note's title: as long as it was, saved when it is left; and a new note that is new."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from assertjournal.core.errors import SaveFailed
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.ui.entries.note_page import NotePage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ENTRY
from assertjournal.ui.shell.workspace import Workspace
from tests.support.builders import an_id
from tests.support.contexts import asked
from tests.support.hands import editor_of, key, shown, type_into, type_text
from tests.support.walks import entry_of, go, go_to_entry, page_as, settle

FULL = SaveFailed("Not saved: the disk is full.", "Free some space.")


def a_new_note(workspace: Workspace, context: PageContext) -> tuple[NotePage, str]:
    workspace.new_note()
    settle(context)
    assert workspace.place.subject is not None
    return page_as(workspace, NotePage), workspace.place.subject


def title_of(page: NotePage) -> QLineEdit:
    return shown(page, QLineEdit)[0]


def refuse(*_what: object) -> None:
    raise FULL


def test_a_very_long_title_is_kept_whole_when_it_is_edited(workspace: Workspace, context: PageContext) -> None:
    note, long = EntryTarget(an_id()), "walk " * 8_000
    asked(context.operations, lambda: context.entries.save(note, Edit(title=long)))
    go_to_entry(workspace, context, note.id)
    title = title_of(page_as(workspace, NotePage))
    key(title, Qt.Key.Key_End)
    type_text(title, "home")
    assert workspace.save_all()
    assert entry_of(context, note.id).title == long + "home"


def test_leaving_the_title_saves_at_once(workspace: Workspace, context: PageContext) -> None:
    page, note = a_new_note(workspace, context)
    title = title_of(page)
    title.setFocus()
    type_text(title, "After work")
    editor_of(page.form.frames["text"].widget).setFocus()
    settle(context)
    assert entry_of(context, note).title == "After work"


def test_a_new_note_is_empty_while_another_cannot_be_saved(
    workspace: Workspace, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, first = a_new_note(workspace, context)
    with monkeypatch.context() as patch:
        patch.setattr(entry_rows, "put", refuse)
        type_into(page.form, "text", "of the first")
        type_text(title_of(page), "First")
        page, second = a_new_note(workspace, context)
        assert (title_of(page).text(), page.form.answer("text")) == ("", None)
        type_into(page.form, "text", "of the second")
        go(workspace, context, Place(ENTRY, None, first))
        assert (title_of(page).text(), page.form.answer("text")) == ("First", "of the first")
    assert workspace.save_all()
    assert [entry_of(context, note).answers["text"] for note in (first, second)] == ["of the first", "of the second"]
