"""Lets every single call to the disk fail, or be the last one: `python -m tests.crash.inject [EVERY]`."""

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.crash.sigkill import Tally, look
from tests.support.builders import a_journal
from tests.support.source_tree import ROOT

SOAK = ("",)
SAVES = 4
_FAULTS = {
    "pwrite64": ("error=EIO", "error=ENOSPC", "signal=KILL"),
    "ftruncate": ("error=EIO", "error=ENOSPC", "signal=KILL"),
    "fsync": ("error=EIO", "signal=KILL"),
    "fdatasync": ("error=EIO", "signal=KILL"),
    "openat": ("error=EIO", "error=ENOSPC", "signal=KILL"),
    "unlink": ("error=EIO", "signal=KILL"),
}


@dataclass(slots=True)
class Faults:
    """What happened over all runs; `unexplained` counts failures that reached nobody in plain words."""

    runs: int = 0
    killed: int = 0
    failed_saves: int = 0
    lost: int = 0
    damaged: int = 0
    unexplained: int = 0


def run(folder: Path, every: int = 1) -> Faults:
    """Make each `every`-th call of a session fail in each way, each time on a fresh copy of one journal."""
    fresh, victim = folder / "Fresh.ajournal", folder / "Journal.ajournal"
    a_journal(fresh)
    found = Faults()
    for number, fault in enumerate(_faults(fresh, victim, folder / "strace.log")):
        if number % every == 0:
            _suffer(fresh, victim, fault, found)
    return found


def _faults(fresh: Path, victim: Path, log: Path) -> Iterator[str]:
    """Count the calls of an undisturbed session, and give every way in which each of them can go wrong."""
    _session(fresh, victim, ["-o", str(log), "-e", f"trace={','.join(_FAULTS)}"])
    calls = Counter(line.split("(", 1)[0] for line in log.read_text().splitlines() if "(" in line)
    log.unlink()
    for call, faults in _FAULTS.items():
        for when in range(1, calls[call] + 1):
            yield from (f"{call}:{fault}:when={when}" for fault in faults)


def _suffer(fresh: Path, victim: Path, fault: str, found: Faults) -> None:
    call, _colon, _way = fault.partition(":")
    done = _session(fresh, victim, ["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={fault}"])
    killed = "signal=KILL" in fault
    said = [int(line) for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")]
    found.runs += 1
    found.killed += killed
    found.failed_saves += 0 if killed else SAVES - len(said)
    found.unexplained += not killed and "Traceback" in done.stderr
    tally = Tally()
    look(victim, said, tally)
    found.lost += tally.lost
    found.damaged += bool(tally.partial or tally.integrity_failures)


def _session(fresh: Path, victim: Path, tracing: Sequence[str]) -> subprocess.CompletedProcess[str]:
    shutil.rmtree(victim, ignore_errors=True)
    shutil.copytree(fresh, victim)
    database = victim / "journal.db"
    watched = ["-P", str(database), "-P", f"{database}-journal", "-P", str(victim)]
    saver = [sys.executable, "-m", "tests.crash.saver", str(victim), "1", str(SAVES)]
    return subprocess.run(
        ["strace", "-qq", *watched, *tracing, *saver], cwd=ROOT, capture_output=True, text=True, check=False
    )


def main() -> None:
    """Print the figures; the argument says that only each so many-th call is tried."""
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print(
        f"{found.runs} faults ({found.killed} of them kills, {found.failed_saves} saves failed and said so), "
        f"{found.lost} acknowledged saves lost, {found.damaged} journals damaged, {found.unexplained} not explained"
    )
    sys.exit(1 if found.lost or found.damaged or found.unexplained else 0)


if __name__ == "__main__":
    main()
