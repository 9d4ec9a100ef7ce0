"""A journal is readable without our code, by the script in the documents and another implementation of SQLCipher."""

import contextlib
import json
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.key_change import change_passphrase
from assertjournal.data.journal.reencryption import encrypt_anew
from assertjournal.data.keys.keys import create_keys
from assertjournal.data.tables import entries, transfer
from assertjournal.services.places import Place, Places
from assertjournal.services.safety.backups import Backups
from assertjournal.services.transfer.import_json import JsonImport
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_journal, an_entry, opened
from tests.support.clocks import SetClock
from tests.support.exports import rich_export, shipped_content
from tests.support.source_tree import ROOT

Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture
def journal(tmp_path: Path) -> tuple[Path, str, Tables]:
    """Return a journal with something in every table, its recovery key, and its rows as our own code reads them."""
    path, export = tmp_path / "Journal.ajournal", tmp_path / "export.json"
    recovery_key = a_journal(path)
    export.write_text(json.dumps(rich_export()), encoding="utf-8")
    opened(path)
    JsonImport(shipped_content()).load(export)
    Places().remember(Place("journal"))
    rows = {table: list(transfer.read_all(table)) for table in transfer.TRANSFERRED}
    journal_file.close_journal()
    return path, recovery_key, rows


@pytest.mark.parametrize("secret", ["passphrase", "recovery key"])
def test_either_secret_gives_every_row(journal: tuple[Path, str, Tables], secret: str) -> None:
    path, recovery_key, rows = journal

    read = decrypted(path, PASSPHRASE if secret == "passphrase" else recovery_key)

    assert {table: sorted_rows(read[table]) for table in rows} == {table: sorted_rows(rows[table]) for table in rows}


@pytest.mark.parametrize("secret", ["passphrase", "recovery key"])
def test_a_backup_is_read_as_well(journal: tuple[Path, str, Tables], secret: str) -> None:
    path, recovery_key, rows = journal
    opened(path)
    service = Backups(SetClock())
    backup = service.make(service.plan()).path
    journal_file.close_journal()

    read = decrypted(backup, PASSPHRASE if secret == "passphrase" else recovery_key)

    assert {table: sorted_rows(read[table]) for table in rows} == {table: sorted_rows(rows[table]) for table in rows}


def test_a_journal_that_was_encrypted_anew_is_read_as_before(journal: tuple[Path, str, Tables]) -> None:
    path, _recovery_key, rows = journal
    opened(path)
    encrypt_anew(create_keys("other words", CHEAP_KDF), NOW)
    journal_file.close_journal()

    read = decrypted(path, "other words")

    assert {table: sorted_rows(read[table]) for table in rows} == {table: sorted_rows(rows[table]) for table in rows}


def test_every_column_that_holds_json_is_given_as_such(journal: tuple[Path, str, Tables]) -> None:
    read = decrypted(journal[0], PASSPHRASE)
    texts = [text for rows in read.values() for row in rows for text in row.values() if isinstance(text, str)]

    assert len(texts) > 50
    assert [text for text in texts if text[:1] in {"[", "{"}] == []
    assert [row["value"]["page"] for row in read["setting"]] == ["journal"]


def test_a_wrong_passphrase_opens_nothing(journal: tuple[Path, str, Tables]) -> None:
    done = run(journal[0], "not this one")

    assert (done.returncode, done.stdout) == (1, "")
    assert "opens none" in done.stderr


def run(path: Path, secret: str, *target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "docs" / "decrypt.py"), str(path), *map(str, target)]
    return subprocess.run(command, input=f"{secret}\n", capture_output=True, text=True, check=False)


def decrypted(path: Path, secret: str) -> Tables:
    done = run(path, secret)
    assert done.returncode == 0, done.stderr
    tables: Tables = json.loads(done.stdout)
    return tables


def sorted_rows(rows: list[dict[str, Any]]) -> list[str]:
    """Return rows in one order, with yes and no as numbers as the file has them."""
    plain = [{name: int(value) if isinstance(value, bool) else value for name, value in row.items()} for row in rows]
    return sorted(json.dumps({k: v for k, v in row.items() if k != "search_text"}, sort_keys=True) for row in plain)


@pytest.fixture
def cut_off(journal: tuple[Path, str, Tables], tmp_path: Path) -> Path:
    """Return a copy of a journal as a power cut leaves it within a save that has begun to change pages."""
    path, _recovery_key, _rows = journal
    cut = tmp_path / "Cut.ajournal"
    opened(path)
    with contextlib.suppress(Interrupted), saving():
        database.execute_sql("PRAGMA cache_size=2")  # pages go to the file before the save ends
        for number in range(200):
            entries.put(an_entry(title="Half of a save", answers={"text": f"{number} " * 500}), "half of a save")
        shutil.copytree(path, cut)
        raise Interrupted
    journal_file.close_journal()
    return cut


class Interrupted(Exception):
    pass


def test_an_unfinished_save_is_rolled_back_as_the_program_does_it(cut_off: Path, tmp_path: Path) -> None:
    recovered = shutil.copytree(cut_off, tmp_path / "Recovered.ajournal")
    opened(recovered)
    journal_file.close_journal()

    assert (cut_off / "journal.db-journal").stat().st_size > 0
    assert decrypted(cut_off, PASSPHRASE) == decrypted(recovered, PASSPHRASE)


def test_nothing_of_the_journal_is_changed_by_reading_it(cut_off: Path) -> None:
    before = {file.name: file.read_bytes() for file in cut_off.iterdir() if file.is_file()}

    decrypted(cut_off, PASSPHRASE)

    assert {file.name: file.read_bytes() for file in cut_off.iterdir() if file.is_file()} == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"sha256": "0"}'])
def test_a_damaged_key_file_is_replaced_by_its_copy(journal: tuple[Path, str, Tables], content: bytes) -> None:
    (journal[0] / "keys.json").write_bytes(content)

    assert decrypted(journal[0], PASSPHRASE)["entry"]


def test_the_key_file_that_was_written_later_is_tried_first(journal: tuple[Path, str, Tables]) -> None:
    path = journal[0]
    older = (path / "keys.json").read_bytes()
    change_passphrase(path, "other words", CHEAP_KDF, passphrase=PASSPHRASE)
    (path / "keys.json").write_bytes(older)

    assert decrypted(path, "other words")["entry"]


def test_the_json_is_written_where_only_its_owner_can_read_it(
    journal: tuple[Path, str, Tables], tmp_path: Path
) -> None:
    target = tmp_path / "journal.json"

    assert run(journal[0], PASSPHRASE, target).returncode == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert json.loads(target.read_text(encoding="utf-8"))["entry"]


def test_no_file_is_written_over(journal: tuple[Path, str, Tables], tmp_path: Path) -> None:
    target = tmp_path / "journal.json"
    target.write_text("mine", encoding="utf-8")

    done = run(journal[0], PASSPHRASE, target)

    assert (done.returncode, target.read_text(encoding="utf-8")) == (1, "mine")


@pytest.mark.parametrize("harm", ["no keys", "no database", "damaged database", "no journal", "no zip"])
def test_what_cannot_be_read_is_said_in_a_line(journal: tuple[Path, str, Tables], tmp_path: Path, harm: str) -> None:
    path = journal[0]
    if harm == "no keys":
        (path / "keys.json").unlink()
        (path / "keys.json.bak").unlink()
    elif harm == "no database":
        (path / "journal.db").unlink()
    elif harm == "damaged database":
        (path / "journal.db").write_bytes(bytes(8192))
    elif harm == "no journal":
        path = tmp_path / "nothing"
    else:
        path = tmp_path / "some.ajbackup"
        path.write_bytes(b"PK")

    done = run(path, PASSPHRASE)

    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
