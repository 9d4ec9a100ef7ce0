"""Starts the program as a person would, ends it once its window is painted, and prints as JSON how it began."""

import builtins
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from assertjournal import app
from assertjournal.ui.locked.locked_flow import LockedFlow
from assertjournal.ui.pages.dependencies import Comeback

COMEBACK = "ASSERTJOURNAL_COMEBACK"
LATE = (
    "ctypes",
    "peewee",
    "sqlcipher3",
    "PySide6.QtDBus",
    "assertjournal.ui.shell.workspace",
    "assertjournal.ui.guard.auto_lock",
)


def main() -> int:
    """Allow files of memory, as some systems do, and run the program with the words that were given."""
    allowed = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (allowed, allowed))
    os.umask(0o022)
    build = app.open_window

    def build_and_look(application: Any, dependencies: Any, journal: Path, **how: Any) -> Any:
        from PySide6.QtCore import QTimer

        from benchmarks.painted import FirstPaint

        window = build(application, dependencies, journal, **how)

        def look_and_end() -> None:
            began["touches_namespace"] = "Qt" in vars(sys.modules["PySide6.QtCore"])
            from PySide6.QtCore import Qt

            unasked = window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            state = {"minimised": window.isMinimized(), "unasked": unasked, "told_others": COMEBACK in os.environ}
            loaded = [name for name in LATE if name in sys.modules]
            json.dump({**began, **state, "loaded": loaded}, sys.stdout)
            window.end()

        if os.environ.get(COMEBACK) == Comeback.MINIMISED:
            QTimer.singleShot(0, look_and_end)  # it is not painted
        else:
            FirstPaint(window.flow.currentWidget(), look_and_end)
        began: dict[str, Any] = {
            "page": page_of(window.flow),
            "journal": str(journal),
            "imports_by": builtins.__import__.__name__,
            "umask": os.umask(0o077),
        }
        began |= {"core_allowed": allowed, "core": resource.getrlimit(resource.RLIMIT_CORE)}
        return window

    app.open_window = build_and_look
    return app.main(sys.argv[1:])


def page_of(flow: LockedFlow) -> str:
    """Return the name of the page that a locked window begins with."""
    return type(flow.currentWidget()).__name__


if __name__ == "__main__":
    sys.exit(main())
