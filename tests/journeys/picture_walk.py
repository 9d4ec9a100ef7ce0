"""Walks through every page of a journal whose every text names a picture: `python -m tests.journeys.picture_walk`.

The picture, and the journal, lie in the current folder. A process that is watched must not be seen to open the picture;
that of the control, a label that does read markup, is seen.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QDialog, QLabel, QToolTip, QWidget

from assertjournal.app import open_window, wire
from assertjournal.core.answers import Answer, Answers, RatedLine
from assertjournal.core.clock import Clock
from assertjournal.core.content import CONVERSATION_FORM, PERSON_FORM, SUPPORT_CARD_FORM, Content
from assertjournal.core.worksheet import FieldKind, Worksheet
from assertjournal.services.bin import Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from assertjournal.services.entry_history import EntryHistory
from assertjournal.services.people import People
from assertjournal.services.places import Place, Places
from assertjournal.services.safety.journals import Journals
from assertjournal.services.support_card import SupportCard
from assertjournal.services.values import Values
from assertjournal.ui.pages.place_names import ASIDE, BIN, ENTRY, HISTORY, KNOWN, SCENARIO, WORKSHEET
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.work.operations import Operations
from tests.journeys.album import Album
from tests.journeys.answering import open_more
from tests.journeys.driver import Driver
from tests.journeys.sample_journals import make
from tests.support.builders import CHEAP_KDF, PASSPHRASE, an_id
from tests.support.hands import answering, press

PICTURE, CONTROL = "picture.png", "control.png"
# Without quotes and in the current folder, so that it is short: very long words may break.
TEXT = f"<img src={PICTURE}>"
_TALK, _NOTE, _BINNED = an_id(), an_id(), an_id()
_ANSWERS: Mapping[str, Answer] = {
    FieldKind.TEXT: TEXT,
    FieldKind.LONG_TEXT: TEXT,
    FieldKind.LINES: (TEXT,),
    FieldKind.RATED_LINES: (RatedLine(TEXT, 5),),
}


def main() -> int:
    """Fill a journal, unlock it, look at everything, then at the control; gives the exit code."""
    journal = Path.cwd() / f"{TEXT}.ajournal"
    os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(Path.cwd())))
    application = QApplication(sys.argv[:1])
    dependencies = wire(application, lambda *_how: None, lambda: Journals(Clock(), CHEAP_KDF))
    make(journal, dependencies.content(), _fill)
    window = open_window(application, dependencies, journal)
    window.resize(1280, 800)
    driver = Driver(window, Album(Path.cwd() / "pictures", numbered=True))
    _look_at(window)
    driver.write(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: window.workspace is not None, "the unlocked journal")
    looked_at = _walk(driver, dependencies.operations, dependencies.content(), _workspace(window))
    _look_at_control()
    print(f"Looked at {looked_at} pages.", flush=True)
    window.end()
    return 0


def _walk(driver: Driver, operations: Operations, content: Content, workspace: Workspace) -> int:
    looked_at = set()
    for place in _places(content):
        workspace.go(place)
        driver.wait(partial(_has_come, workspace, place), f"the page “{place.page}”")
        operations.finish()
        open_more(driver)
        _look_at(driver.window)
        looked_at.add(workspace.page)
        if place.page == BIN:
            with answering(_look_into):
                press(workspace, "Delete for good")
    with answering(_look_into):
        workspace.switch_conversation()
        operations.finish()
    workspace.messages.say(TEXT)
    _look_at(driver.window)
    return len(looked_at)


def _has_come(workspace: Workspace, place: Place) -> bool:
    return (workspace.place.page, workspace.place.subject) == (place.page, place.subject)


def _places(content: Content) -> Iterator[Place]:
    """Yield a place for each page, and for each form that a page shows."""
    named = {
        WORKSHEET: tuple(content.worksheets),
        ENTRY: (_NOTE,),
        HISTORY: (_NOTE,),
        SCENARIO: tuple(content.scenarios),
    }
    for page in sorted(KNOWN | ASIDE):
        yield from (Place(page, _TALK, subject) for subject in named.get(page, (None,)))


def _look_at(window: QWidget) -> None:
    """Draw everything in a window, also what is shown of a thing under the pointer, and what is to be chosen."""
    QApplication.processEvents()
    visible = [part for part in window.findChildren(QWidget) if part.isVisible()]
    rows = [row for view in visible if isinstance(view, QAbstractItemView) for row in _rows(view)]
    tips = [part.toolTip() for part in visible] + [str(row.data(Qt.ItemDataRole.ToolTipRole) or "") for row in rows]
    boxes = [part for part in visible if isinstance(part, QComboBox)]
    for tip in filter(None, tips):
        QToolTip.showText(QPoint(10, 10), tip)
        QApplication.processEvents()
    for box in boxes:
        box.showPopup()
        QApplication.processEvents()
        box.hidePopup()
    window.grab()


def _rows(view: QAbstractItemView) -> list[QModelIndex]:
    model = view.model()
    return [model.index(row, 0) for row in range(model.rowCount())] if model is not None else []


def _look_into(dialog: QDialog) -> None:
    _look_at(dialog)


def _look_at_control() -> None:
    label = QLabel(TEXT.replace(PICTURE, CONTROL))
    label.show()
    _look_at(label)


def _workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def _fill(content: Content) -> None:
    """Write the name of the picture in every text that a person can write."""
    clock = Clock()
    conversations, entries = Conversations(content, clock), Entries(content, clock)
    conversations.begin(_TALK, "ben")
    conversations.save(_TALK, {**_answered(content.forms[CONVERSATION_FORM]), "title": TEXT, "with": TEXT})
    for sheet in content.worksheets.values():
        entries.save(EntryTarget(an_id(), sheet.id, _TALK), Edit(answers=_answered(sheet), title=TEXT))
    for note in (_NOTE, _BINNED):
        for more in ("", " again"):
            edit = Edit(answers={"text": TEXT + more}, title=TEXT + more)
            entries.save(EntryTarget(note), edit, SaveMoment(begins=True, leaves=True))
    EntryHistory(content, clock).name(_NOTE, 1, TEXT)
    Bin(clock).move_conversation(_second_talk(conversations), with_entries=True)
    entries.move_to_bin(_BINNED)
    SupportCard(content).save(_answered(content.forms[SUPPORT_CARD_FORM]))
    Values(content, clock).add([TEXT])
    people = People(content)
    people.add(TEXT)
    for known in people.all():
        people.describe(known.person.id, _answered(content.forms[PERSON_FORM]))
    Places().remember(Place(ENTRY, None, _NOTE))


def _second_talk(conversations: Conversations) -> str:
    talk = an_id()
    conversations.begin(talk)
    conversations.save(talk, {"title": TEXT, "with": TEXT})
    return talk


def _answered(sheet: Worksheet) -> Answers:
    return {field.id: _ANSWERS[field.kind] for field in sheet if field.kind in _ANSWERS}


if __name__ == "__main__":
    sys.exit(main())
