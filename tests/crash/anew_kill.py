"""Kills a process that encrypts a journal again at random moments: `python -m tests.crash.anew_kill 100`."""

import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.errors import UserError
from assertjournal.data.database import checks
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries, transfer
from tests.crash.key_changer import words
from tests.crash.key_kill import a_journal_with_words, first_that_opens, killed_after
from tests.support.builders import NOW, an_entry

SOAK = ("100",)
ENTRIES = 30


@dataclass(slots=True)
class AnewTally:
    """What was found; `lost` counts journals that did not open, or lacked something, `broken` those not in order."""

    kills: int = 0
    finished: int = 0
    lost: int = 0
    broken: int = 0


def run(path: Path, kills: int, chance: random.Random) -> AnewTally:
    """Make a journal with entries at `path`, and kill a process that encrypts it again `kills` times."""
    a_journal_with_words(path)
    _open(path, 0)
    with saving():
        for number in range(ENTRIES):
            entries.put(an_entry(title=str(number)), f"{number} words " * 100)
    written = list(transfer.read_all("entry"))
    journal_file.close_journal()
    tally, present = AnewTally(), 0
    for _kill in range(kills):
        said = killed_after("encrypter", path, present, chance.uniform(0.0, 0.4))
        tally.kills += 1
        tally.finished += len(said)
        present = _appearance(path, max(said, default=present), written, tally)
        _tidy(path)
    return tally


def _appearance(path: Path, acknowledged: int, written: list[dict[str, object]], tally: AnewTally) -> int:
    number = first_that_opens(path, (acknowledged, acknowledged + 1))
    try:
        _open(path, acknowledged if number is None else number)
        tally.lost += list(transfer.read_all("entry")) != written
        tally.broken += any(result.findings for result in checks.check_journal())
    except UserError:
        tally.lost += 1
    finally:
        journal_file.close_journal()
    return acknowledged if number is None else number


def _open(path: Path, number: int) -> None:
    journal_file.open_journal(path, journal_file.unwrap_key(path, passphrase=words(number)), now=NOW)


def _tidy(path: Path) -> None:
    for leftover in path.parent.iterdir():
        if leftover != path:
            shutil.rmtree(leftover)


def main() -> None:
    """Print the figures of as many kills as the first argument says."""
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder) / "Journal.ajournal", int(sys.argv[1]), random.Random())
    print(
        f"{tally.kills} kills, re-encrypted {tally.finished} times, {tally.lost} journals lost or incomplete, "
        f"{tally.broken} not in order"
    )
    sys.exit(bool(tally.lost or tally.broken))


if __name__ == "__main__":
    main()
