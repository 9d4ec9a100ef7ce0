"""The unlocked window in a process of its own: `python -m benchmarks.forms_program JOURNAL` prints times as JSON.

Times are those that the window's thread was busy, from what the user does until everything is painted, in milliseconds.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from assertjournal import app
from assertjournal.core.worksheet import FieldKind
from assertjournal.services.places import Place
from assertjournal.ui.forms.text_fields import TextField
from assertjournal.ui.main_window import MainWindow
from assertjournal.ui.pages.entry_page import EntryPage
from assertjournal.ui.pages.unlock_page import UnlockPage
from assertjournal.ui.place_names import CONVERSATION, WORKSHEET
from assertjournal.ui.workspace import Workspace
from benchmarks.journals import content, conversation_id, words
from benchmarks.passphrase import PASSPHRASE

SWITCHES = 120
KEYS = 300
LONG_TEXT_WORDS = 5_000
CONVERSATIONS = 20


def main(journal: Path) -> dict[str, list[float]]:
    """Measure each in turn."""
    application = QApplication([])
    window = app.open_window(application, app.wire(application, lambda _journal: None), journal)
    window.show()
    workspace = unlocked(window)
    times = {"first": list(first_visits(workspace)), "switch": list(switches(workspace)), "bare": list(bare_switches())}
    times["key"] = list(keys(workspace))
    window.close()
    return times


def unlocked(window: MainWindow) -> Workspace:
    """Unlock and wait for the first page, which is that of the newest conversation."""
    door = window.flow.currentWidget()
    assert isinstance(door, UnlockPage)
    door.passphrase_given.emit(PASSPHRASE)
    while window.workspace is None or window.workspace.place.page != CONVERSATION:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return window.workspace


def busy(act: Callable[[], object], is_done: Callable[[], bool]) -> float:
    """Give the milliseconds for which this thread was busy with an act and all that follows from it."""
    began = time.thread_time()
    act()
    while not is_done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    return (time.thread_time() - began) * 1000


def first_visits(workspace: Workspace) -> Iterator[float]:
    """Go to each skill for the first time, which builds its page."""
    for sheet in content().skills:
        yield go(workspace, Place(WORKSHEET, conversation_id(0), sheet.id))


def switches(workspace: Workspace) -> Iterator[float]:
    """Switch skills, and conversations now and then; all pages are built."""
    skills = content().skills
    for number in range(SWITCHES):
        conversation = conversation_id(number // len(skills) % CONVERSATIONS)
        yield go(workspace, Place(WORKSHEET, conversation, skills[number % len(skills)].id))


def go(workspace: Workspace, place: Place) -> float:
    """Give how long this thread was busy with going to a place."""
    return busy(lambda: workspace.go(place), lambda: workspace.place == place)


def bare_switches() -> Iterator[float]:
    """Refill a form of labels and editors, as many as a skill has fields on average, with as many words."""
    count = round(sum(len(list(sheet)) for sheet in content().skills) / len(content().skills))
    area, editors = bare_form(count)
    chance = random.Random(5)  # noqa: S311 - invented text
    area.show()
    QApplication.processEvents()
    for _number in range(SWITCHES):
        texts = [words(chance, 225 if position == 0 else 20) for position in range(count)]
        yield busy(lambda texts=texts: fill(editors, texts), lambda: True)  # type: ignore[misc]
    area.hide()


def bare_form(count: int) -> tuple[QScrollArea, list[QTextEdit]]:
    """Give a form without any of ours."""
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


def keys(workspace: Workspace) -> Iterator[float]:
    """Type at the end of a text of 5,000 words, with saving under way as ever."""
    sheet = content().skills[0]
    go(workspace, Place(WORKSHEET, conversation_id(0), sheet.id))
    page = workspace.page
    assert isinstance(page, EntryPage)
    name = next(field.id for field in sheet if field.kind is FieldKind.LONG_TEXT)
    field = page.form.frames[name].widget
    assert isinstance(field, TextField)
    field.add(words(random.Random(6), LONG_TEXT_WORDS))  # noqa: S311 - invented text
    QApplication.processEvents()
    for number in range(KEYS):
        key = Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_A
        yield busy(lambda key=key: QTest.keyClick(field.editor, key), lambda: True)  # type: ignore[misc]


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout)
