"""Cuts the power while passphrases are changed: `python -m tests.crash.key_cut 1000`; `--careless` must lose some."""

import random
import sys
import tempfile
from pathlib import Path

from assertjournal.core.errors import UserError
from tests.crash.key_kill import KeyTally, a_journal_with_words, count_losses, text_of
from tests.crash.traced_disk import Recording, record, write_out

SOAK = ("1000", "200 --careless")
CHANGES = 12


def run(folder: Path, cuts: int, chance: random.Random, changer: str = "key_changer") -> KeyTally:
    """Record a process that changes the passphrase of a journal in this folder, and cut the power at any moment."""
    path, after = folder / "Journal.ajournal", folder / "After.ajournal"
    recovery_key = a_journal_with_words(path)
    before, tally = text_of(path), KeyTally(changes=CHANGES)
    recording = record([sys.executable, "-m", f"tests.crash.{changer}", str(path), "0", str(CHANGES)], path)
    for _cut in range(cuts):
        acknowledged = _cut_power(recording, after, chance)
        tally.times += 1
        try:
            count_losses(after, acknowledged, recovery_key, tally)
        except UserError:
            tally.locked_out += 1
        tally.touched += text_of(after) != before
    return tally


def _cut_power(recording: Recording, after: Path, chance: random.Random) -> int:
    moment = chance.randint(0, len(recording.events))
    write_out(recording.after_cut(moment, chance), after)
    return max(map(int, recording.said_before(moment)), default=0)


def main() -> None:
    """Print the figures of as many cuts as the first argument says."""
    careless = "--careless" in sys.argv
    changer = "careless_key_changer" if careless else "key_changer"
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), int(sys.argv[1]), random.Random(), changer)
    print(f"{tally.times} power cuts, {tally}")
    sys.exit(tally.is_clean == careless)


if __name__ == "__main__":
    main()
