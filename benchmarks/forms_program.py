"""The unlocked window in a process of its own: `python -m benchmarks.forms_program JOURNAL` prints times as JSON.

Times are those that the window's thread was busy, from what the user does until everything is painted, in milliseconds.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from assertjournal import app
from assertjournal.core.worksheet import FieldKind
from assertjournal.services.places import Place
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.forms.text_fields import TextField
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.place_names import WELCOME, WORKSHEET
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.work.operations import Operations
from benchmarks.journals import content, conversation_id, words
from benchmarks.passphrase import PASSPHRASE

SWITCHES = 120
KEYS = 300
LONG_TEXT_WORDS = 5_000
CONVERSATIONS = 20


def main(journal: Path) -> dict[str, list[float]]:
    """Measure each in turn."""
    application = QApplication([])
    dependencies = app.wire(application, lambda _journal, _comeback: None)
    window = app.open_window(application, dependencies, journal)
    window.show()
    workspace = unlocked(window)
    run = Run(workspace, dependencies.operations)
    times = {"first": list(first_visits(run)), "switch": list(switches(run)), "bare": list(bare_switches())}
    times["key"] = list(keys(run))
    window.close()
    return times


@dataclass(frozen=True, slots=True)
class Run:
    """The unlocked window, and the way to know that all its reading is done."""

    workspace: Workspace
    operations: Operations


def unlocked(window: MainWindow) -> Workspace:
    """Unlock and wait for the first page, which is not the one that a journal without entries shows."""
    door = window.flow.currentWidget()
    assert isinstance(door, UnlockPage)
    door.passphrase_given.emit(PASSPHRASE)
    while window.workspace is None or window.workspace.place.page == WELCOME:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return window.workspace


def busy(*acts: Callable[[], object]) -> float:
    """Return the milliseconds for which this thread was busy with these acts and what is painted after each."""
    began = time.thread_time()
    for act in acts:
        act()
        QApplication.processEvents()
    return (time.thread_time() - began) * 1000


def first_visits(run: Run) -> Iterator[float]:
    """Go to each skill for the first time, which builds its page."""
    for sheet in content().skills:
        yield go(run, Place(WORKSHEET, conversation_id(0), sheet.id))


def switches(run: Run) -> Iterator[float]:
    """Switch skills, and conversations now and then; all pages are built."""
    skills = content().skills
    for number in range(SWITCHES):
        conversation = conversation_id(number // len(skills) % CONVERSATIONS)
        yield go(run, Place(WORKSHEET, conversation, skills[number % len(skills)].id))


def go(run: Run, place: Place) -> float:
    """Return how long this thread was busy with going to a place: the entry is read, then its conversation."""
    taken = busy(lambda: run.workspace.go(place), run.operations.finish, run.operations.finish)
    assert run.workspace.place == place
    return taken


def bare_switches() -> Iterator[float]:
    """Refill a form of labels and editors, as many as a skill has fields on average, with as many words."""
    count = round(sum(len(list(sheet)) for sheet in content().skills) / len(content().skills))
    area, editors = bare_form(count)
    chance = random.Random(5)  # noqa: S311 - invented text
    area.show()
    QApplication.processEvents()
    for _number in range(SWITCHES):
        texts = [words(chance, 225 if position == 0 else 20) for position in range(count)]
        yield busy(partial(fill, editors, texts))
    area.hide()


def bare_form(count: int) -> tuple[QScrollArea, list[QTextEdit]]:
    """Return a form without any of ours."""
    inside, area, editors = QWidget(), QScrollArea(), [QTextEdit() for _ in range(count)]
    layout = QVBoxLayout(inside)
    for editor in editors:
        layout.addWidget(QLabel("A field"))
        layout.addWidget(editor)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(1280, 860)
    return area, editors


def fill(editors: list[QTextEdit], texts: list[str]) -> None:
    """Put the texts into the editors."""
    for editor, text in zip(editors, texts, strict=True):
        editor.setPlainText(text)


def keys(run: Run) -> Iterator[float]:
    """Type at the end of a text of 5,000 words, with saving under way as ever."""
    sheet = content().skills[0]
    go(run, Place(WORKSHEET, conversation_id(0), sheet.id))
    page = run.workspace.page
    assert isinstance(page, EntryPage)
    name = next(field.id for field in sheet if field.kind is FieldKind.LONG_TEXT)
    field = page.form.frames[name].widget
    assert isinstance(field, TextField)
    field.add(words(random.Random(6), LONG_TEXT_WORDS))  # noqa: S311 - invented text
    QApplication.processEvents()
    for number in range(KEYS):
        key = Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_A
        yield busy(partial(QTest.keyClick, field.editor, key))


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout)
