"""How much memory the pages of a session summary take while they are written, on Linux.

`python -m benchmarks.summary_memory ENTRIES` prints by how many KiB a process grows at the most, for each page.
"""

import sys
from io import BytesIO

from assertjournal.core.locale_settings import IsoFormatter
from assertjournal.core.summary import Paper
from benchmarks.peak_memory import most_so_far
from benchmarks.summary_texts import a_summary


def grown_by_page(entries: int) -> float:
    """Write a summary of so many entries, after a small one for what is loaded once."""
    from assertjournal.reports.session_summary import write

    write(a_summary(1), BytesIO(), paper=Paper.A4, formatter=IsoFormatter())
    summary = a_summary(entries)
    pages: list[int] = []
    before = most_so_far()
    write(summary, BytesIO(), paper=Paper.A4, formatter=IsoFormatter(), progress=pages.append)
    return (most_so_far() - before) / len(pages)


if __name__ == "__main__":
    print(grown_by_page(int(sys.argv[1])))
