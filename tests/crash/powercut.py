"""Cuts the power of a saving process in simulation: `python -m tests.crash.powercut 1000`; `--careless` must lose."""

import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.errors import UserError
from tests.crash.sigkill import Tally, count_losses
from tests.crash.traced_disk import Recording, record, write_out
from tests.support.builders import a_journal

SOAK = ("1000", "200 --careless")
SAVES = 60


@dataclass(slots=True)
class Cuts:
    """What was found after all cuts; `lost` counts entries, `damaged` journals that did not open or were not whole."""

    cuts: int = 0
    lost: int = 0
    damaged: int = 0


def recorded(folder: Path, saver: str = "saver", saves: int = SAVES) -> Recording:
    """Record a process that saves in a new journal in this folder."""
    path = folder / "Journal.ajournal"
    a_journal(path)
    return record([sys.executable, "-m", f"tests.crash.{saver}", str(path), "1", str(saves)], path)


def cut(recording: Recording, folder: Path, cuts: int, chance: random.Random) -> Cuts:
    """Cut the power so many times, at any moment, and look at what is left."""
    found = Cuts()
    for _cut in range(cuts):
        moment = chance.randint(0, len(recording.events))
        write_out(recording.after_cut(moment, chance), folder)
        said = map(int, recording.said_before(moment))
        found.cuts += 1
        tally = Tally()
        try:
            count_losses(folder, said, tally)
        except UserError:
            found.damaged += 1
            continue
        found.lost += tally.lost
        found.damaged += bool(tally.partial or tally.integrity_failures)
    return found


def main() -> None:
    """Print the figures of as many cuts as the first argument says."""
    careless = "--careless" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        recording = recorded(Path(folder), "careless_saver" if careless else "saver")
        found = cut(recording, Path(folder) / "After.ajournal", int(sys.argv[1]), random.Random())
    print(f"{found.cuts} power cuts, {found.lost} acknowledged saves lost, {found.damaged} journals damaged")
    sys.exit(bool(found.lost or found.damaged) != careless)


if __name__ == "__main__":
    main()
