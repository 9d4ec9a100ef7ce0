"""Kills a saving process at random moments and counts what was lost: `python -m tests.crash.sigkill 60`."""

import random
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assertjournal.data.database import checks
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries, history
from tests.crash.killing import lines_until_killed
from tests.crash.saver import ENTRIES
from tests.support.builders import a_journal, opened

SOAK = ("200",)


@dataclass(slots=True)
class Tally:
    """What happened over all kills; `lost` counts entries that hold less than was acknowledged."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    partial: int = 0
    integrity_failures: int = 0


def run(path: Path, kills: int, chance: random.Random) -> Tally:
    """Make a journal at `path`, and kill a process that saves in it `kills` times."""
    a_journal(path)
    tally = Tally()
    newest, said = 0, set[int]()
    for _kill in range(kills):
        lines = lines_until_killed("saver", path, newest + 1, seconds=chance.uniform(0.0, 0.25))
        said_now = set(map(int, lines))
        said |= said_now
        tally.kills += 1
        tally.acknowledged += len(said_now)
        newest = count_losses(path, said, tally)
    return tally


def count_losses(path: Path, acknowledged: Iterable[int], tally: Tally) -> int:
    """Compare a journal with what was acknowledged; return the newest number in it.

    Raises UserError where it does not open.
    """
    wanted = {number % ENTRIES: number for number in sorted(acknowledged)}
    opened(path)
    try:
        saved = {number: entry for number in range(ENTRIES) if (entry := entries.get(f"entry-{number}"))}
        found = {number: int(entry.title) for number, entry in saved.items()}
        tally.lost += sum(found.get(number, 0) < newest for number, newest in wanted.items())
        for entry in saved.values():
            whole = str(entry.answers.get("text")).endswith(f"{entry.title} {entry.title} {entry.title}")
            last = history.latest(entry.id)
            tally.partial += not (whole and last and last.title == entry.title and last.answers == entry.answers)
        tally.integrity_failures += any(result.findings for result in checks.check_journal())
        return max(found.values(), default=0)
    finally:
        journal_file.close_journal()


def main() -> None:
    """Print the figures of as many kills as the first argument says."""
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder) / "Journal.ajournal", int(sys.argv[1]), random.Random())
    print(
        f"{tally.kills} kills, {tally.acknowledged} acknowledged saves, {tally.lost} lost, {tally.partial} partial, "
        f"{tally.integrity_failures} integrity failures"
    )
    sys.exit(1 if tally.lost or tally.partial or tally.integrity_failures else 0)


if __name__ == "__main__":
    main()
