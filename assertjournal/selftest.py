"""`assertjournal --selftest`: whether this copy of the program is whole. Needs neither a journal nor a display."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from assertjournal import selftest_checks
from assertjournal.core.errors import UserError
from assertjournal.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


def main() -> int:
    """Run every check, print a line for each, and return the exit code: 0 where all passed, else 1."""
    application = _application()
    passed = [_passes(name, check) for name, check in checks().items()]
    if application is not None:
        application.shutdown()
    if all(passed):
        return 0
    sys.stderr.write(_("This copy of AssertJournal is not whole. Install it again.") + "\n")
    return 1


def checks() -> dict[str, Callable[[], str]]:
    """Return the checks by name. Each gives a few words about what it found, or raises."""
    return {
        _("Fonts"): selftest_checks.check_fonts,
        _("Icons"): selftest_checks.check_icons,
        _("Worksheets and scenarios"): selftest_checks.check_content,
        _("Encrypted journal"): selftest_checks.check_journal,
        _("PDF"): selftest_checks.check_pdf,
    }


def _application() -> "QGuiApplication | None":
    """Return what Qt needs for drawing. Where there is no Qt, the checks that draw say so."""
    # Any other platform ends the whole process where it finds no display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        # imported late: a check reports what is missing
        from PySide6.QtGui import QGuiApplication
    except ImportError:
        return None
    return QGuiApplication([])


def _passes(name: str, check: Callable[[], str]) -> bool:
    try:
        result, passed = check(), True
    except Exception as error:  # noqa: BLE001 - whatever is missing, the line says so and the next check goes on
        result, passed = _("failed: {reason}").format(reason=_reason(error)), False
    sys.stdout.write(f"{name}: {result}\n")
    sys.stdout.flush()
    return passed


def _reason(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error)
    name = type(error).__name__
    return f"{name} ({error.name})" if isinstance(error, ImportError) else name
