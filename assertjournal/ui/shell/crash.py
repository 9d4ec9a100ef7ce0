"""When the program itself has failed: a message that says where, and never what a user wrote."""

import sys
import threading
from collections.abc import Callable
from types import FrameType, TracebackType

from assertjournal.i18n import _

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def trace_without_words(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the kind of failure and the places in the program, without messages, which may hold a user's words."""
    places = (f"{frame.f_code.co_filename.rpartition('assertjournal')[2]}:{line}" for frame, line in _frames(trace))
    return f"{kind.__name__} at {' > '.join(places)}"


def install_crash_hook(tell: Callable[[str], None]) -> None:
    """Set every failure that no one catches to `tell`, in words that are safe to show and to pass on.

    The same failure is told once: a save that is tried again and again must not fill the screen with windows.
    """
    told: set[str] = set()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = trace_without_words(kind, trace)
        if report not in told:
            told.add(report)
            tell(report)

    sys.excepthook = hook
    # These cannot be shown in a window, and Python would print their messages where others may read them.
    threading.excepthook = lambda failed: _note(failed.exc_type, failed.exc_traceback)
    sys.unraisablehook = lambda failed: _note(failed.exc_type, failed.exc_traceback)


def show_crash(report: str) -> None:
    """Show the failure in a window of its own; saving goes on."""
    # imported late: start-up
    from assertjournal.ui.dialogs.questions import tell

    words = _("Something in the program went wrong. The words beside a page’s title say whether its text is saved.")
    tell(None, words, _("If it happens again, this line helps to mend it:\n{report}").format(report=report))


def _note(kind: type[BaseException], trace: TracebackType | None) -> None:
    if sys.stderr is not None:
        sys.stderr.write(trace_without_words(kind, trace) + "\n")


def _frames(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    import traceback  # loads more than the whole first page, for what hardly ever happens

    return list(traceback.walk_tb(trace))
