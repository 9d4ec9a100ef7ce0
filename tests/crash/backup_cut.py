"""Cuts the power while backups are made, in simulation: `python -m tests.crash.backup_cut 400`.

`--careless` must find something: its backups do not wait for the disk.
"""

import random
import sys
import tempfile
from pathlib import Path

from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.journal import journal_file
from tests.crash.backup_kill import BackupTally, count_losses, said_in
from tests.crash.traced_disk import Recording, record, write_out
from tests.support.builders import PASSPHRASE, a_journal

SOAK = ("400", "100 --careless")
BACKUPS_MADE = 4


def recorded(path: Path, backer: str = "backer") -> Recording:
    """Record what a process does to the folder of backups of a new journal at `path`."""
    a_journal(path)
    (path / BACKUPS).mkdir(0o700)
    return record([sys.executable, "-m", f"tests.crash.{backer}", str(path), "1", str(BACKUPS_MADE)], path / BACKUPS)


def cut(recording: Recording, path: Path, after: Path, cuts: int, chance: random.Random) -> BackupTally:
    """Cut the power so many times, at any moment, and look at what the folder holds."""
    key = journal_file.unwrap_key(path, passphrase=PASSPHRASE)
    tally = BackupTally()
    for _cut in range(cuts):
        moment = chance.randint(0, len(recording.events))
        write_out(recording.after_cut(moment, chance), after)
        said = said_in(recording.said_before(moment))
        tally.kills += 1
        tally.acknowledged += len(said)
        count_losses(after, said, tally, key, set())
    return tally


def main() -> None:
    """Print the figures of as many cuts as the first argument says."""
    careless = "--careless" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Journal.ajournal"
        tally = cut(
            recorded(path, "careless_backer" if careless else "backer"),
            path,
            Path(folder) / "After",
            int(sys.argv[1]),
            random.Random(),
        )
    print(
        f"{tally.kills} power cuts, {tally.acknowledged} acknowledged backups, {tally.missing} missing, "
        f"{tally.unreadable} unreadable under a final name"
    )
    sys.exit(bool(tally.missing or tally.unreadable) != careless)


if __name__ == "__main__":
    main()
