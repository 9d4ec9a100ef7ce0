"""Text that an input method still composes, as for Chinese, is part of what was typed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell import workspace as workspace_module
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.hands import focus
from tests.support.windows import kept_in, write_in


class InputMethod:
    """An input method that composes in the widget that has the focus, as those of a desktop do."""

    def __init__(self, text: str) -> None:
        self._text = text
        QApplication.sendEvent(focus(), QInputMethodEvent(text, []))

    def commit(self) -> None:
        """Make what is composed text, once, where the focus still is; once that has gone it is lost."""
        event, to = QInputMethodEvent(), QApplication.focusWidget()
        event.setCommitString(self._text)
        self._text = ""
        if to is not None:
            QApplication.sendEvent(to, event)


@pytest.fixture
def composing(window: MainWindow, dependencies: Dependencies, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Return a window in which “ 半小时” is being composed; without a display Qt has no input method of its own."""
    page = write_in(window, dependencies, "half an hour")
    method = InputMethod(" 半小时")
    assert page.form.answer("request") == "half an hour"

    class Application:
        @staticmethod
        def inputMethod() -> InputMethod:  # noqa: N802 - as Qt names it
            return method

    monkeypatch.setattr(workspace_module, "QGuiApplication", Application)
    return window


def test_locking_saves_what_is_still_composed(
    composing: MainWindow, dependencies: Dependencies, journal: Path, relaunched: list[Path]
) -> None:
    composing.lock()
    assert relaunched
    assert kept_in(journal, dependencies) == "half an hour 半小时"


def test_closing_saves_what_is_still_composed(composing: MainWindow, dependencies: Dependencies, journal: Path) -> None:
    composing.close()
    assert kept_in(journal, dependencies) == "half an hour 半小时"
