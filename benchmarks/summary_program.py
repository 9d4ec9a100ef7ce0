"""The pages of a session summary, written as the program writes them.

`python -m benchmarks.summary_program ENTRIES` prints the moments before and after the first summary of a process.
"""

import sys
import time
from io import BytesIO

from assertjournal.core.locale_settings import IsoFormatter
from assertjournal.core.summary import Paper, SessionSummary
from benchmarks.summary_texts import a_summary


def lay_out(summary: SessionSummary) -> bytes:
    """Return the pages."""
    from assertjournal.reports.session_summary import write

    target = BytesIO()
    write(summary, target, paper=Paper.A4, formatter=IsoFormatter())
    return target.getvalue()


if __name__ == "__main__":
    summary = a_summary(int(sys.argv[1]))
    print(time.monotonic())
    lay_out(summary)
    print(time.monotonic())
