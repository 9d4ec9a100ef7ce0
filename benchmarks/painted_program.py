"""The program itself, until its first page is painted: `python -m benchmarks.painted_program JOURNAL`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assertjournal import app

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from assertjournal.ui.pages.dependencies import Dependencies
    from assertjournal.ui.shell.main_window import MainWindow

_open_window = app.open_window


def open_watched_window(
    application: "QApplication", dependencies: "Dependencies", journal: Path, *, may_create: bool = True
) -> "MainWindow":
    """Open the window as the program does, and watch it."""
    from benchmarks.painted import FirstPaint, report_now

    window = _open_window(application, dependencies, journal, may_create=may_create)
    FirstPaint(window.flow.currentWidget(), report_now)
    return window


if __name__ == "__main__":
    app.open_window = open_watched_window
    app.main(sys.argv[1:])
