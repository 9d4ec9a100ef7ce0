"""The program, from the passphrase given to the first page, filled and painted.

`python -m benchmarks.unlock_program JOURNAL` prints both moments.
"""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from assertjournal import app
from benchmarks.passphrase import PASSPHRASE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from assertjournal.ui.pages.dependencies import Dependencies
    from assertjournal.ui.shell.main_window import MainWindow

REST_MS = 300
_open_window = app.open_window


def open_watched_window(
    application: "QApplication", dependencies: "Dependencies", journal: Path, *, may_create: bool = True
) -> "MainWindow":
    """Open the window as the program does, return the passphrase once it is painted, and watch for the first page."""
    from PySide6.QtCore import QTimer

    from assertjournal.ui.locked.unlock_page import UnlockPage
    from benchmarks.painted import FirstPaint, after_painting, report_and_end

    window = _open_window(application, dependencies, journal, may_create=may_create)
    door = window.flow.currentWidget()
    assert isinstance(door, UnlockPage)
    began: list[float] = []

    def give() -> None:
        began.append(time.monotonic())
        door.passphrase_given.emit(PASSPHRASE)

    def watch_page() -> None:
        # A page comes into sight once it is filled.
        if window.workspace is not None and window.workspace.page is not None:
            after_painting(lambda: report_and_end(*began, time.monotonic()))

    def watch_workspace() -> None:
        assert window.workspace is not None
        window.workspace.stack.currentChanged.connect(watch_page)

    window.flow.opened.connect(watch_workspace)
    FirstPaint(door, lambda: QTimer.singleShot(REST_MS, give))
    return window


if __name__ == "__main__":
    app.open_window = open_watched_window
    app.main(sys.argv[1:])
