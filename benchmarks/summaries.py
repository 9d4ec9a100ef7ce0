"""The session summary's pages, against ReportLab's own paragraphs with the same text and fonts."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks import peak_memory, summary_bare, summary_program
from benchmarks.figures import Figure, Spread, spread
from benchmarks.journals import ENTRIES_PER_CONVERSATION
from benchmarks.processes import ROOT, by_turns
from benchmarks.setting import Setting
from benchmarks.summary_texts import a_summary, texts_of

FIRST_RUNS, RUNS, LONG_RUNS = 10, 20, 3
FEW, MANY = 100, 1_000
MOST_FIRST, MOST_AGAIN, MOST_OF_MANY, MOST_MEMORY = 1.2, 1.3, 0.8, 1.0


def measure(setting: Setting) -> Iterator[Figure]:
    """Lay out one conversation in a fresh process, the same again in this one, and 1,000 entries; weigh their pages."""
    yield _first(setting)
    yield _again("session summary of one conversation, again", ENTRIES_PER_CONVERSATION, RUNS, MOST_AGAIN)
    yield _again("session summary of many", MANY, LONG_RUNS, MOST_OF_MANY)
    if peak_memory.STATUS.exists():
        yield _memory(setting)


def _first(setting: Setting) -> Figure:
    size = ENTRIES_PER_CONVERSATION
    programs = {"ours": "benchmarks.summary_program", "bare": "benchmarks.summary_bare"}
    commands = {name: (program, str(size)) for name, program in programs.items()}
    found = by_turns(commands, setting.environment, FIRST_RUNS)
    times = {name: spread([after - before for before, after in runs]) for name, runs in found.items()}
    what = "session summary of one conversation, first"
    return Figure(what, times["ours"], times["bare"], size, {"ratio": MOST_FIRST})


def _again(what: str, entries: int, runs: int, most: float) -> Figure:
    summary = a_summary(entries)
    texts = texts_of(summary)
    ours, bare = _by_turns(lambda: summary_program.lay_out(summary), lambda: summary_bare.lay_out(texts), runs)
    return Figure(what, ours, bare, entries, {"ratio": most})


def _memory(setting: Setting) -> Figure:
    """Compare what a page of many takes with what a page of a few does: neither times nor bare, but KiB."""
    many, few = (spread([_grown_by_page(entries, setting)]) for entries in (MANY, FEW))
    return Figure(f"KiB for a page of it, and for one of {FEW} entries", many, few, MANY, {"ratio": MOST_MEMORY})


def _grown_by_page(entries: int, setting: Setting) -> float:
    command = [sys.executable, "-m", "benchmarks.summary_memory", str(entries)]
    done = subprocess.run(command, cwd=ROOT, env=setting.environment, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def _by_turns(ours: Callable[[], bytes], bare: Callable[[], bytes], runs: int) -> tuple[Spread, Spread]:
    times: tuple[list[float], list[float]] = ([], [])
    for _run in range(runs + 1):
        for act, taken in zip((ours, bare), times, strict=True):
            began = time.perf_counter()
            act()
            taken.append((time.perf_counter() - began) * 1000)
    return spread(times[0][1:]), spread(times[1][1:])
