"""Backups that were acknowledged are there and whole, whenever the process is killed or the power fails."""

import random
import subprocess
import sys
from pathlib import Path

from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables.entries import put
from tests.crash.backup_cut import cut, recorded
from tests.crash.backup_kill import run
from tests.support.backups import a_backup
from tests.support.builders import an_entry
from tests.support.source_tree import ROOT
from tests.support.tracing import needs_strace

OTHER_WRITER = """
import sys
from pathlib import Path
from assertjournal.data.database.connection import connect
from assertjournal.data.journal.journal_file import DATABASE_FILE, unwrap_key
from tests.support.builders import PASSPHRASE
path = Path(sys.argv[1])
connection = connect(path / DATABASE_FILE, unwrap_key(path, passphrase=PASSPHRASE))
connection.execute("PRAGMA busy_timeout=50")
try:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE meta SET generation = generation + 100")
    connection.execute("COMMIT")
    print("written")
except Exception as error:
    print(error.sqlite_errorname)
"""


def test_thirty_kills_leave_every_backup_whole(tmp_path: Path) -> None:
    tally = run(tmp_path / "Journal.ajournal", 30, random.Random(3))

    assert tally.kills == 30
    assert tally.acknowledged > 60
    assert (tally.missing, tally.unreadable, tally.unsound_journals) == (0, 0, 0)


@needs_strace
def test_a_hundred_power_cuts_leave_every_backup_whole(tmp_path: Path) -> None:
    path = tmp_path / "Journal.ajournal"

    tally = cut(recorded(path), path, tmp_path / "After", 100, random.Random(3))

    assert tally.acknowledged > 60
    assert (tally.missing, tally.unreadable) == (0, 0)


@needs_strace
def test_backups_that_do_not_wait_for_the_disk_are_found_out(tmp_path: Path) -> None:
    path = tmp_path / "Journal.ajournal"

    tally = cut(recorded(path, "careless_backer"), path, tmp_path / "After", 40, random.Random(3))

    assert tally.missing + tally.unreadable > 0


def test_another_process_cannot_write_past_a_transaction_of_ours_after_a_backup(open_journal: Path) -> None:
    """Were the database copied as a file, closing that file would drop the lock that keeps others from writing."""
    with saving():
        put(an_entry(), "")
        a_backup(open_journal)
        command = [sys.executable, "-c", OTHER_WRITER, str(open_journal)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "SQLITE_BUSY", done.stderr
    journal_file.close_journal()
