"""`python -m benchmarks [--full] [NAME...]`: measure, print a table, and write build/bench.json.

Names: start, unlock, save, forms, transfer, summary, backup; without one everything is measured.
--full adds 100,000 entries.
"""

import argparse
import compileall
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import backing_up, forms, saving, start, summaries, transferring, unlocking
from benchmarks.display import child_environment, display
from benchmarks.figures import Figure, head, row, write_json
from benchmarks.processes import ROOT
from benchmarks.setting import Measurement, Setting

SIZES = (1_000, 10_000)
LARGEST = 100_000
RESULT = ROOT / "build" / "bench.json"
MEASUREMENTS: dict[str, Measurement] = {
    "start": start.measure,
    "unlock": unlocking.measure,
    "save": saving.measure,
    "forms": forms.measure,
    "transfer": transferring.measure,
    "summary": summaries.measure,
    "backup": backing_up.measure,
}


def main(arguments: Sequence[str]) -> int:
    """Measure what is named; the exit code says nothing of how fast it was."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument("--full", action="store_true", help="measure at 100,000 entries too, which takes a gigabyte")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - MEASUREMENTS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for package in ("assertjournal", "benchmarks"):
        compileall.compile_dir(ROOT / package, quiet=2)
    sizes = (*SIZES, LARGEST) if options.full else SIZES
    write_json(RESULT, measured(options.names or list(MEASUREMENTS), sizes))
    print(f"All times are milliseconds. They are also in {RESULT.relative_to(ROOT)}.")
    return 0


def measured(names: Sequence[str], sizes: tuple[int, ...]) -> list[Figure]:
    """Print each figure as soon as it is known, and give them all."""
    figures = []
    RESULT.parent.mkdir(exist_ok=True)
    print(head(), flush=True)
    # Below build/ and not where temporary files lie: that is often memory, where nothing is as slow as on a disk.
    with TemporaryDirectory(dir=RESULT.parent, prefix="bench-") as folder, display() as screen:
        setting = Setting(Path(folder), child_environment(screen, folder), sizes)
        for name in names:
            for figure in MEASUREMENTS[name](setting):
                print(row(figure), flush=True)
                figures.append(figure)
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
