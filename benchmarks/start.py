"""From the start of a process to the first painted page, locked."""

from collections.abc import Iterator

from benchmarks.figures import Figure, spread
from benchmarks.processes import by_turns
from benchmarks.setting import Setting

RUNS = 15
MOST, MOST_FOR_GROWTH = 1.3, 1.05


def measure(setting: Setting) -> Iterator[Figure]:
    """Compare with the smallest window of PySide6, and large journals with the smallest one."""
    commands = {str(size): ("benchmarks.painted_program", str(setting.journal(size))) for size in setting.sizes}
    found = by_turns({"bare": ("benchmarks.painted_bare",), **commands}, setting.environment, RUNS)
    times = {name: spread([moment for (moment,) in runs]) for name, runs in found.items()}
    smallest = setting.sizes[0]
    yield Figure("start to the unlock page", times[str(smallest)], times["bare"], smallest, {"ratio": MOST})
    for size in setting.sizes[1:]:
        what = f"start to the unlock page, against {smallest:,}"
        yield Figure(what, times[str(size)], times[str(smallest)], size, {"ratio": MOST_FOR_GROWTH})
