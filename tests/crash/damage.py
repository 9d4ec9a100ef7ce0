"""Damages a journal's file anywhere: `python -m tests.crash.damage 300 60` flips bits and cuts ends off."""

import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.errors import JournalDamaged, UserError
from assertjournal.data.database import checks
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries
from tests.support.builders import a_journal, an_entry, opened

SOAK = ("300 60",)
ENTRIES = 40


@dataclass(slots=True)
class Damages:
    """What came of all damages; `misnamed` counts those that were blamed on something else."""

    tried: int = 0
    detected: int = 0
    misnamed: int = 0


def run(folder: Path, flips: int, cuts: int, chance: random.Random) -> Damages:
    """Flip one bit so many times, and cut the file off so many times, each on a sound file."""
    path = folder / "Journal.ajournal"
    a_journal(path)
    opened(path)
    with saving():
        for number in range(ENTRIES):
            entries.put(an_entry(answers={"text": f"{number} words " * 60}), f"{number} words " * 60)
    journal_file.close_journal()
    file = path / journal_file.DATABASE_FILE
    sound = file.read_bytes()
    found = Damages()
    for _flip in range(flips):
        bit = chance.randrange(len(sound) * 8)
        _appearance(path, sound[: bit // 8] + bytes([sound[bit // 8] ^ 1 << bit % 8]) + sound[bit // 8 + 1 :], found)
    for _cut in range(cuts):
        _appearance(path, sound[: chance.randrange(len(sound))], found)
    return found


def _appearance(path: Path, damaged: bytes, found: Damages) -> None:
    (path / journal_file.DATABASE_FILE).write_bytes(damaged)
    found.tried += 1
    try:
        opened(path)
        found.detected += any(result.findings for result in checks.check_journal())
    except JournalDamaged:
        found.detected += 1
    except UserError:
        found.misnamed += 1
    finally:
        journal_file.close_journal()


def main() -> None:
    """Print the figures of as many flips and cuts as the arguments say."""
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), int(sys.argv[1]), int(sys.argv[2]), random.Random())
    print(f"{found.tried} damages, {found.detected} detected, {found.misnamed} called something else")
    sys.exit(0 if found.detected == found.tried and not found.misnamed else 1)


if __name__ == "__main__":
    main()
