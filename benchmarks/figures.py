"""What was measured: spreads of times, ratios to the bare part, goals, and the table and file that show them."""

import json
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from statistics import median

_HEAD = ("what", "entries", "median", "p99", "worst", "bare", "ratio", "goal", "")
_WIDTHS = (48, 8, 8, 8, 8, 8, 6, 24, 6)


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took over `runs` runs, in milliseconds."""

    median: float
    p99: float
    worst: float
    runs: int


def spread(milliseconds: Sequence[float]) -> Spread:
    """Sum up the times of at least one run."""
    ordered = sorted(milliseconds)
    return Spread(median(ordered), ordered[ceil(len(ordered) * 0.99) - 1], ordered[-1], len(ordered))


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long `act` takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: our times, those of the bare part, and the most that `ratio`, `p99` or `worst` may be."""

    what: str
    ours: Spread
    bare: Spread | None = None
    entries: int | None = None
    goals: Mapping[str, float] = field(default_factory=dict)

    @property
    def measures(self) -> dict[str, float]:
        """Return what goals are set for; the ratio is that of the medians."""
        found = {"p99": self.ours.p99, "worst": self.ours.worst}
        return found if self.bare is None else found | {"ratio": self.ours.median / self.bare.median}

    @property
    def missed(self) -> tuple[str, ...]:
        """Return the measures that are past their goal."""
        return tuple(name for name, most in self.goals.items() if self.measures[name] > most)


def head() -> str:
    """Return the first line of the table; all times are milliseconds."""
    return _line(_HEAD)


def row(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    ours, ratio = figure.ours, figure.measures.get("ratio")
    goals = ", ".join(f"{name} <= {most:g}" for name, most in figure.goals.items())
    verdict = "" if not figure.goals else "MISSED" if figure.missed else "met"
    return _line(
        (
            figure.what,
            "" if figure.entries is None else f"{figure.entries:,}",
            *(f"{time:.2f}" for time in (ours.median, ours.p99, ours.worst)),
            "" if figure.bare is None else f"{figure.bare.median:.2f}",
            "" if ratio is None else f"{ratio:.2f}",
            goals,
            verdict,
        )
    )


def write_json(path: Path, figures: Sequence[Figure]) -> None:
    """Write what was measured, and on what kind of machine."""
    machine = {"system": platform.platform(), "python": platform.python_version(), "processors": os.cpu_count()}
    rows = [_as_json(figure) for figure in figures]
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"machine": machine, "milliseconds": rows}, indent=1) + "\n", encoding="utf-8")


def _line(cells: Sequence[str]) -> str:
    padded = [
        cell.ljust(width) if number in {0, 7, 8} else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    ]
    return "  ".join(padded).rstrip()


def _as_json(figure: Figure) -> dict[str, object]:
    return {
        "what": figure.what,
        "entries": figure.entries,
        "ours": _spread_as_json(figure.ours),
        "bare": None if figure.bare is None else _spread_as_json(figure.bare),
        "ratio": figure.measures.get("ratio"),
        "goals": dict(figure.goals),
        "missed": list(figure.missed),
    }


def _spread_as_json(times: Spread) -> dict[str, float]:
    return {"median": times.median, "p99": times.p99, "worst": times.worst, "runs": times.runs}
