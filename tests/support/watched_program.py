"""The program as a person starts it, saying on standard output how it is: its page, scheme, and whether it hides.

A line on standard input is the passphrase, which is typed; the end of it closes the window.
"""

import ctypes
import json
import sys
from typing import Any

from assertjournal import app
from assertjournal.ui.desktop import system_scheme

_PR_GET_DUMPABLE = 3
_PATIENCE_MS = 20_000


def main() -> int:
    """Run the program with the words that were given."""
    build = app.open_window

    def build_and_watch(application: Any, dependencies: Any, journal: Any, **how: Any) -> Any:
        window = build(application, dependencies, journal, **how)
        _watch(window, dependencies)
        return window

    app.open_window = build_and_watch
    system_scheme._PATIENCE_MS = _PATIENCE_MS  # the portal is played by a test, which may be slow
    return app.main(sys.argv[1:])


def _watch(window: Any, dependencies: Any) -> None:
    """Show how the program is once its window shows, and whenever that changes."""
    from PySide6.QtCore import QSocketNotifier, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    def tell() -> None:
        page = type(window.flow.currentWidget()).__name__ if window.workspace is None else "Workspace"
        hides = ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
        state = {"page": page, "scheme": dependencies.appearance.theme.scheme, "hides": hides}
        sys.stdout.write(f"{json.dumps(state)}\n")
        sys.stdout.flush()

    def hear() -> None:
        typed = sys.stdin.readline().strip()
        if not typed:
            window.end()
            return
        line = next(one for one in window.findChildren(QLineEdit) if one.accessibleName() == "Passphrase")
        line.setText(typed)
        QTest.keyClick(line, Qt.Key.Key_Return)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(hear)
    dependencies.appearance.theme.changed.connect(tell)
    window.flow.opened.connect(tell, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(0, tell)


if __name__ == "__main__":
    sys.exit(main())
