"""A verified backup of the largest journal, against SQLite's own copy and the same checks of it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.data.database.connection import connect
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.services.safety.backups import Backups
from benchmarks.figures import Figure, milliseconds, spread
from benchmarks.journals import opened
from benchmarks.passphrase import PASSPHRASE
from benchmarks.setting import Setting

RUNS = 5
MOST = 1.2


def measure(setting: Setting) -> Iterator[Figure]:
    """Back up by turns with the bare copy."""
    journal = setting.journal(setting.sizes[-1])
    ours, bare = list[float](), list[float]()
    for run in range(RUNS):
        ours.append(_ours(journal, setting.folder / f"backups-{run}"))
        bare.append(_bare(journal, setting.folder / f"bare-{run}.db"))
    yield Figure("back up, and verify what was made", spread(ours), spread(bare), setting.sizes[-1], {"ratio": MOST})


def _ours(journal: Path, folder: Path) -> float:
    folder.mkdir()
    with opened(journal):
        backups = Backups(Clock())
        plan = backups.plan()
        return milliseconds(lambda: backups.make_into(plan, folder))


def _bare(journal: Path, copy: Path) -> float:
    key = journal_file.unwrap_key(journal, passphrase=PASSPHRASE)

    def copy_and_check() -> None:
        with closing(connect(journal / DATABASE_FILE, key)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        with closing(connect(copy, key)) as connection:
            connection.execute("PRAGMA cipher_integrity_check").fetchall()
            connection.execute("PRAGMA integrity_check").fetchall()

    return milliseconds(copy_and_check)
