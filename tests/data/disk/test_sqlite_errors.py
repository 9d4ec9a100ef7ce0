"""Failures of the file in plain words."""

from pathlib import Path

import peewee
import pytest

from assertjournal.core.clock import Clock
from assertjournal.core.errors import JournalDamaged
from assertjournal.data.database import connection
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal.journal_file import DATABASE_FILE, close_journal, is_read_only
from assertjournal.data.tables import entries
from assertjournal.services.safety.journals import Journals
from tests.support.builders import an_entry, opened
from tests.support.damages import held


def test_a_page_that_cannot_be_read_is_a_damaged_file(open_journal: Path) -> None:
    with saving():
        for number in range(300):
            entries.put(an_entry(), f"word{number} " * 200)
    close_journal()
    file = open_journal / DATABASE_FILE
    content = bytearray(file.read_bytes())
    half = len(content) // 2
    content[half:] = bytes(len(content) - half)
    file.write_bytes(content)
    opened(open_journal)

    with pytest.raises(Exception) as failure:  # noqa: PT011 - which of peewee's it is does not matter here
        entries.lines(limit=300)

    assert isinstance(Journals(Clock()).explain(failure.value), JournalDamaged)


@pytest.mark.parametrize("column", ["date", "created_at", "answers", "kind"])
def test_a_fact_that_cannot_be_is_a_damaged_file(open_journal: Path, column: str) -> None:
    with saving():
        entries.put(an_entry(), "")
    database.connection().execute("PRAGMA ignore_check_constraints=ON")
    with saving():
        database.execute_sql(f"UPDATE entry SET {column} = '2026-02-31'")

    with pytest.raises(Exception) as failure:  # noqa: PT011 - what it is does not matter here
        [entries.get(line.id) for line in entries.lines()]

    assert isinstance(Journals(Clock()).explain(failure.value), JournalDamaged)


def test_a_mistake_of_the_program_has_no_explanation() -> None:
    assert Journals(Clock()).explain(ValueError()) is None


def test_a_file_that_another_program_holds_is_told_of_while_reading(open_journal: Path) -> None:
    database.connection().execute("PRAGMA busy_timeout = 0")
    with held(open_journal), pytest.raises(peewee.OperationalError) as failure:
        entries.lines()

    problem = Journals(Clock()).explain(failure.value)
    assert problem is not None
    assert "another program is using its file" in problem.message


def test_a_file_that_could_only_be_opened_for_reading_is_read_and_said_to_be(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_asked = connection._opened
    with monkeypatch.context() as patch:
        patch.setattr(connection, "_opened", lambda file, mode: as_asked(file, "ro"))  # as SQLite does after an error
        opened(journal_path)
        assert is_read_only()
        assert entries.lines() == ()
    close_journal()

    opened(journal_path)

    assert not is_read_only()
