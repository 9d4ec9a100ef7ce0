"""Reports failures of the program itself: where they happened, but never what a user wrote."""

import sys
import threading
from collections.abc import Callable
from types import FrameType, TracebackType

from assertjournal.i18n import _

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def trace_without_words(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the type of a failure and its places in the program, without messages that may quote a user's text."""
    places = (f"{frame.f_code.co_filename.rpartition('assertjournal')[2]}:{line}" for frame, line in _frames(trace))
    return f"{kind.__name__} at {' > '.join(places)}"


def install_crash_hook(tell: Callable[[str], None]) -> None:
    """Report every uncaught failure to `tell`, in words that are safe to show and to pass on.

    Each failure is reported once: a save that is retried again and again must not fill the screen with windows.
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
    # No window can be opened for these, and Python would print their messages, which may quote a user's text.
    threading.excepthook = lambda failed: _note(failed.exc_type, failed.exc_traceback)
    sys.unraisablehook = lambda failed: _note(failed.exc_type, failed.exc_traceback)


def show_crash(report: str) -> None:
    """Show the failure in its own window. Saving continues."""
    # imported late: start-up
    from assertjournal.ui.dialogs.questions import tell

    words = _("Something in the program went wrong. The words beside a page’s title say whether its text is saved.")
    tell(None, words, _("If it happens again, this line helps to fix it:\n{report}").format(report=report))


def _note(kind: type[BaseException], trace: TracebackType | None) -> None:
    if sys.stderr is not None:
        sys.stderr.write(trace_without_words(kind, trace) + "\n")


def _frames(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    import traceback  # loads more modules than the whole first page needs, and is hardly ever used

    return list(traceback.walk_tb(trace))
