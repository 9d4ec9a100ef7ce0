"""Lets every single call to the disk fail, or be the last one: `python -m tests.crash.inject [EVERY]`."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.crash.faulting import FAULTS, Session, every_fault, is_kill, suffered, under_strace
from tests.crash.sigkill import Tally, count_losses
from tests.support.builders import a_journal

SOAK = ("",)
SAVES = 4


@dataclass(slots=True)
class Faults:
    """What happened over all runs; `unexplained` counts failures that reached no one in plain words.

    `stuck` counts saves that failed although the disk was well again: one call fails in a session, so one save may.
    """

    runs: int = 0
    killed: int = 0
    failed_saves: int = 0
    lost: int = 0
    damaged: int = 0
    unexplained: int = 0
    stuck: int = 0


def run(folder: Path, every: int = 1, faults: Mapping[str, Sequence[str]] = FAULTS) -> Faults:
    """Make each `every`-th call of a session fail in each way, each time on a fresh copy of one journal."""
    fresh, victim = folder / "Fresh.ajournal", folder / "Journal.ajournal"
    a_journal(fresh)
    session, found = partial(_session, fresh, victim), Faults()
    for number, fault in enumerate(every_fault(session, folder / "strace.log", faults)):
        if number % every == 0:
            _suffer(session, fault, victim, found)
    return found


def _suffer(session: Session, fault: str, victim: Path, found: Faults) -> None:
    done, killed = suffered(session, fault), is_kill(fault)
    said = [int(line) for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")]
    found.runs += 1
    found.killed += killed
    found.failed_saves += 0 if killed else SAVES - len(said)
    found.unexplained += not killed and "Traceback" in done.stderr
    found.stuck += max(0, SAVES - len(said) - 1) if not killed and done.returncode == 0 else 0
    tally = Tally()
    count_losses(victim, said, tally)
    found.lost += tally.lost
    found.damaged += bool(tally.partial or tally.integrity_failures)


def _session(fresh: Path, victim: Path, tracing: Sequence[str]) -> subprocess.CompletedProcess[str]:
    shutil.rmtree(victim, ignore_errors=True)
    shutil.copytree(fresh, victim)
    database = victim / "journal.db"
    saver = [sys.executable, "-m", "tests.crash.saver", str(victim), "1", str(SAVES)]
    return under_strace(saver, tracing, (database, database.with_name("journal.db-journal"), victim))


def main() -> None:
    """Print the figures; the argument says that only each so many-th call is tried."""
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print(
        f"{found.runs} faults ({found.killed} of them kills, {found.failed_saves} saves failed and said so), "
        f"{found.lost} acknowledged saves lost, {found.damaged} journals damaged, {found.unexplained} not explained, "
        f"{found.stuck} saves failed although the disk was well again"
    )
    sys.exit(1 if found.lost or found.damaged or found.unexplained or found.stuck else 0)


if __name__ == "__main__":
    main()
