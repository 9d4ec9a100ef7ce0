"""Kills a process that makes backups, at random moments: `python -m tests.crash.backup_kill 100`."""

import random
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.errors import UserError
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.backup.opening import verify_backup
from assertjournal.data.database import checks
from assertjournal.data.journal import journal_file
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.tables import entries
from assertjournal.paths import BACKUP_SUFFIX
from tests.crash.killing import lines_until_killed
from tests.support.builders import PASSPHRASE, a_journal, opened

SOAK = ("100",)


@dataclass(slots=True)
class BackupTally:
    """What was found over all kills or cuts; `missing` counts backups that were acknowledged and are not there."""

    kills: int = 0
    acknowledged: int = 0
    missing: int = 0
    unreadable: int = 0
    unsound_journals: int = 0


def run(path: Path, kills: int, chance: random.Random) -> BackupTally:
    """Make a journal at `path`, and kill a process that backs it up `kills` times."""
    a_journal(path)
    tally, newest, seen = BackupTally(), 0, set[str]()
    for _kill in range(kills):
        said = said_in(lines_until_killed("backer", path, newest + 1, seconds=chance.uniform(0.0, 0.3)))
        tally.kills += 1
        tally.acknowledged += len(said)
        count_losses(path / BACKUPS, said, tally, journal_file.unwrap_key(path, passphrase=PASSPHRASE), seen)
        newest = _sound(path, tally)
    return tally


def count_losses(folder: Path, said: dict[str, int], tally: BackupTally, key: DatabaseKey, seen: set[str]) -> None:
    """Check that what was acknowledged is there, and that everything with a backup's name is one, whole.

    Files that were `seen` before are not read again.
    """
    there = sorted(folder.glob(f"*{BACKUP_SUFFIX}")) if folder.is_dir() else []
    tally.missing += len(set(said) - {file.name for file in there})
    for file in there:
        if file.name in seen:
            continue
        seen.add(file.name)
        try:
            verify_backup(file, key)
        except UserError:
            tally.unreadable += 1


def said_in(lines: Iterable[str]) -> dict[str, int]:
    """Return the backups that were acknowledged, with the number of entries in each."""
    return {name: int(number) for name, number in map(str.split, lines)}


def _sound(path: Path, tally: BackupTally) -> int:
    """Check the journal, and return the number of its newest entry."""
    opened(path)
    try:
        tally.unsound_journals += any(result.findings for result in checks.check_journal())
        number = 0
        while entries.get(f"entry-{number + 1}"):
            number += 1
        return number
    finally:
        journal_file.close_journal()


def main() -> None:
    """Print the figures of as many kills as the first argument says."""
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder) / "Journal.ajournal", int(sys.argv[1]), random.Random())
    print(
        f"{tally.kills} kills, {tally.acknowledged} acknowledged backups, {tally.missing} missing, "
        f"{tally.unreadable} unreadable under a final name, {tally.unsound_journals} journals not sound"
    )
    sys.exit(1 if tally.missing or tally.unreadable or tally.unsound_journals else 0)


if __name__ == "__main__":
    main()
