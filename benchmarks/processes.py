"""Running what is measured in fresh processes, by turns, so that a slow moment of the machine hits both alike."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 30


def moments(arguments: Sequence[str], environment: Mapping[str, str]) -> list[float]:
    """Run a module of ours in a fresh process and return the moments that it printed, in milliseconds after its start.

    Raises CalledProcessError or TimeoutExpired where it prints none.
    """
    command = [sys.executable, "-m", *arguments]
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE_SECONDS
    )
    return [(float(moment) - began) * 1000 for moment in done.stdout.split()]


def by_turns(
    commands: Mapping[str, Sequence[str]], environment: Mapping[str, str], runs: int
) -> dict[str, list[list[float]]]:
    """Run each command `runs` times, by turns, after one run each that does not count."""
    found: dict[str, list[list[float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, arguments in commands.items():
            given = moments(arguments, environment)
            if turn:
                found[name].append(given)
    return found
