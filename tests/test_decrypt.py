"""A journal is readable without our code, by the script in the documents and another implementation of SQLCipher."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assertjournal.data.journal import journal_file
from assertjournal.data.journal.reencryption import encrypt_anew
from assertjournal.data.keys.keys import create_keys
from assertjournal.data.tables import transfer
from assertjournal.services.places import Place, Places
from assertjournal.services.safety.backups import Backups
from assertjournal.services.transfer.import_json import JsonImport
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_journal, opened
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


def run(path: Path, secret: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "docs" / "decrypt.py"), str(path)]
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
