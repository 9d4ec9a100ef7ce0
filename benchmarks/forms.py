"""Going from skill to skill, and typing, in the unlocked window."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.figures import Figure, Spread, spread
from benchmarks.processes import PATIENCE_SECONDS, ROOT
from benchmarks.setting import Setting

MOST_AT_ONCE = 100.0
SWITCH_GOALS = {"ratio": 3.0, "p99": 16.0}
KEY_GOALS = {"p99": 8.0}


def measure(setting: Setting) -> Iterator[Figure]:
    """Measure in a process of its own for each size; the window's busy time counts, not its waiting."""
    for size in setting.sizes:
        times = _times(setting, size)
        yield Figure(
            "go to a skill for the first time, thread time", times["first"], None, size, {"worst": MOST_AT_ONCE}
        )
        yield Figure("switch skill or conversation, thread time", times["switch"], times["bare"], size, SWITCH_GOALS)
        yield Figure("a key in a text of 5,000 words, thread time", times["key"], None, size, KEY_GOALS)


def _times(setting: Setting, size: int) -> dict[str, Spread]:
    copy = setting.folder / "forms.ajournal"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(setting.journal(size), copy)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.forms_program", str(copy)],
        cwd=ROOT,
        env=setting.environment,
        stdout=subprocess.PIPE,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    return {name: spread(times) for name, times in json.loads(done.stdout).items()}
