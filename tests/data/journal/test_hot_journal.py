"""A journal that was copied or cut off in the middle of a save."""

import shutil
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused
from assertjournal.data.database import checks
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries
from tests.support.builders import an_entry, opened
from tests.support.disks import write_protected


@pytest.fixture
def cut_off(open_journal: Path, tmp_path: Path) -> Path:
    """Return a copy of a journal with one entry, taken in the middle of saving many more."""
    copy = tmp_path / "Copy.ajournal"
    with saving():
        entries.put(an_entry(title="kept"), "")
    # With next to no cache SQLite writes into the file before the end of the transaction.
    database.execute_sql("PRAGMA cache_size = 5")
    try:
        with saving():
            for _number in range(40):
                entries.put(an_entry(), "x" * 100_000)
            shutil.copytree(open_journal, copy)
            raise InterruptedError
    except InterruptedError:
        journal_file.close_journal()
    assert (copy / "journal.db").read_bytes() != (open_journal / "journal.db").read_bytes()
    return copy


def test_it_opens_as_it_was_before_that_save(cut_off: Path) -> None:
    opened(cut_off)

    assert [line.title for line in entries.lines()] == ["kept"]
    assert not any(result.findings for result in checks.check_journal())


def test_where_it_cannot_be_put_in_order_it_says_so(cut_off: Path, tmp_path: Path) -> None:
    def copy_to(disk: Path) -> None:
        shutil.copytree(cut_off, disk / "Journal.ajournal")

    with (
        write_protected(tmp_path / "disk", copy_to) as disk,
        pytest.raises(FileRefused, match="not closed properly"),
    ):
        opened(disk / "Journal.ajournal")
