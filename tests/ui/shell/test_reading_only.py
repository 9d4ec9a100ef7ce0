"""A journal opened for reading only takes nothing that it could not keep, and locks whenever it is to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from assertjournal.core.answers import Answer, RatedLine
from assertjournal.core.content import Content
from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.data.journal import journal_file
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.entries.history_page import HistoryPage
from assertjournal.ui.entries.note_page import NotePage
from assertjournal.ui.forms.field_frame import FieldFrame
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import BIN, CONVERSATION, ENTRY, HISTORY, JOURNAL, SCENARIO, VALUES, WELCOME
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.plain_editor import PlainEditor
from tests.support.builders import TODAY, a_journal, an_id
from tests.support.contexts import a_context, asked, close_on, open_on
from tests.support.hands import answering, buttons, editor_of, key, shown, type_into, type_text
from tests.support.value_cards import with_values
from tests.support.walks import a_talk, a_written_entry, go, go_to_entry, go_to_skill, page_as, settle
from tests.support.windows import Disk, Opener, unlocked, workspace_of, write_in
from tests.ui.conftest import Shown

ASKING = {"request": "a break"}
WRITING = {
    "Add",
    "Bring back",
    "Bring this version back",
    "Delete for good",
    "Delete this conversation",
    "Empty the bin",
    "Just write a note",
    "Move to the bin",
    "New conversation",
    "New note",
    "New reflection",
    "Rename",
    "Start afresh",
    "Start my own from this",
    "Take away",
}


class Written:
    """What the journal holds that can only be read."""

    def __init__(self, context: PageContext) -> None:
        self.talk = a_talk(context, title="About the rota")
        self.skill = a_written_entry(context, "asking", None, ASKING)
        note = EntryTarget(an_id())
        self.note = note.id
        asked(
            context.operations, lambda: context.entries.save(note, Edit(title="Walk", answers={"text": "By the river"}))
        )
        binned = a_written_entry(context, "asking", None, ASKING)
        asked(context.operations, lambda: context.entries.move_to_bin(binned))
        with_values(context, "Honesty")


@pytest.fixture
def cannot_write(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr(journal_file, "_is_writable", lambda _folder: False)


@pytest.fixture
def written(appearance: Appearance, content: Content, tmp_path: Path, cannot_write: Callable[[], None]) -> Written:
    a_journal(tmp_path / "Journal.ajournal")
    writing = a_context(appearance, content)
    open_on(writing, tmp_path / "Journal.ajournal")
    one = Written(writing)
    close_on(writing)
    cannot_write()
    return one


@pytest.fixture
def context(appearance: Appearance, content: Content, tmp_path: Path, written: Written) -> Iterator[PageContext]:
    reading = a_context(appearance, content)
    assert not open_on(reading, tmp_path / "Journal.ajournal")
    yield reading
    close_on(reading)


@pytest.fixture
def workspace(context: PageContext, show: Shown) -> Workspace:
    one = Workspace(context, NewRecoveryKey(), read_only=True)
    show(one)
    one.start()
    settle(context)
    return one


@pytest.fixture
def frames(appearance: Appearance, content: Content) -> Iterator[list[FieldFrame]]:
    sheets = (*content.worksheets.values(), *content.forms.values())
    built = [FieldFrame(field, appearance, lambda: TODAY) for sheet in sheets for field in sheet]
    for frame in built:
        frame.widget.set_answer(_an_answer(frame.field))
        frame.be_read_only()
    yield built
    for frame in built:
        frame.deleteLater()


def _an_answer(field: Field) -> Answer | None:
    by_kind: dict[FieldKind, Answer | None] = {
        FieldKind.RATED_LINES: (RatedLine("one", field.minimum),),
        FieldKind.SCALE: field.minimum,
        FieldKind.MULTI_CHOICE: tuple(choice.id for choice in field.choices[:1]),
        FieldKind.CHOICE: field.choices[0].id if field.choices else None,
        FieldKind.DATE: "2026-11-23",
        FieldKind.COUNT: 1,
        FieldKind.LINES: ("one",),
    }
    return by_kind.get(field.kind, "one")


def test_what_is_typed_into_a_journal_opened_for_reading_keeps_it_from_nothing(
    open_window: Opener,
    journal: Path,
    dependencies: Dependencies,
    relaunched: list[Path],
    cannot_write: Callable[[], None],
    qtbot: QtBot,
) -> None:
    cannot_write()
    window = unlocked(open_window(journal), dependencies, qtbot)
    page = write_in(window, dependencies, "a break")
    page.edited(Edit(answers=ASKING))
    window.lock()
    assert relaunched == [journal]


def test_a_field_takes_no_keys_and_can_be_copied(workspace: Workspace, context: PageContext, written: Written) -> None:
    page = go_to_entry(workspace, context, written.skill)
    editor = type_into(page.form, "request", "x\b")
    editor.insertFromMimeData(_text("pasted"))
    assert page.form.answer("request") == "a break"
    key(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert editor.textCursor().selectedText() == "a break"
    assert page.autosave is not None
    assert page.autosave.unsaved is None


def test_no_kind_of_field_is_changed_by_a_person(frames: list[FieldFrame]) -> None:
    changed: list[str] = []
    for frame in frames:
        frame.widget.edited.connect(lambda name=frame.field.id: changed.append(name))
        for editor in frame.findChildren(PlainEditor):
            type_text(editor, "x")
            key(editor, Qt.Key.Key_Backspace)
        for box in (*frame.findChildren(QAbstractSpinBox), *frame.findChildren(QComboBox)):
            key(box, Qt.Key.Key_Up)
            key(box, Qt.Key.Key_Down)
        for one in frame.widget.findChildren(QAbstractButton):
            key(one, Qt.Key.Key_Delete)
            type_text(one, "5")
            if not isinstance(one, QToolButton) and not one.isHidden():  # those of a calendar cannot be seen
                one.click()
    assert changed == []


def test_what_a_field_holds_stays_in_it(frames: list[FieldFrame]) -> None:
    for frame in frames:
        assert frame.widget.answer() == _an_answer(frame.field), frame.field.id


def test_no_field_offers_what_would_write(workspace: Workspace, context: PageContext, content: Content) -> None:
    for skill in content.skills:
        page = go_to_skill(workspace, context, skill.id)
        page.form.open_more(True)
        offered = {name.split(":")[0] for name in buttons(page)}
        assert not offered & {"Pick from a list", "Start from what I wrote above", "Set a date", "Remove the date"}


def test_rows_that_are_shown_later_take_no_keys_either(
    workspace: Workspace, context: PageContext, content: Content
) -> None:
    rated = next(
        (sheet.id, field.id) for sheet in content.skills for field in sheet if field.kind is FieldKind.RATED_LINES
    )
    page = go_to_skill(workspace, context, rated[0])
    widget = page.form.frames[rated[1]].widget
    widget.set_answer((RatedLine("one", None), RatedLine("two", None)))
    assert all(editor.isReadOnly() for editor in widget.findChildren(PlainEditor))


def test_a_note_can_be_read_and_not_written(workspace: Workspace, context: PageContext, written: Written) -> None:
    note = go_to_entry(workspace, context, written.note)
    assert isinstance(note, NotePage)
    title = shown(note, QLineEdit)[0]
    type_text(title, "x")
    assert title.text() == "Walk"
    assert editor_of(note.form.frames["text"].widget).isReadOnly()


def test_whether_it_is_private_stays_as_it_is(workspace: Workspace, context: PageContext, written: Written) -> None:
    page = go_to_entry(workspace, context, written.skill)
    private = next(one for one in shown(page, QAbstractButton) if one.accessibleName().startswith("Private"))
    assert not private.isEnabled()


@pytest.mark.parametrize("page", [WELCOME, JOURNAL, BIN, VALUES, CONVERSATION, ENTRY, HISTORY, SCENARIO])
def test_nothing_that_would_write_is_offered(
    workspace: Workspace, context: PageContext, written: Written, page: str
) -> None:
    subject = {ENTRY: written.skill, HISTORY: written.skill, SCENARIO: "ben"}.get(page)
    go(workspace, context, Place(page, written.talk, subject))
    assert workspace.page is not None
    assert buttons(workspace.page)
    assert not WRITING & set(buttons(workspace.page))


def test_the_list_of_conversations_offers_no_new_one(workspace: Workspace, context: PageContext) -> None:
    offered: list[str] = []
    with answering(lambda dialog: offered.extend(buttons(dialog))):
        workspace.switch_conversation()
        settle(context)
    assert offered == ["Without a conversation"]


def test_the_file_menu_makes_nothing_new(
    open_window: Opener, journal: Path, dependencies: Dependencies, cannot_write: Callable[[], None], qtbot: QtBot
) -> None:
    cannot_write()
    window = unlocked(open_window(journal), dependencies, qtbot)
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert {name for name in enabled if name in WRITING} == {"New conversation", "New note", "New reflection"}
    assert not any(enabled[name] for name in enabled if name in WRITING)
    assert enabled["Switch conversation"]


def test_a_state_keeps_its_name(workspace: Workspace, context: PageContext, written: Written) -> None:
    go(workspace, context, Place(HISTORY, None, written.skill))
    name = shown(page_as(workspace, HistoryPage), QLineEdit)
    assert all(one.isReadOnly() for one in name)


def test_a_journal_found_damaged_later_keeps_what_is_typed(
    window: MainWindow, dependencies: Dependencies, relaunched: list[Path], disk: Disk
) -> None:
    workspace_of(window).say_damaged("It is damaged.")
    disk.full = True
    page = write_in(window, dependencies, "a break")
    window.lock()
    assert page.form.answer("request") == "a break"
    assert relaunched == []


def _text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data
