"""Disturbs the renewal of every older schema at each call to the disk: `python -m tests.crash.migration_kill [RUNS]`.

The journals are those that released versions wrote (`tests/samples/`).
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assertjournal.core.errors import MadeByNewerVersion, UserError
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.backup.making import check_whole, row_counts
from assertjournal.data.backup.opening import verify_backup
from assertjournal.data.database import checks
from assertjournal.data.database.connection import Connection, connect, pragma
from assertjournal.data.database.database import database
from assertjournal.data.journal import journal_file
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.migrations.steps import newest_schema
from assertjournal.paths import BACKUP_SUFFIX
from tests.crash.faulting import FAULTS, Session, every_fault, is_kill, suffered, under_strace
from tests.samples.make import SAMPLES
from tests.support.builders import PASSPHRASE, opened

SOAK = ("",)
_OF_FILES = {call: ways for call, ways in FAULTS.items() if call != "openat"}
_OPENING = {"openat": FAULTS["openat"]}
Fault = tuple[Session, str]
Content = dict[str, list[tuple[object, ...]]]


@dataclass(slots=True)
class Renewals:
    """What was found.

    `neither` counts journals that were neither as before nor renewed, whole. `stuck` counts those that did not open
    when tried again, `bad_backups` files that only look like backups, `unexplained` failures without words.
    """

    faults: int = 0
    kills: int = 0
    left_old: int = 0
    neither: int = 0
    stuck: int = 0
    bad_backups: int = 0
    unexplained: int = 0
    newer_touched: bool = False

    @property
    def is_clean(self) -> bool:
        """Return whether nothing went wrong."""
        return not (self.neither or self.stuck or self.bad_backups or self.unexplained or self.newer_touched)


def run(folder: Path, runs: int | None = None) -> Renewals:
    """Disturb every call of the renewal of each older sample, or so many of all, each time on a fresh copy of it."""
    found = Renewals()
    for schema in range(1, newest_schema()):
        sample = SAMPLES / f"schema_{schema}.ajournal"
        wanted = _both_states(sample, folder / f"Renewed {schema}.ajournal")
        victim = folder / "Journal.ajournal"
        session = partial(_renewal, sample, victim, ())
        opening = partial(_renewal, sample, victim, (victim / "journal.db", victim / "journal.db-journal", victim))
        disturbed = [(session, fault) for fault in every_fault(session, folder / "strace.log", _OF_FILES)]
        disturbed += [(opening, fault) for fault in every_fault(opening, folder / "strace.log", _OPENING)]
        for one_session, fault in disturbed if runs is None else _spread(disturbed, runs // (newest_schema() - 1)):
            done = suffered(one_session, fault)
            found.faults += 1
            found.kills += is_kill(fault)
            found.unexplained += not is_kill(fault) and "Traceback" in done.stderr
            _appearance(victim, wanted, found)
    found.newer_touched = not _newer_is_left_alone(folder / "Newer.ajournal")
    return found


def _spread(faults: Sequence[Fault], most: int) -> Iterator[Fault]:
    """Choose evenly from beginning to end, by steps that are no whole number: each way of failing has its turn."""
    return (faults[number * len(faults) // most] for number in range(most))


def _renewal(
    sample: Path, victim: Path, watched: Sequence[Path], tracing: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    shutil.rmtree(victim, ignore_errors=True)
    shutil.copytree(sample, victim)
    return under_strace([sys.executable, "-m", "tests.crash.renewer", str(victim)], tracing, watched)


def _both_states(sample: Path, renewed: Path) -> dict[int, Content]:
    """Return what a sample holds before and after its renewal, by the number of the schema."""
    shutil.copytree(sample, renewed)
    key = journal_file.unwrap_key(renewed, passphrase=PASSPHRASE)
    with closing(connect(renewed / journal_file.DATABASE_FILE, key)) as connection:
        states = {_schema(connection): _content(connection)}
    opened(renewed)
    states[_schema(database.connection())] = _content(database.connection())
    journal_file.close_journal()
    return states


def _appearance(victim: Path, wanted: dict[int, Content], found: Renewals) -> None:
    key = journal_file.unwrap_key(victim, passphrase=PASSPHRASE)
    try:
        with closing(connect(victim / journal_file.DATABASE_FILE, key)) as connection:
            check_whole(connection)
            schema = _schema(connection)
            found.left_old += schema == min(wanted)
            found.neither += wanted.get(schema) != _content(connection)
    except UserError:
        found.neither += 1
    _look_at_backups(victim, key, found)
    try:
        opened(victim)
        renewed = _content(database.connection()) == wanted[newest_schema()]
        found.stuck += not renewed or any(result.findings for result in checks.check_journal())
    except UserError:
        found.stuck += 1
    finally:
        journal_file.close_journal()


def _look_at_backups(victim: Path, key: DatabaseKey, found: Renewals) -> None:
    for backup in (victim / BACKUPS).glob(f"*{BACKUP_SUFFIX}"):
        try:
            verify_backup(backup, key)
        except UserError:
            found.bad_backups += 1


def _content(connection: Connection) -> Content:
    """Return every row, and how each table, index and trigger is laid out."""
    tables = {"sqlite_master": "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"}
    tables |= {table: f'SELECT * FROM "{table}"' for table in row_counts(connection)}
    return {table: connection.execute(query).fetchall() for table, query in tables.items()}


def _schema(connection: Connection) -> int:
    return int(pragma(connection, "user_version"))


def _newer_is_left_alone(path: Path) -> bool:
    """Return whether a journal of a schema that is yet to come is refused, and nothing in its folder is written."""
    shutil.copytree(SAMPLES / f"schema_{newest_schema()}.ajournal", path)
    key = journal_file.unwrap_key(path, passphrase=PASSPHRASE)
    with closing(connect(path / journal_file.DATABASE_FILE, key)) as connection:
        connection.execute(f"PRAGMA user_version={newest_schema() + 1}")
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    try:
        opened(path)
    except MadeByNewerVersion:
        (path / "lock").unlink()
        return before == {file.name: file.read_bytes() for file in path.iterdir()}
    journal_file.close_journal()
    return False


def main() -> None:
    """Print the figures; the argument says that only so many calls are tried."""
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else None)
    print(
        f"{found.faults} faults ({found.kills} of them kills, {found.left_old} left the old schema), "
        f"{found.neither} neither old nor new, {found.stuck} not renewed when tried again, {found.bad_backups} bad "
        f"backups, {found.unexplained} not explained, {found.newer_touched:d} journals of a newer schema touched"
    )
    sys.exit(not found.is_clean)


if __name__ == "__main__":
    main()
