"""Those who hear the window instead of seeing it find a name on every control, and reach each with Tab."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assertjournal.data.journal.journal_file import close_journal
from assertjournal.services.entries import Edit, EntryTarget, SaveMoment
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.dialogs.conversation_dialog import ConversationDialog
from assertjournal.ui.dialogs.pick_dialog import PickDialog
from assertjournal.ui.dialogs.questions import ask
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.locked.first_run_page import FirstRunPage
from assertjournal.ui.locked.locked_page import LockedPage
from assertjournal.ui.locked.new_passphrase_page import NewPassphrasePage
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.form_page import FormPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import (
    ASIDE,
    BIN,
    CONVERSATION,
    ENTRY,
    HISTORY,
    JOURNAL,
    KNOWN,
    SCENARIO,
    SCENARIOS,
    SUMMARY,
    SUPPORT,
    VALUES,
    WELCOME,
    WORKSHEET,
)
from assertjournal.ui.safety.backups_page import BackupsPage
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from tests.support.backups import a_backup
from tests.support.contexts import asked
from tests.support.hands import answering, focus, key, name_of, press, shown
from tests.support.value_cards import card_of, the_page, with_values
from tests.support.walks import a_talk, a_written_entry, go, settle
from tests.ui.conftest import Shown

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)
SHEETS = ("priorities", "asking", "negotiation", "information", "saying_no", "values", "debrief", "reflection")
PLACES = {
    "welcome": Place(WELCOME),
    "journal": Place(JOURNAL),
    "values": Place(VALUES),
    "scenarios": Place(SCENARIOS),
    "scenario": Place(SCENARIO, None, "ben"),
    "support": Place(SUPPORT),
    "session summary": Place(SUMMARY),
    "bin": Place(BIN),
    **{page: Place(page) for page in sorted(ASIDE)},
    "note": Place(ENTRY, None, "00000000-0000-4000-8000-999999999999"),
    **{f"worksheet {sheet}": Place(WORKSHEET, None, sheet) for sheet in SHEETS},
}


def controls(inside: QWidget) -> Iterator[QWidget]:
    """Yield what can be operated, without the inner parts of spin boxes and lists."""
    for kind in CONTROLS:
        for widget in shown(inside, kind):
            if not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox):
                yield widget


def named(widget: QWidget) -> bool:
    if name_of(widget).strip():
        return True
    relations = QAccessible.queryAccessibleInterface(widget).relations()
    return any(relation[1] & QAccessible.RelationFlag.Label for relation in relations)


def nameless(inside: QWidget) -> list[str]:
    found = list(controls(inside))
    assert found, "there is nothing to operate"
    return [f"{type(one).__name__} in {type(one.parentWidget()).__name__}" for one in found if not named(one)]


def unreachable(inside: QWidget) -> list[str]:
    """Go once around with Tab and name the controls that it does not come to."""
    first, reached = focus(), [focus()]
    for _step in range(400):
        key(focus(), Qt.Key.Key_Tab)
        if focus() is first:
            break
        reached.append(focus())
    wanted = [one for one in controls(inside) if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [
        f"{type(one).__name__} {name_of(one)}" for one in wanted if not any(is_or_holds(one, two) for two in reached)
    ]


def is_or_holds(control: QWidget, focused: QWidget) -> bool:
    return control is focused or control.isAncestorOf(focused)


def fold_out(workspace: Workspace) -> None:
    page = workspace.page
    if isinstance(page, FormPage):
        page.form.open_more(True)
    QApplication.processEvents()


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_every_control_of_a_page_has_a_name(workspace: Workspace, context: PageContext, place: Place) -> None:
    go(workspace, context, place)
    fold_out(workspace)
    workspace.toggle_panel()
    assert nameless(workspace) == []


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_tab_comes_to_every_control_of_a_page(workspace: Workspace, context: PageContext, place: Place) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    go(workspace, context, place)
    fold_out(workspace)
    assert unreachable(workspace) == []


def test_a_filled_in_entry_with_all_that_can_be_done_with_it(workspace: Workspace, context: PageContext) -> None:
    ben = context.content.scenarios["ben"].answers["priorities"]
    for answers in (ben, ben):
        a_written_entry(context, "priorities", None, answers)
    go(workspace, context, Place(WORKSHEET, None, "priorities"))
    fold_out(workspace)
    assert nameless(workspace) == []
    assert unreachable(workspace) == []


def test_the_earlier_states_of_an_entry(workspace: Workspace, context: PageContext) -> None:
    target = EntryTarget("00000000-0000-4000-8000-999999999998", "asking")
    for text in ("a break", "a short break"):
        asked(
            context.operations, partial(context.entries.save, target, Edit({"request": text}), SaveMoment(leaves=True))
        )
    go(workspace, context, Place(HISTORY, None, target.id))
    settle(context)
    assert nameless(workspace) == []
    assert unreachable(workspace) == []


def test_the_bin_with_something_in_it(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context, title="Rent")
    asked(context.operations, lambda: context.bin.move_conversation(talk, with_entries=True))
    go(workspace, context, Place(BIN))
    assert nameless(workspace) == []
    assert unreachable(workspace) == []


def test_the_conversation_page(workspace: Workspace, context: PageContext) -> None:
    go(workspace, context, Place(CONVERSATION, a_talk(context, safe="no", planned_for="2026-11-24")))
    fold_out(workspace)
    assert nameless(workspace) == []
    assert unreachable(workspace) == []


@pytest.mark.parametrize("part", ["My values", "The relationships I want", "Where I lived them"])
def test_the_parts_of_the_values_page_with_all_that_is_folded_in(
    workspace: Workspace, context: PageContext, part: str
) -> None:
    with_values(context, "Honesty", "being on time")
    asked(context.operations, lambda: context.people.add("Ada"))
    a_written_entry(context, "reflection", None, {"matters": ("Honesty",)})
    page = the_page(workspace, context)
    press(page, part)
    settle(context)
    for value_card in page.mine.stack.cards.values():
        value_card.open()
    for one in page.relationships.stack.cards.values():
        one.open()
    QApplication.processEvents()
    assert nameless(workspace) == []
    assert unreachable(workspace) == []


def test_controls_of_the_same_name_are_told_apart_by_their_value(workspace: Workspace, context: PageContext) -> None:
    with_values(context, "Honesty", "being on time")
    page = the_page(workspace, context)
    for label in ("Honesty", "being on time"):
        card = card_of(page, label)
        card.open()
        QApplication.processEvents()
        assert all(label in one.accessibleDescription() for one in shown(card, QAbstractButton))


def test_the_message_bar(workspace: Workspace, context: PageContext) -> None:
    workspace.messages.offer("Moved to the bin.", "Undo", lambda: None)
    assert nameless(workspace.messages) == []
    assert unreachable(workspace.messages) == []


def test_the_narrow_window_keeps_its_names(workspace: Workspace) -> None:
    workspace.resize(600, 600)
    QApplication.processEvents()
    assert nameless(workspace) == []


def locked_pages(appearance: Appearance) -> dict[str, Callable[[], QWidget]]:
    clipboard = QApplication.clipboard()
    return {
        "first run": lambda: FirstRunPage(appearance, "It will be kept at /home/me/Journal.ajournal"),
        "unlock": lambda: UnlockPage(appearance, "Journal"),
        "recovery key": lambda: RecoveryKeyPage(appearance, "AAAAA-BBBBB", clipboard),
        "new passphrase": lambda: NewPassphrasePage(appearance),
        "covered": lambda: CoveredPage(appearance, "Not saved: the disk is full.", asks_secret=True),
    }


@pytest.mark.parametrize("name", ["first run", "unlock", "recovery key", "new passphrase", "covered"])
def test_the_pages_without_a_journal(appearance: Appearance, show: Shown, name: str) -> None:
    page = locked_pages(appearance)[name]()
    show(page)
    page.setFocus()
    assert nameless(page) == []
    assert unreachable(page) == []


def kinds_of(base: type[QWidget]) -> Iterator[type[QWidget]]:
    """Yield the classes below `base` that no other class extends."""
    for kind in base.__subclasses__():
        yield from kinds_of(kind) if kind.__subclasses__() else (kind,)


def test_no_page_is_left_out_here(appearance: Appearance, qtbot: QtBot) -> None:
    places = {place.page for place in PLACES.values()} | {CONVERSATION, HISTORY}  # these two need what is written first
    assert places == KNOWN | ASIDE
    pages = [page() for page in locked_pages(appearance).values()]
    for page in pages:
        qtbot.addWidget(page)
    assert {type(page) for page in pages} == set(kinds_of(LockedPage))


def test_reading_without_a_journal(open_window: Callable[[Path], MainWindow], tmp_path: Path) -> None:
    window = open_window(tmp_path / "New.ajournal")
    press(window, "Read the scenarios first")
    assert nameless(window) == []
    assert unreachable(window) == []


def test_backups_without_an_open_journal(
    open_window: Callable[[Path], MainWindow], open_journal: Path, qtbot: QtBot
) -> None:
    a_backup(open_journal)
    close_journal()
    window = open_window(open_journal)
    press(window, "Backups")
    (page,) = shown(window, BackupsPage)
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    assert nameless(window) == []
    assert unreachable(window) == []


def test_unlocking_with_the_recovery_key(appearance: Appearance, show: Shown) -> None:
    page = UnlockPage(appearance, "Journal")
    show(page)
    press(page, "Use the recovery key")
    assert nameless(page) == []
    assert unreachable(page) == []


def examined(dialog: QDialog) -> list[str]:
    found: list[str] = []

    def examine(one: QDialog) -> None:
        found.extend(nameless(one) + unreachable(one))

    with answering(examine):
        dialog.exec()
    return found


def test_the_list_of_conversations(context: PageContext, appearance: Appearance, show: Shown) -> None:
    a_talk(context, title="x")
    parent = QWidget()
    show(parent)
    lines = asked(context.operations, context.conversations.lines)
    assert examined(ConversationDialog(lines, lambda line: line.title, appearance, parent)) == []


def test_the_list_to_pick_from(appearance: Appearance, show: Shown) -> None:
    parent = QWidget()
    show(parent)
    assert examined(PickDialog("What matters to me here", ("Honesty", "Fairness"), appearance, parent)) == []


def test_a_question(qapp: object) -> None:
    found: list[str] = []
    with answering(lambda dialog: found.extend(nameless(dialog))):
        ask(None, "What now?", "More.", yes="Yes", no="No")
    assert found == []


def test_the_answers_to_one_question_are_told_which_question_it_is(workspace: Workspace, context: PageContext) -> None:
    go(workspace, context, Place(WORKSHEET, None, "debrief"))
    fold_out(workspace)
    page = workspace.page
    assert isinstance(page, EntryPage)
    for field in ("happened", "nervous", "in_the_way"):
        label = page.worksheet.field(field).label
        told = [one.accessibleDescription() for one in shown(page.form.frames[field].widget, QAbstractButton)]
        assert all(description.startswith(label) for description in told)
