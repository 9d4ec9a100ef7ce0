"""Saving: everything of a block or nothing, and an honest word when it was nothing."""

import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
import pytest
from sqlcipher3 import dbapi2

from assertjournal.core.errors import JournalLocked, SaveFailed
from assertjournal.data.database import checks
from assertjournal.data.database.connection import Connection, pragma
from assertjournal.data.database.database import database, save, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.tables import entries, people, search
from assertjournal.data.tables.rows import EntryRow
from tests.support.builders import a_journal, a_person, an_entry, opened
from tests.support.disks import small_disk

CANARY = "Kanarienvogel"


def save_one(text: str = "") -> str:
    entry = an_entry()
    with saving():
        entries.put(entry, text)
    return entry.id


def all_sound() -> bool:
    return not any(result.findings for result in checks.check_journal())


def lay_over(file: Path, content: bytes) -> None:
    """Write into the same file, as programs that synchronise do; in this process it would drop SQLite's locks."""
    program = "import sys; open(sys.argv[1], 'r+b').write(sys.stdin.buffer.read())"
    subprocess.run([sys.executable, "-c", program, str(file)], input=content, check=True)


class FailingAtTheEnd:
    """A connection whose saves fail at their last call to the disk, or before anything of them is kept."""

    def __init__(self, connection: Connection, *, is_written: bool) -> None:
        self._connection = connection
        self._is_written = is_written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql != "COMMIT":
            return self._connection.execute(sql, *values)
        self._connection.execute("COMMIT" if self._is_written else "ROLLBACK")
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise error


@contextmanager
def failing_at_the_end(monkeypatch: pytest.MonkeyPatch, *, is_written: bool) -> Iterator[None]:
    """Make every save in the block fail when all of it is done but the last."""
    failing = FailingAtTheEnd(database.connection(), is_written=is_written)
    with monkeypatch.context() as patch:
        patch.setattr(database, "connection", lambda: failing)
        yield


def fill(disk: Path) -> Path:
    """Fill a disk with one file."""
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file:
        free = os.statvfs(disk)
        file.write(bytes(free.f_bavail * free.f_frsize))
    return filling


def test_a_block_that_fails_saves_nothing_of_itself(open_journal: Path) -> None:
    def work() -> None:
        people.put(a_person())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save(work)

    assert people.all_people() == ()


def test_a_block_within_a_block_belongs_to_it(open_journal: Path) -> None:
    def work() -> None:
        save_one()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save(work)

    assert len(entries.lines()) == 0


def test_the_next_block_works_after_one_that_failed(open_journal: Path) -> None:
    with pytest.raises(ZeroDivisionError), saving():
        raise ZeroDivisionError

    save_one()

    assert len(entries.lines()) == 1


def test_writing_outside_a_block_is_a_mistake(open_journal: Path) -> None:
    with pytest.raises(RuntimeError, match="saving"):
        entries.put(an_entry(), "")

    assert len(entries.lines()) == 0


def test_writing_many_rows_outside_a_block_is_a_mistake(open_journal: Path) -> None:
    with pytest.raises(RuntimeError, match="saving"):
        database.write_many("INSERT INTO setting (key, value) VALUES (?, ?)", [("a", "1")])


def test_a_mistake_of_the_program_is_not_called_a_full_disk(open_journal: Path) -> None:
    with pytest.raises(peewee.IntegrityError), saving():
        EntryRow.insert(id="1").execute()

    assert save_one()


def test_every_query_is_refused_while_the_journal_is_locked(journal_path: Path) -> None:
    with pytest.raises(JournalLocked):
        entries.get("1")
    with pytest.raises(JournalLocked), saving():
        pass
    with pytest.raises(JournalLocked):
        entries.lines()


def test_a_query_after_closing_opens_nothing(open_journal: Path) -> None:
    journal_file.close_journal()

    with pytest.raises(JournalLocked):
        len(entries.lines())


def test_nothing_but_opening_a_journal_connects(open_journal: Path) -> None:
    journal_file.close_journal()

    with pytest.raises(JournalLocked):
        database.connect()


def test_another_thread_does_not_get_a_connection_of_its_own(open_journal: Path) -> None:
    refused: list[type[Exception]] = []

    def ask() -> None:
        try:
            len(entries.lines())
        except JournalLocked as error:
            refused.append(type(error))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert refused == [JournalLocked]


def test_the_connection_is_set_up_for_safety(open_journal: Path) -> None:
    connection = database.connection()
    expected = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "locking_mode": "normal",
        "cell_size_check": 1,
        "cipher_memory_security": "0",
    }

    assert {name: pragma(connection, name) for name in expected} == expected


def test_the_key_stays_nowhere_in_the_database_object(open_journal: Path) -> None:
    key = journal_file.unwrap_key(open_journal, passphrase="three words here")

    kept = repr(vars(database)) + repr(database.connect_params)

    assert key.secret.hex() not in kept
    assert repr(key.secret) not in kept


def test_peewee_does_not_log_what_is_written(open_journal: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    save_one(CANARY)

    assert CANARY not in caplog.text
    assert logging.getLogger("peewee").getEffectiveLevel() == logging.WARNING


def test_a_full_disk_is_named_and_the_next_save_works_once_there_is_space(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk):
        a_journal(disk / "Journal.ajournal")
        opened(disk / "Journal.ajournal")
        try:
            kept = save_one()
            filling = fill(disk)
            with pytest.raises(SaveFailed, match="disk is full"):
                save_one("much text " * 20_000)
            filling.unlink()

            again = save_one("much text " * 20_000)

            assert entries.get(kept)
            assert entries.get(again)
            assert len(entries.lines()) == 2
            assert all_sound()
        finally:
            journal_file.close_journal()


@pytest.mark.parametrize("how", ["deleted", "renamed", "replaced by an older copy"])
def test_a_file_that_is_not_there_any_more_is_noticed(open_journal: Path, how: str) -> None:
    file = open_journal / DATABASE_FILE
    older = open_journal / "older"
    shutil.copy(file, older)
    if how == "deleted":
        file.unlink()
    elif how == "renamed":
        file.rename(open_journal / "elsewhere")
    else:
        older.replace(file)

    with pytest.raises(SaveFailed, match=r"moved or replaced\. .*close the window and open the journal again"):
        save_one()


def test_a_file_that_was_put_back_takes_the_next_save(open_journal: Path) -> None:
    file, elsewhere = open_journal / DATABASE_FILE, open_journal / "elsewhere"
    file.rename(elsewhere)
    with pytest.raises(SaveFailed):
        save_one()
    elsewhere.rename(file)

    save_one()

    assert len(entries.lines()) == 1
    assert all_sound()


def test_an_older_copy_laid_over_the_file_is_noticed(open_journal: Path) -> None:
    file = open_journal / DATABASE_FILE
    older = file.read_bytes()
    save_one()
    lay_over(file, older)

    for _try in range(2):
        with pytest.raises(SaveFailed, match=r"another program .*close the window and open the journal again"):
            save_one()


def test_another_file_laid_over_the_file_is_noticed(open_journal: Path) -> None:
    file = open_journal / DATABASE_FILE
    save_one()
    lay_over(file, os.urandom(file.stat().st_size))

    with pytest.raises(SaveFailed, match="damaged"):
        save_one()


def test_a_save_of_another_program_is_noticed(open_journal: Path) -> None:
    with saving():
        pass
    database.connection().execute("UPDATE meta SET generation = generation + 1")

    with pytest.raises(SaveFailed, match="another program has changed"):
        save_one()


@pytest.mark.parametrize("is_written", [True, False])
def test_a_disk_error_at_the_very_end_of_a_save_does_not_stop_the_next(
    open_journal: Path, monkeypatch: pytest.MonkeyPatch, is_written: bool
) -> None:
    with failing_at_the_end(monkeypatch, is_written=is_written), pytest.raises(SaveFailed, match="the disk reports"):
        save_one()

    kept = save_one(), save_one()

    assert all(map(entries.get, kept))
    assert len(entries.lines()) == len(kept) + is_written
    assert all_sound()


def test_a_save_of_another_program_is_noticed_again_once_one_after_a_disk_error_was_done(
    open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing_at_the_end(monkeypatch, is_written=True), pytest.raises(SaveFailed):
        save_one()
    save_one()
    database.connection().execute("UPDATE meta SET generation = generation + 1")

    with pytest.raises(SaveFailed, match="another program has changed"):
        save_one()


def test_two_saves_of_another_program_are_not_taken_for_the_one_that_failed(
    open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing_at_the_end(monkeypatch, is_written=False), pytest.raises(SaveFailed):
        save_one()
    database.connection().execute("UPDATE meta SET generation = generation + 2")

    with pytest.raises(SaveFailed, match="another program has changed"):
        save_one()


def test_an_older_copy_laid_over_the_file_is_noticed_after_a_disk_error_too(
    open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = open_journal / DATABASE_FILE
    older = file.read_bytes()
    save_one()
    with failing_at_the_end(monkeypatch, is_written=True), pytest.raises(SaveFailed):
        save_one()
    lay_over(file, older)

    with pytest.raises(SaveFailed, match="another program has changed"):
        save_one()


def test_a_failed_save_never_shows_what_was_to_be_saved(open_journal: Path) -> None:
    (open_journal / DATABASE_FILE).unlink()

    with pytest.raises(SaveFailed) as failure:
        save_one(CANARY)

    error: BaseException | None = failure.value
    while error is not None:
        assert CANARY not in repr(error)
        error = error.__cause__ or error.__context__


def test_a_damaged_search_index_is_rebuilt_and_the_save_done(open_journal: Path) -> None:
    entry = an_entry()
    with saving():
        entries.put(entry, "before")
        for number in range(200):
            entries.put(an_entry(), f"word{number} " * 20)
    with saving():
        database.execute_sql("UPDATE entry_index_data SET block = x'00' WHERE id > 10")
    with pytest.raises(SaveFailed), saving():
        entries.put(entry, "after")

    save(lambda: entries.put(entry, "after"))

    assert [line.id for line, _snippet in search.find("after")] == [entry.id]
    assert all_sound()


def test_damage_beyond_the_index_is_not_hidden_by_rebuilding(open_journal: Path) -> None:
    (open_journal / DATABASE_FILE).unlink()

    with pytest.raises(SaveFailed, match="deleted"):
        save(lambda: entries.put(an_entry(), ""))
