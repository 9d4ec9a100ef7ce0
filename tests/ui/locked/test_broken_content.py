"""A mistake in a worksheet or scenario file: said on the first page, the journal left alone, then tried again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.core.content import Content
from assertjournal.core.errors import ContentError
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.ui.about.scenarios_page import ScenariosPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.builders import PASSPHRASE, a_journal
from tests.support.hands import button, focus, key, press, shown, words

Opener = Callable[[Path], MainWindow]
SAID = "asking.toml, request: “kind” is missing."


class Shelf:
    """Where the content lies; it has a mistake until it is mended."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self.mended = False

    def content(self) -> Content:
        """Return the content that was mended."""
        if not self.mended:
            raise ContentError(SAID, "Mend that line of the file and start again.")
        return self._content


@pytest.fixture
def shelf(content: Content) -> Shelf:
    return Shelf(content)


@pytest.fixture
def dependencies(dependencies: Dependencies, shelf: Shelf) -> Dependencies:
    return replace(dependencies, content=shelf.content)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    return path


def type_passphrase() -> None:
    typed = focus()
    assert isinstance(typed, QLineEdit)
    typed.setText(PASSPHRASE)
    key(typed, Qt.Key.Key_Return)


def test_unlocking_says_what_is_wrong_and_leaves_the_journal_closed(
    open_window: Opener, journal: Path, qtbot: QtBot
) -> None:
    window = open_window(journal)
    type_passphrase()
    qtbot.waitUntil(lambda: SAID in words(window))
    assert window.workspace is None
    InstanceLock(journal).release()


def test_unlocking_can_be_tried_again_once_it_is_mended(
    open_window: Opener, journal: Path, qtbot: QtBot, shelf: Shelf
) -> None:
    window = open_window(journal)
    type_passphrase()
    qtbot.waitUntil(lambda: SAID in words(window))
    assert button(window, "Unlock").isEnabled()
    shelf.mended = True
    type_passphrase()
    qtbot.waitUntil(lambda: window.workspace is not None)


def test_no_journal_is_made_for_content_with_a_mistake(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "New.ajournal"
    window = open_window(path)
    for line in shown(window, QLineEdit):
        line.setText(PASSPHRASE)
    press(window, "Create my journal")
    qtbot.waitUntil(lambda: SAID in words(window))
    assert button(window, "Create my journal").isEnabled()
    assert not path.exists()


@pytest.mark.parametrize("name", ["Read the scenarios", "Support"])
def test_reading_while_locked_says_what_is_wrong_and_can_be_tried_again(
    open_window: Opener, journal: Path, shelf: Shelf, name: str
) -> None:
    window = open_window(journal)
    press(window, name)
    assert SAID in words(window)
    shelf.mended = True
    press(window, name)
    assert button(window, "Back to the start").isVisible()


def test_reading_the_scenarios_before_the_first_journal_says_what_is_wrong(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path / "New.ajournal")
    press(window, "Read the scenarios first")
    assert SAID in words(window)
    assert not shown(window, ScenariosPage)
