"""Trying out one package: outside of the checkout, with a home of its own and no display."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from assertjournal.version import VERSION
from dev import child_environment

STARTS = 5
_PLACES = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
_DISPLAYS = frozenset({"DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY"})


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found out about a package: its size in bytes, and how many milliseconds its program took."""

    name: str
    package: Path
    size: int
    version_ms: float
    selftest_ms: float


def try_out(name: str, package: Path, program: Path, folder: Path) -> Trial:
    """Start the `program` that `package` became, with `folder` for all that it may write, and pass its self-test.

    Raises SystemExit where it fails, says another version or leaves something behind.
    """
    home = folder / "home"
    home.mkdir()
    environment = environment_in(home)
    version_ms = statistics.median(_version_ms(program, environment, home) for _ in range(STARTS))
    selftest_ms, printed = timed([program, "--selftest"], environment, home)
    print(*(f"  {line}" for line in printed.splitlines()), sep="\n", flush=True)
    if left := sorted(path.name for path in home.rglob("*")):
        sys.exit(f"The {name} left behind: {', '.join(left)}")
    return Trial(name, package, size_of(package), version_ms, selftest_ms)


def environment_in(home: Path) -> dict[str, str]:
    """Return the environment of someone who has neither a display nor the checkout, at home in `home`."""
    mine = {key: value for key, value in child_environment(os.environ).items() if key not in _DISPLAYS}
    return {**mine, **dict.fromkeys(_PLACES, str(home))}


def timed(command: list[Path | str], environment: dict[str, str], folder: Path) -> tuple[float, str]:
    """Run a command in a folder and return its milliseconds and what it printed.

    Raises SystemExit with what it said where it fails.
    """
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    took = (time.perf_counter() - began) * 1000
    if done.returncode:
        sys.stdout.write(done.stdout)
        sys.exit(f"{Path(command[0]).name} ended with {done.returncode}. {done.stderr}")
    return took, done.stdout


def size_of(package: Path) -> int:
    """Return the bytes of a file, or of all files in a folder; what a link leads to counts once."""
    if package.is_file():
        return package.stat().st_size
    return sum(path.stat().st_size for path in package.rglob("*") if path.is_file() and not path.is_symlink())


def line_of(trial: Trial) -> str:
    """Return what is printed of a trial."""
    return (
        f"{trial.name:14} {trial.size / 1e6:7.1f} MB   --version {trial.version_ms:5.0f} ms   "
        f"--selftest {trial.selftest_ms:6.0f} ms   {trial.package.name}"
    )


def _version_ms(program: Path, environment: dict[str, str], folder: Path) -> float:
    took, printed = timed([program, "--version"], environment, folder)
    if printed != f"assertjournal {VERSION}\n":
        sys.exit(f"{program.name} should have said version {VERSION}, and said: {printed}")
    return took
