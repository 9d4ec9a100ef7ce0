"""What tests of the window share; they need no display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.core.content import Content, load_content
from assertjournal.paths import resources
from assertjournal.services.preferences import Preferences
from assertjournal.ui.desk import Desk
from assertjournal.ui.icons import Icons
from assertjournal.ui.look import Look
from assertjournal.ui.theme import Scheme, Theme
from assertjournal.ui.workspace import Workspace
from tests.support.builders import a_journal
from tests.support.desks import SetClock, a_desk, close_on, open_on

Shown = Callable[[QWidget], None]


@pytest.fixture(scope="session")
def content() -> Content:
    """Give the content that ships."""
    return load_content(resources())


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """Give a light look."""
    theme = Theme(Scheme.LIGHT, parent=qapp)
    return Look(theme, Icons(theme))


@pytest.fixture
def clock() -> SetClock:
    """Give a clock that a test may set."""
    return SetClock()


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """Give what shows a widget in a window of its own that has the keyboard, and keeps it as long as the test."""
    kept: list[QWidget] = []

    def show_it(widget: QWidget) -> None:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(1280, 860)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()

    return show_it


@pytest.fixture
def desk(look: Look, content: Content, clock: SetClock, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk over an empty, open journal."""
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    one = a_desk(look, content, clock)
    open_on(one, path)
    yield one
    close_on(one)


@pytest.fixture
def workspace(desk: Desk, show: Shown, qapp: QApplication) -> Iterator[Workspace]:
    """Give the unlocked window at its first place, the examples beside the page."""
    one = Workspace(desk, Preferences(), read_only=False)

    def follow(_old: QWidget | None, new: QWidget | None) -> None:
        one.focus_moved(new)

    qapp.focusChanged.connect(follow)
    show(one)
    one.start()
    desk.operations.finish()
    yield one
    qapp.focusChanged.disconnect(follow)
