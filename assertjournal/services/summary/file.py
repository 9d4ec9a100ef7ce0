"""The file that a session summary becomes: pages to hand over, or plain text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import Paper, SessionSummary
from assertjournal.i18n import _
from assertjournal.reports.summary_text import write_text
from assertjournal.services import output_file


def default_name(today: date, *, as_text: bool) -> str:
    """Return a name that says nothing but what the file is and of which day."""
    suffix = "txt" if as_text else "pdf"
    return _("Session summary {day}").format(day=today.isoformat()) + f".{suffix}"


def save(
    summary: SessionSummary,
    path: Path,
    *,
    paper: Paper,
    formatter: Formatter,
    as_text: bool,
    force: bool,
    progress: Callable[[int], None],
) -> frozenset[str]:
    """Write a summary whole or not at all, and return the characters that no font could draw.

    Raises FileRefused, and what `progress` raises.
    """
    with output_file.writing_bytes(path, force=force) as stream:
        if as_text:
            write_text(summary, stream, formatter=formatter)
            progress(0)  # the last moment to be called off; a text has no pages to count
            return frozenset()
        # Laying out pages takes a tenth of a second to load; nothing but this needs it.
        from assertjournal.reports.session_summary import write

        return write(summary, stream, paper=paper, formatter=formatter, progress=progress)
