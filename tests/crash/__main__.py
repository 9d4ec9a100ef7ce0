"""Every check at its full size, one after the other, as a table: `python -m tests.crash [NAME...]`.

A module of this folder takes part by saying in `SOAK` with which arguments it runs; several are several rows. A row
shows what its program said last, and any that does not end with 0 makes this one end with 1.
"""

import ast
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.source_tree import ROOT

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """A check by its module's name, and the arguments of its full size."""

    name: str
    arguments: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return the row's first column."""
        return " ".join((self.name, *self.arguments))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check said last, how long it took in seconds, and whether it found all in order."""

    said: str
    seconds: float
    passed: bool


def rows(folder: Path = _HERE) -> tuple[Row, ...]:
    """Return the checks of a folder, by their names."""
    found = (Row(path.stem, tuple(line.split())) for path in sorted(folder.glob("*.py")) for line in _soak(path))
    return tuple(found)


def _soak(path: Path) -> Iterator[str]:
    """Read what a module says in `SOAK`, without running it."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(name, ast.Name) and name.id == "SOAK" for name in node.targets
        ):
            yield from ast.literal_eval(node.value)


def run(row: Row) -> Outcome:
    """Run one check to its end."""
    began = time.monotonic()
    command = [sys.executable, "-m", f"tests.crash.{row.name}", *row.arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    spoken = done.stdout.strip() or done.stderr.strip() or "said nothing"
    return Outcome(spoken.splitlines()[-1], time.monotonic() - began, done.returncode == 0)


def main(names: Sequence[str]) -> int:
    """Run the checks with these names, or all of them, printing each row as it comes; gives the exit code."""
    chosen = [row for row in rows() if not names or row.name in names]
    if not chosen or set(names) - {row.name for row in chosen}:
        print("Checks: " + ", ".join(sorted({row.name for row in rows()})))
        return 2
    width = max(len(row.title) for row in chosen)
    failed = []
    for row in chosen:
        outcome = run(row)
        passed = "ok  " if outcome.passed else "MISS"
        print(f"{row.title:{width}}  {passed}  {outcome.seconds:6.1f} s  {outcome.said}", flush=True)
        failed += [] if outcome.passed else [row.title]
    print(f"{len(chosen) - len(failed)} of {len(chosen)} checks in order" + "".join(f"; not {name}" for name in failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
