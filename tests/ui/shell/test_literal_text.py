"""Wherever the window shows what a person wrote, it shows every character of it and opens nothing named in it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QMenu,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from assertjournal.core.answers import RatedLine
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.dialogs.questions import ask, tell
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.entries.note_page import NotePage
from assertjournal.ui.journal.journal_page import JournalPage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, ENTRY, JOURNAL, WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from tests.journeys.picture_walk import CONTROL, PICTURE
from tests.support.builders import an_id
from tests.support.contexts import asked
from tests.support.hands import answering, button, shown, words
from tests.support.source_tree import ROOT
from tests.support.tracing import needs_strace
from tests.support.walks import a_talk, a_written_entry, go, page_as, settle
from tests.ui.conftest import Shown

TEXTS = ("<img src=/etc/passwd>", "<b>x</b>", "a & b", "&Save", "<a href='file:///etc/passwd'>x</a>")


def guessing(inside: QWidget) -> Iterator[str]:
    """Name the widgets that would read markup in the text that they show."""
    for label in inside.findChildren(QLabel):
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text() and "qt_" not in label.objectName():
            yield f"label {label.text()!r}"
    for editor in inside.findChildren(QTextEdit):
        if editor.acceptRichText() and not editor.isReadOnly():
            yield "an editor that takes markup"


@pytest.mark.parametrize("text", TEXTS)
def test_the_conversation_is_named_literally(workspace: Workspace, context: PageContext, text: str) -> None:
    go(workspace, context, Place(CONVERSATION, a_talk(context, title=text, **{"with": text, "occasion": text})))
    card = button(workspace.sidebar.switcher, f"Conversation: {text}")
    assert card.accessibleDescription() == f"with {text}"
    assert list(guessing(workspace)) == []
    page = workspace.page
    assert isinstance(page, QWidget)
    assert text in [editor.toPlainText() for editor in shown(page, QTextEdit)]


@pytest.mark.parametrize("text", TEXTS)
def test_answers_stand_literally_in_their_fields_and_lists(
    workspace: Workspace, context: PageContext, text: str
) -> None:
    a_written_entry(
        context,
        "priorities",
        None,
        {"notice": text, "wants": (RatedLine(text, 5),), "chosen": text, "good_enough": text},
    )
    go(workspace, context, Place(WORKSHEET, None, "priorities"))
    page = page_as(workspace, EntryPage)
    page.form.open_more(True)
    assert page.form.answer("notice") == text
    assert [box.currentText() for box in shown(page, QComboBox)] == [text]
    assert list(guessing(page)) == []


@pytest.mark.parametrize("text", TEXTS)
def test_the_journal_lists_titles_and_openings_literally(workspace: Workspace, context: PageContext, text: str) -> None:
    target = EntryTarget(an_id())
    asked(context.operations, lambda: context.entries.save(target, Edit(title=text, answers={"text": text})))
    a_written_entry(context, "asking", a_talk(context, title=text), {"request": text})
    go(workspace, context, Place(JOURNAL))
    model = page_as(workspace, JournalPage).model
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert sorted(str(row.data()).split(", ")[0] for row in rows) == [text, text]
    assert {row.data(Qt.ItemDataRole.AccessibleDescriptionRole) for row in rows} == {text}


def test_the_list_is_drawn_without_reading_markup(workspace: Workspace, context: PageContext) -> None:
    """Read as markup, the first two openings would look the same."""
    for opening in ("<i></i>i", "i"):
        a_written_entry(context, None, None, {"text": opening})
    go(workspace, context, Place(JOURNAL))
    page = page_as(workspace, JournalPage)
    rows = [page.list.visualRect(page.model.index(row, 0)) for row in range(2)]
    bottoms = [row.adjusted(40, row.height() - 72, -40, -12) for row in rows]
    assert page.list.viewport().grab(bottoms[0]).toImage() != page.list.viewport().grab(bottoms[1]).toImage()


@pytest.mark.parametrize("text", TEXTS)
def test_a_note_shows_its_title_and_text_literally(workspace: Workspace, context: PageContext, text: str) -> None:
    target = EntryTarget(an_id())
    asked(context.operations, lambda: context.entries.save(target, Edit(title=text, answers={"text": text})))
    go(workspace, context, Place(ENTRY, None, target.id))
    page = page_as(workspace, NotePage)
    assert page.form.answer("text") == text
    assert list(guessing(page)) == []


@pytest.mark.parametrize("text", TEXTS)
def test_the_switcher_lists_conversations_literally(workspace: Workspace, context: PageContext, text: str) -> None:
    a_talk(context, title=text, **{"with": text})
    listed: list[str] = []

    def read(dialog: QDialog) -> None:
        items = shown(dialog, QListWidget)[0]
        listed.extend(items.item(row).text() for row in range(items.count()))
        listed.extend(guessing(dialog))

    with answering(read):
        workspace.switch_conversation()
        settle(context)
    assert listed == [f"{text}, with {text}"]


@pytest.mark.parametrize("text", TEXTS)
def test_questions_and_messages_show_their_words_literally(appearance: Appearance, text: str) -> None:
    seen: list[tuple[Qt.TextFormat, str, str]] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.append((dialog.textFormat(), dialog.text(), dialog.informativeText()))

    with answering(read):
        ask(None, text, text, yes=text, no="No")
    with answering(read):
        tell(None, text, text)
    assert seen == [(Qt.TextFormat.PlainText, text, text)] * 2


@pytest.mark.parametrize("text", TEXTS)
def test_a_button_of_a_question_shows_every_character(text: str, qapp: object) -> None:
    seen: list[str] = []
    with answering(lambda dialog: seen.extend(one.text() for one in shown(dialog, QAbstractButton))):
        ask(None, "What now?", "", yes=text, no="No")
    assert text.replace("&", "&&") in seen


@pytest.mark.parametrize("text", TEXTS)
def test_the_message_bar_shows_its_words_literally(workspace: Workspace, text: str) -> None:
    workspace.messages.say(text)
    assert workspace.messages.words() == text
    assert list(guessing(workspace.messages)) == []


@pytest.mark.parametrize("text", TEXTS)
def test_the_name_of_a_journal_is_shown_literally(appearance: Appearance, show: Shown, text: str) -> None:
    page = UnlockPage(appearance, text)
    show(page)
    assert text in words(page)
    assert list(guessing(page)) == []


@pytest.fixture(scope="module")
def opened_files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the names of all files that were opened, or only looked for, on a walk through every page."""
    folder = tmp_path_factory.mktemp("walk")
    for picture in (PICTURE, CONTROL):
        QImage(4, 4, QImage.Format.Format_RGB32).save(str(folder / picture))
    strace = ["strace", "-f", "-qq", "-e", "trace=%file", "-e", "signal=none", "-o", str(folder / "calls")]
    command = [*strace, sys.executable, "-m", "tests.journeys.picture_walk"]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return [Path(name).name for name in re.findall(r'"([^"]*)"', (folder / "calls").read_text(encoding="utf-8"))]


@pytest.mark.slow
@needs_strace
def test_nothing_named_in_a_text_is_opened_on_any_page(opened_files: list[str]) -> None:
    assert PICTURE not in opened_files


@pytest.mark.slow
@needs_strace
def test_a_picture_that_is_opened_would_be_seen(opened_files: list[str]) -> None:
    assert CONTROL in opened_files


def test_menus_show_dates_and_names_only(workspace: Workspace, context: PageContext) -> None:
    for text in TEXTS:
        a_written_entry(context, "asking", None, {"request": text})
    go(workspace, context, Place(WORKSHEET, None, "asking"))
    page = page_as(workspace, EntryPage)
    listed = {action.text() for menu in page.findChildren(QMenu) for action in menu.actions()}
    assert not any("<" in text for text in listed)
