"""Letting chosen calls of a process to the disk fail, or be its last: one fault for each call and way of failing."""

import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.support.source_tree import ROOT

FAULTS: Mapping[str, Sequence[str]] = {
    "pwrite64": ("error=EIO", "error=ENOSPC", "signal=KILL"),
    "ftruncate": ("error=EIO", "error=ENOSPC", "signal=KILL"),
    "fsync": ("error=EIO", "signal=KILL"),
    "fdatasync": ("error=EIO", "signal=KILL"),
    "openat": ("error=EIO", "error=ENOSPC", "signal=KILL"),
    "unlink": ("error=EIO", "signal=KILL"),
}
Session = Callable[[Sequence[str]], subprocess.CompletedProcess[str]]
"""Runs the same process over the same files each time, under strace with these words."""


def every_fault(session: Session, log: Path, faults: Mapping[str, Sequence[str]] = FAULTS) -> Iterator[str]:
    """Count the calls of an undisturbed session, and give every way in which each of them can go wrong."""
    session(["-o", str(log), "-e", f"trace={','.join(faults)}"])
    calls = Counter(line.split("(", 1)[0] for line in log.read_text().splitlines() if "(" in line)
    log.unlink()
    for call, ways in faults.items():
        for when in range(1, calls[call] + 1):
            yield from (f"{call}:{way}:when={when}" for way in ways)


def suffered(session: Session, fault: str) -> subprocess.CompletedProcess[str]:
    """Run a session in which one call fails, or is the last."""
    call, _colon, _way = fault.partition(":")
    return session(["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={fault}"])


def is_kill(fault: str) -> bool:
    """Return whether the process does not live through it."""
    return "signal=KILL" in fault


def under_strace(
    command: Sequence[str], tracing: Sequence[str], watched: Sequence[Path] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a command whose calls are traced, or only those that are about these files."""
    paths = [word for path in watched for word in ("-P", str(path))]
    return subprocess.run(
        ["strace", "-qq", *paths, *tracing, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
