"""A damaged journal is read as far as it goes, and its file is left as it is."""

import random
from pathlib import Path

import pytest

from assertjournal.core.errors import JournalDamaged, SaveFailed, WrongSecret
from assertjournal.data.database import checks
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file, key_proof, salvage
from assertjournal.data.journal.salvage import Salvaged
from assertjournal.data.tables import conversations, entries, history
from tests.support.backups import a_backup
from tests.support.builders import NOW, PASSPHRASE, a_conversation, a_version, an_entry, opened
from tests.support.exports import all_rows

PAGE = 4096
ENTRIES = 120


@pytest.fixture
def written(open_journal: Path) -> Path:
    """Return a closed journal with many entries of one conversation, long and short ones."""
    talk = a_conversation()
    with saving():
        conversations.put(talk, None)
        for number in range(ENTRIES):
            text = f"{number} words " * (400 if number % 10 == 0 else 20)
            entry = an_entry(answers={"text": text}, conversation=talk.id)
            entries.put(entry, text)
            history.add(a_version(entry, 1))
    journal_file.close_journal()
    return open_journal


def damage(journal: Path, *pages: int) -> bytes:
    """Flip a bit in each of these pages, counted from 1, and return what the file holds then."""
    file = journal / journal_file.DATABASE_FILE
    content = bytearray(file.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 100] ^= 1
    file.write_bytes(content)
    return bytes(content)


def salvaged(journal: Path) -> Salvaged:
    return salvage.open_salvaged(journal, journal_file.unwrap_key(journal, passphrase=PASSPHRASE), now=NOW)


def root_of(journal: Path, table: str) -> int:
    """Return the first page of a table."""
    opened(journal)
    root = database.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    journal_file.close_journal()
    return int(root[0])


def test_a_sound_journal_is_read_whole(written: Path) -> None:
    opened(written)
    rows = all_rows()
    journal_file.close_journal()

    result = salvaged(written)

    assert all_rows() == rows
    assert (result.left_out, result.at_least) == ({}, False)


def test_of_a_damaged_journal_most_is_read_and_the_rest_is_counted(written: Path) -> None:
    size = len((written / journal_file.DATABASE_FILE).read_bytes()) // PAGE
    before = damage(written, size // 2)

    result = salvaged(written)

    assert result.read["entry"] + result.left_out.get("entry", 0) >= ENTRIES
    assert result.read["entry"] == len(all_rows()["entry"])
    assert (written / journal_file.DATABASE_FILE).read_bytes() == before


@pytest.mark.slow
def test_wherever_one_page_is_damaged_what_is_read_is_as_it_was_written(written: Path) -> None:
    file = written / journal_file.DATABASE_FILE
    sound = file.read_bytes()
    opened(written)
    texts = {row["id"]: row["answers"] for row in all_rows()["entry"]}
    journal_file.close_journal()
    hopeless, partly, whole = 0, 0, 0
    pages = random.Random(3).sample(range(1, len(sound) // PAGE + 1), 60)
    for page in [1, *pages]:
        file.write_bytes(sound)
        damage(written, page)
        try:
            result = salvaged(written)
        except JournalDamaged:
            hopeless += 1
            continue
        lost = result.left_out.get("entry", 0)
        assert result.read["entry"] >= ENTRIES - lost or result.at_least
        assert all(texts[row["id"]] == row["answers"] for row in all_rows()["entry"])
        whole += not result.left_out
        partly += bool(result.left_out)
        journal_file.close_journal()

    assert hopeless >= 1
    assert partly > 5
    assert whole > 5
    assert hopeless < 15


def test_what_is_salvaged_can_be_searched_and_is_sound(written: Path) -> None:
    size = len((written / journal_file.DATABASE_FILE).read_bytes()) // PAGE
    damage(written, size // 3, size // 2)

    result = salvaged(written)

    found = database.execute_sql("SELECT count(*) FROM entry_index WHERE entry_index MATCH 'words'").fetchone()
    assert found[0] == result.read["entry"]
    assert database.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute_sql("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_nothing_is_saved_into_what_was_salvaged(written: Path) -> None:
    salvaged(written)

    assert journal_file.is_read_only()
    with pytest.raises(SaveFailed, match="may not be written to"), saving():
        entries.put(an_entry(), "")


def test_who_knows_the_passphrase_of_what_was_salvaged_can_prove_it(written: Path) -> None:
    salvaged(written)

    key_proof.prove(passphrase=PASSPHRASE)
    with pytest.raises(WrongSecret):
        key_proof.prove(passphrase="another one")


def test_closing_what_was_salvaged_forgets_the_key_and_leaves_the_folder_as_it_was(written: Path) -> None:
    before = {file.name: file.read_bytes() for file in written.iterdir()}
    salvaged(written)

    journal_file.close_journal()

    assert database.opened is None
    assert {file.name: file.read_bytes() for file in written.iterdir()} == before


def test_a_journal_whose_beginning_is_damaged_is_called_damaged(written: Path) -> None:
    damage(written, 1)

    with pytest.raises(JournalDamaged):
        salvaged(written)
    assert database.is_closed()


def test_entries_whose_conversation_is_lost_stay(written: Path) -> None:
    damage(written, root_of(written, "conversation"))

    result = salvaged(written)

    assert result.read["entry"] == ENTRIES
    assert result.left_out["conversation"] == 1
    assert {row["conversation"] for row in all_rows()["entry"]} == {None}


def test_after_salvage_the_journal_can_be_opened_again(written: Path) -> None:
    salvaged(written)
    journal_file.close_journal()

    opened(written)

    assert not any(result.findings for result in checks.check_journal())


@pytest.mark.slow
def test_wherever_one_page_is_damaged_no_backup_hides_it(written: Path) -> None:
    """The end of a long text on a damaged page reads as zeros, which must not be sealed again."""
    file = written / journal_file.DATABASE_FILE
    sound = file.read_bytes()
    opened(written)
    rows = all_rows()
    journal_file.close_journal()
    refused = 0
    for page in range(2, len(sound) // PAGE + 1):
        file.write_bytes(sound)
        damage(written, page)
        try:
            opened(written)
            backup = a_backup(written)
        except JournalDamaged:
            refused += 1
            continue
        finally:
            journal_file.close_journal()
        opened(backup)
        assert all_rows() == rows
        journal_file.close_journal()

    assert refused > len(sound) // PAGE // 2
