"""The label of a person is settled when its field is left: on the way to “Mark” it may be somebody else’s “M”."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from assertjournal.core.person import Person
from assertjournal.services.places import Place
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.pages.desk import Desk
from assertjournal.ui.pages.place_names import CONVERSATION, JOURNAL
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.plain_editor import PlainEditor
from assertjournal.ui.work.saves import LONGEST_MS
from tests.support.hands import editor_of, type_into
from tests.support.walks import a_talk, go, go_to_conversation, page_as, settle, view_of


@pytest.fixture
def with_m(desk: Desk) -> str:
    return a_talk(desk, **{"with": "M", "relationship": "parent"})


@pytest.fixture
def talk(workspace: Workspace, desk: Desk, with_m: str) -> str:
    name = a_talk(desk)
    go_to_conversation(workspace, desk, name)
    return name


@pytest.fixture
def page(workspace: Workspace, talk: str) -> ConversationPage:
    return page_as(workspace, ConversationPage)


def rest(page: ConversationPage, desk: Desk) -> None:
    """Type nothing until what is waiting is saved: for half a second."""
    assert page.autosave is not None
    page.autosave.save_now()
    settle(desk)


def rest_for_long(page: ConversationPage, desk: Desk) -> None:
    """Type nothing for three seconds."""
    holds = page.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (hold,) = (timer for timer in holds if timer.isActive() and timer.interval() == LONGEST_MS)
    hold.timeout.emit()
    rest(page, desk)


def leave_the_field(page: ConversationPage, desk: Desk) -> None:
    editor_of(page.form.frames["title"].widget).setFocus()
    settle(desk)


def go_on_typing(editor: PlainEditor, words: str) -> None:
    QTest.keyClicks(editor, words)


def person_of(desk: Desk, conversation: str) -> tuple[str, str] | None:
    person: Person | None = view_of(desk, conversation).person
    return None if person is None else (person.label, person.relationship)


def test_half_a_label_is_not_written_while_its_field_has_the_keyboard(
    desk: Desk, talk: str, page: ConversationPage
) -> None:
    type_into(page.form, "with", "M")
    rest(page, desk)
    assert person_of(desk, talk) is None


def test_a_label_that_goes_on_after_a_rest_is_the_whole_one(
    desk: Desk, talk: str, page: ConversationPage, with_m: str
) -> None:
    editor = type_into(page.form, "with", "M")
    rest(page, desk)
    go_on_typing(editor, "ark")
    leave_the_field(page, desk)
    assert person_of(desk, talk) == ("Mark", "")
    assert page.form.answer("relationship") is None
    assert person_of(desk, with_m) == ("M", "parent")


def test_after_three_seconds_half_a_label_is_written_and_still_takes_nobody_away(
    desk: Desk, talk: str, page: ConversationPage, with_m: str
) -> None:
    editor = type_into(page.form, "with", "M")
    rest_for_long(page, desk)
    assert person_of(desk, talk) == ("M", "parent")
    go_on_typing(editor, "ark")
    leave_the_field(page, desk)
    assert person_of(desk, talk) == ("Mark", "")
    assert person_of(desk, with_m) == ("M", "parent")


def leave_the_page(workspace: Workspace, desk: Desk) -> None:
    go(workspace, desk, Place(JOURNAL))


def save_everything(workspace: Workspace, _desk: Desk) -> None:
    assert workspace.save_all()


@pytest.mark.parametrize("way_out", [leave_the_page, save_everything])
def test_a_label_that_waits_is_written_on_the_way_out(
    workspace: Workspace, desk: Desk, talk: str, page: ConversationPage, way_out: Callable[[Workspace, Desk], None]
) -> None:
    type_into(page.form, "with", "Mark")
    way_out(workspace, desk)
    assert person_of(desk, talk) == ("Mark", "")


def test_a_label_typed_while_another_conversation_is_read_goes_to_the_one_in_sight(
    workspace: Workspace, desk: Desk, talk: str, page: ConversationPage
) -> None:
    other = a_talk(desk)
    editor = type_into(page.form, "with", "Mar")
    workspace.go(Place(CONVERSATION, other))
    go_on_typing(editor, "k")
    settle(desk)
    assert page.form.answer("with") is None
    assert workspace.save_all()
    assert person_of(desk, talk) == ("Mark", "")
    assert person_of(desk, other) is None
