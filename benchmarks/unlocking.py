"""From the passphrase given to a first page that can be typed in, against working out the key alone."""

from collections.abc import Iterator

from benchmarks.figures import Figure, spread
from benchmarks.processes import by_turns
from benchmarks.setting import Setting

RUNS = 7
MOST = 1.2


def measure(setting: Setting) -> Iterator[Figure]:
    """Measure both in fresh processes, which have to import what they need."""
    commands = {str(size): ("benchmarks.unlock_program", str(setting.journal(size))) for size in setting.sizes}
    found = by_turns({"bare": ("benchmarks.derive_key",), **commands}, setting.environment, RUNS)
    times = {name: spread([ended - began for began, ended in runs]) for name, runs in found.items()}
    for size in setting.sizes:
        yield Figure("unlock to the first page", times[str(size)], times["bare"], size, {"ratio": MOST})
