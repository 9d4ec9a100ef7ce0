"""A journal laid out by another program is refused, and one that does not open leaves nothing behind."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from assertjournal.core.errors import JournalDamaged
from assertjournal.data.backup.making import Source, make_backup
from assertjournal.data.backup.opening import restore_backup
from assertjournal.data.database.connection import connect
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file, salvage
from assertjournal.data.keys.key_file import read_key_file
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.tables import entries
from tests.support.builders import NOW, PASSPHRASE, an_entry, opened

EVIL = "CREATE TRIGGER evil AFTER UPDATE ON meta BEGIN DELETE FROM entry; END"
HIDDEN = (
    EVIL,
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET name = 'sqlite_evil', sql = replace(sql, 'evil', 'sqlite_evil') WHERE name = 'evil'",
)
# A function call in a schema cannot be interrupted, and these take minutes or more memory than there is.
ENDLESS = "instr(hex(zeroblob(5e6)), hex(zeroblob(2.5e6)) || '1')"


def hidden_index(words: str) -> tuple[str, ...]:
    """Return the statements that leave an index under a name of SQLite's own."""
    return (
        f"CREATE INDEX evil ON {words}",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET name = 'sqlite_evil', sql = replace(sql, 'evil', 'sqlite_evil') WHERE name = 'evil'",
    )


def changed_index_table(part: str, old: str, new: str) -> tuple[str, ...]:
    """Return the statements that change the words of a table of the search index."""
    return (
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE name = 'entry_index_{part}'",
    )


FOREIGN = [
    (EVIL,),
    HIDDEN,
    hidden_index(f"meta (CASE WHEN generation > 99 THEN {ENDLESS} END)"),
    hidden_index("entry ((1))"),
    changed_index_table("docsize", "sz BLOB", "sz BLOB CHECK (length(hex(zeroblob(9))) > 0)"),
    changed_index_table("docsize", "sz BLOB", "sz BLOB DEFAULT (hex(zeroblob(9)))"),
    changed_index_table("data", "block BLOB", "block BLOB COLLATE NOCASE"),
    changed_index_table("config", "k PRIMARY KEY", "k PRIMARY KEY, w AS (hex(v))"),
    ("CREATE VIRTUAL TABLE entry_index_extra USING fts5 (x)",),
    ("CREATE TABLE entry_index_more (one TEXT)",),
    ("CREATE TABLE more (one TEXT)",),
    ("CREATE VIEW more AS SELECT * FROM entry",),
    ("DROP TRIGGER entry_updated",),
]


@pytest.fixture
def kept(open_journal: Path) -> str:
    """Return an entry in a journal that is closed."""
    entry = an_entry()
    with saving():
        entries.put(entry, "calm")
    journal_file.close_journal()
    return entry.id


def key_of(journal: Path) -> DatabaseKey:
    return journal_file.unwrap_key(journal, passphrase=PASSPHRASE)


def change(journal: Path, statements: tuple[str, ...]) -> None:
    with closing(connect(journal / journal_file.DATABASE_FILE, key_of(journal))) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("statements", FOREIGN, ids=lambda statements: statements[-1][:60])
def test_what_another_program_put_into_the_file_never_runs(
    journal_path: Path, kept: str, statements: tuple[str, ...]
) -> None:
    change(journal_path, statements)
    before = (journal_path / journal_file.DATABASE_FILE).read_bytes()

    with pytest.raises(JournalDamaged, match="another program has changed it"):
        opened(journal_path)

    assert (journal_path / journal_file.DATABASE_FILE).read_bytes() == before


@pytest.mark.parametrize("statements", [(EVIL,), HIDDEN])
def test_such_a_file_can_be_read_as_far_as_it_goes(journal_path: Path, kept: str, statements: tuple[str, ...]) -> None:
    change(journal_path, statements)

    salvage.open_salvaged(journal_path, key_of(journal_path), now=NOW)

    assert entries.get(kept) is not None


def test_a_backup_of_such_a_file_that_was_restored_unseen_is_refused_too(
    journal_path: Path, kept: str, tmp_path: Path
) -> None:
    change(journal_path, (EVIL,))
    key = key_of(journal_path)
    source = Source(journal_path / journal_file.DATABASE_FILE, read_key_file(journal_path).encode(), key)
    backup = make_backup(source, tmp_path / "backups", NOW)
    restore_backup(backup, tmp_path / "Restored.ajournal", None)

    for place in (backup, tmp_path / "Restored.ajournal"):
        with pytest.raises(JournalDamaged, match="another program has changed it"):
            journal_file.open_journal(place, key, now=NOW)


def nothing_is_kept() -> bool:
    return database.is_closed() and database.opened is None


def test_a_journal_that_does_not_open_leaves_no_key_behind(journal_path: Path, kept: str) -> None:
    change(journal_path, ("UPDATE meta SET journal_id = 'another'",))

    with pytest.raises(JournalDamaged):
        opened(journal_path)

    assert nothing_is_kept()


def test_a_journal_that_cannot_be_read_as_far_as_it_goes_leaves_nothing_behind(
    journal_path: Path, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> None:
        raise dbapi2.OperationalError

    monkeypatch.setattr(type(database), "be_read_only", fail)

    with pytest.raises(dbapi2.OperationalError):
        salvage.open_salvaged(journal_path, key_of(journal_path), now=NOW)

    assert nothing_is_kept()
    monkeypatch.undo()
    opened(journal_path)
