"""Steps from one schema to the next: whole or not at all."""

from datetime import datetime
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused, JournalDamaged
from assertjournal.data.database.connection import Connection, pragma
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.migrations import steps
from assertjournal.data.tables import entries
from tests.support.builders import NOW, a_journal, an_entry, opened
from tests.support.disks import write_protected


def add_moods(connection: Connection, journal_id: str, now: datetime) -> None:
    connection.execute("CREATE TABLE mood (at TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO mood VALUES (?)", (now.isoformat(),))


def fail_half_way(connection: Connection, journal_id: str, now: datetime) -> None:
    add_moods(connection, journal_id, now)
    connection.execute("INSERT INTO nowhere VALUES (1)")


def test_a_journal_of_an_older_schema_is_brought_up_to_date_when_opened(
    open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = an_entry()
    with saving():
        entries.put(entry, "")
    journal_file.close_journal()
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, add_moods))

    opened(open_journal)

    assert entries.get(entry.id) == entry
    assert database.execute_sql("SELECT at FROM mood").fetchall() == [(NOW.isoformat(),)]
    assert pragma(database.connection(), "user_version") == len(steps.STEPS)


def test_a_step_that_fails_leaves_the_journal_as_it_was(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(steps, "STEPS", (*steps.STEPS, fail_half_way))
        with pytest.raises(JournalDamaged):
            opened(journal_path)

    opened(journal_path)

    assert pragma(database.connection(), "user_version") == len(steps.STEPS)
    assert database.execute_sql("SELECT name FROM sqlite_master WHERE name = 'mood'").fetchall() == []


def test_a_write_protected_journal_of_an_older_schema_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with write_protected(tmp_path / "disk", lambda disk: a_journal(disk / "Journal.ajournal")) as disk:
        monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, add_moods))
        with pytest.raises(FileRefused, match="older kind"):
            opened(disk / "Journal.ajournal")
