"""A whole window over a journal, and what tests do with it: unlock, write, look at what was kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.core.errors import SaveFailed
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services.entries import Entries
from assertjournal.services.places import Place
from assertjournal.services.safety.journals import Journals
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.locked.first_run_page import FirstRunPage
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.place_names import WORKSHEET
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.work.operations import Operations
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.hands import focus, key, press, shown, type_into, words
from tests.support.walks import page_as

T = TypeVar("T")
Opener = Callable[[Path], MainWindow]
FULL = SaveFailed("Not saved: the disk is full.", "Free some space.")


class Disk:
    """Where the journal lies; it can be full for a while."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.full = False
        for rows in (entry_rows, conversation_rows):
            patch.setattr(rows, "put", self._refusing(rows.put))

    def _refusing(self, put: Callable[..., None]) -> Callable[..., None]:
        def put_if_there_is_room(*what: object) -> None:
            if self.full:
                raise FULL
            put(*what)

        return put_if_there_is_room


def unlocked(window: MainWindow, dependencies: Dependencies, qtbot: QtBot) -> MainWindow:
    """Unlock a window with the passphrase."""
    typed = focus()
    typed.setProperty("text", PASSPHRASE)
    key(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None)
    dependencies.operations.finish()
    return window


def unlock_with(window: MainWindow, secret: str) -> None:
    """Type a secret where the focus is, and press Enter."""
    typed = focus()
    assert isinstance(typed, QLineEdit)
    typed.setText(secret)
    key(typed, Qt.Key.Key_Return)


def wait_for_words(window: MainWindow, qtbot: QtBot, expected: str) -> None:
    """Wait until the window shows these words."""
    qtbot.waitUntil(lambda: expected in words(window))


def workspace_of(window: MainWindow) -> Workspace:
    """Return the workspace of an unlocked window."""
    assert window.workspace is not None
    return window.workspace


def write_in(window: MainWindow, dependencies: Dependencies, text: str) -> EntryPage:
    """Write a request into the second skill, without a conversation."""
    workspace_of(window).go(Place(WORKSHEET, None, "asking"))
    dependencies.operations.finish()
    page = page_as(workspace_of(window), EntryPage)
    type_into(page.form, "request", text)
    return page


def asked_again(journal: Path, ask: Callable[[], T]) -> T:
    """Ask a journal that no one holds any more."""
    operations, journals = Operations(), Journals(SetClock(), CHEAP_KDF)
    try:
        asked(operations, lambda: journals.open(journal, journals.unwrap_with_passphrase(journal, PASSPHRASE)))
        answer = asked(operations, ask)
        asked(operations, journals.close)
    finally:
        operations.stop()
    return answer


def kept_in(journal: Path, dependencies: Dependencies) -> object:
    """Return what a journal that no one holds any more has kept of the request."""
    entry = asked_again(journal, lambda: Entries(dependencies.content(), SetClock(NOW)).newest(None, "asking"))
    return None if entry is None else entry.answers["request"]


def line(window: MainWindow, name: str) -> QLineEdit:
    """Return the line to type in that has this name."""
    return next(one for one in shown(window, QLineEdit) if one.accessibleName() == name)


def first_run(open_window: Opener, tmp_path: Path) -> MainWindow:
    """Open a window where there is no journal yet."""
    window = open_window(tmp_path / "place" / "New.ajournal")
    assert shown(window, FirstRunPage)
    return window


def choose(window: MainWindow, passphrase: str, again: str) -> None:
    """Choose a passphrase, and ask for the journal."""
    line(window, "Passphrase").setText(passphrase)
    line(window, "Passphrase again").setText(again)
    press(window, "Create my journal")


def shown_key(window: MainWindow) -> str:
    """Return the recovery key that is in sight."""
    page = shown(window, RecoveryKeyPage)[0]
    return next(text for text in words(page).split("\n") if text.count("-") == 6)
