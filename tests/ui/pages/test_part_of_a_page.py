"""Parts of a page never show as windows of their own, not even for a moment while the page is built."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.core.content import Content
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.first_run_page import FirstRunPage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.shell.example_panel import ExamplePanel


class Windows(QObject):
    """Notes the classes of widgets that were shown as windows."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize(
    "build",
    [
        lambda appearance, _content: UnlockPage(appearance, "Journal"),
        lambda appearance, _content: FirstRunPage(appearance, "It will be kept here"),
        ExamplePanel,
    ],
    ids=["unlock page", "first run page", "example panel"],
)
def test_nothing_is_shown_before_the_page_is(
    qapp: QApplication,
    qtbot: QtBot,
    appearance: Appearance,
    content: Content,
    build: Callable[[Appearance, Content], QWidget],
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    qtbot.addWidget(build(appearance, content))
    qapp.removeEventFilter(windows)
    assert windows.shown == []
