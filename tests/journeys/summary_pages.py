"""Pictures of the session summary's pages as they are printed: Ben's, and one of thirty conversations."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from assertjournal.core.conversation import Status
from assertjournal.core.locale_settings import IsoFormatter
from assertjournal.core.summary import Paper, SessionSummary
from assertjournal.reports.session_summary import write
from tests.support.summaries import a_full_summary, a_row, bens

_WORKSHEETS = ("asking", "saying_no", "debrief")
_PEOPLE = ("M. (colleague)", "Mum (mother)", "A. (friend)", "The landlord (other)", "R. (partner)")
_REQUESTS = (
    "Half an hour at midday that no one books over",
    "I will come on Sunday from two until five, and not stay the night, however late it gets and whoever else stays",
    "",
)
_DOTS_PER_INCH = "80"


def save_pictures(folder: Path) -> str:
    """Save the pages to a folder of their own, as PDF, and as PNG where there is pdftoppm; return what to say of it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, summary in _summaries().items():
        for paper in Paper:
            with (folder / f"{name}-{paper}.pdf").open("wb") as target:
                write(summary, target, paper=paper, formatter=IsoFormatter())
    program = shutil.which("pdftoppm")
    if program is None:
        return f"summary: PDF only in {folder}: there is no pdftoppm (package poppler-utils) for pictures"
    for file in sorted(folder.glob("*.pdf")):
        subprocess.run([program, "-r", _DOTS_PER_INCH, "-png", str(file), str(file.with_suffix(""))], check=True)
    return f"summary: {len(list(folder.glob('*.png')))} pictures in {folder}"


def _summaries() -> Mapping[str, SessionSummary]:
    ben = replace(a_full_summary(), chosen=1, sections=tuple(map(bens, _WORKSHEETS)), values=())
    thirty = replace(
        a_full_summary(),
        since=None,
        conversations=tuple(
            a_row(
                name=_PEOPLE[number % len(_PEOPLE)],
                status=list(Status)[number % len(Status)],
                request=_REQUESTS[number % len(_REQUESTS)],
                result=number % 11,
            )
            for number in range(30)
        ),
        sections=(replace(bens("asking"), date=date(2026, 11, 23) - timedelta(days=3)),),
    )
    return {"ben": ben, "thirty": thirty}
