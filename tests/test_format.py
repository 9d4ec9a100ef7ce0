"""What docs/format.md says about the disk is so."""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from assertjournal.core.conversation import Status
from assertjournal.core.entry import EntryKind, StateReason
from assertjournal.data.backup import manifest as backup_manifest
from assertjournal.data.database.connection import pragma
from assertjournal.data.database.database import database
from assertjournal.data.journal import journal_file
from assertjournal.data.keys import kdf, key_header, keys, recovery_key
from assertjournal.data.keys.key_file import read_key_file
from assertjournal.data.migrations.steps import APPLICATION_ID, newest_schema
from assertjournal.services.preferences import Preferences
from assertjournal.services.safety.backups import Backups
from tests.support.builders import PASSPHRASE, opened
from tests.support.clocks import SetClock
from tests.support.raw_pages import PAGE_BYTES, RESERVED_BYTES, SALT_BYTES, BrokenSeal, raw_pages
from tests.support.source_tree import PACKAGE, ROOT

FORMAT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
CONSTANTS = {
    "key file format": key_header.FORMAT,
    "key file version": key_header.VERSION,
    "largest key file, in bytes": key_header.LARGEST_HEADER,
    "most slots, one of each type": len(key_header.SlotType),
    "most memory of a passphrase, in KiB": key_header._MOST_KIB,
    "most memory of a passphrase, in KiB, times passes": key_header._MOST_KIB_PASSES,
    "Argon2 version": kdf.ARGON2_VERSION,
    "Argon2id memory of a new passphrase, in KiB": kdf.SHIPPED_KDF.memory_kib,
    "Argon2id passes of a new passphrase": kdf.SHIPPED_KDF.time_cost,
    "Argon2id lanes of a new passphrase": kdf.SHIPPED_KDF.parallelism,
    "least memory of a new passphrase, in KiB, where memory is short": kdf.LEAST_MEMORY_KIB,
    "length of the master key and of every derived key, in bytes": kdf.KEY_BYTES,
    "length of the recovery key, in bytes": recovery_key.RECOVERY_BYTES,
    "purpose of the key that the recovery key gives": keys._RECOVERY_PURPOSE,
    "purpose of the database key": keys._DATABASE_PURPOSE,
    "purpose of the key for a backup’s counts": backup_manifest._PURPOSE,
    "page, in bytes": PAGE_BYTES,
    "salt at the beginning of the database, in bytes": SALT_BYTES,
    "reserved at the end of a page, in bytes": RESERVED_BYTES,
    "application id of the database": APPLICATION_ID,
    "schema version of the database": newest_schema(),
    "backup format": backup_manifest.FORMAT,
    "backup version": backup_manifest.VERSION,
    "largest manifest, in bytes": backup_manifest.LARGEST_MANIFEST,
}
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT' ORDER BY name"


def section(title: str) -> str:
    """Return the text below a heading, up to the next one."""
    found = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^##|\Z)", FORMAT, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def lists(title: str) -> list[list[tuple[str, ...]]]:
    """Return the lists of a section, row by row, without their headings and without marks around code."""
    found = re.findall(r"(?:^\|.*\n)+", section(title), re.MULTILINE)
    return [[cells(line) for line in block.splitlines()[2:]] for block in found]


def cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().strip("`") for cell in line.strip().strip("|").split("|"))


def first_column(rows: list[tuple[str, ...]]) -> set[str]:
    return {row[0] for row in rows}


def real_columns(table: str) -> Iterator[tuple[str, str, str]]:
    for _number, name, kind, filled, _default, key in database.execute_sql(f"PRAGMA table_info({table})").fetchall():
        yield name, kind, "key" if key else "" if filled else "empty"


def test_the_constants_are_those_of_the_program() -> None:
    (documented,) = lists("Constants")

    assert documented == [(name, str(value)) for name, value in CONSTANTS.items()]


@pytest.mark.usefixtures("open_journal")
def test_every_table_is_described_with_its_columns() -> None:
    names = [name for (name,) in database.execute_sql(TABLES).fetchall()]

    described = {name: [row[:3] for row in lists(name)[0]] for name in names}

    assert described == {name: list(real_columns(name)) for name in names}
    assert set(re.findall(r"^### (\w+)$", FORMAT, re.MULTILINE)) == {*names, "entry_index"}


@pytest.mark.usefixtures("open_journal")
def test_the_search_index_and_its_triggers_are_described() -> None:
    parts = database.execute_sql(
        "SELECT name FROM sqlite_master WHERE name LIKE 'entry_index%' OR type IN ('trigger', 'view')"
    ).fetchall()

    assert {name for (name,) in parts} - set(re.findall(r"`(\w+)`", section("entry_index"))) == {"entry_index"}


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("entry", "kind", set(EntryKind)),
        ("entry_version", "reason", set(StateReason)),
        ("conversation", "status", set(Status)),
    ],
)
def test_what_a_closed_set_may_hold_is_said(table: str, column: str, words: set[str]) -> None:
    (said,) = (row[3] for row in lists(table)[0] if row[0] == column)

    assert set(re.findall(r"(?<!\w)([a-z_]+)(?=`|$)", said)) == words


def test_every_setting_is_listed() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))]
    asking = "\n".join(text for text in texts if "settings.get(" in text)

    assert first_column(lists("setting")[1]) == set(re.findall(r'^_?(?:\w+_)?KEYS? = "(\w+)"', asking, re.MULTILINE))


def test_the_preferences_are_listed() -> None:
    assert first_column(lists("Outside the journal")[0]) == {field.name for field in fields(Preferences)}


def test_the_key_file_has_the_keys_that_are_listed(journal_path: Path) -> None:
    header, slot = lists("keys.json")
    content = json.loads((journal_path / "keys.json").read_bytes())

    assert first_column(header) == set(content)
    assert first_column(slot) == set(content["slots"][0])


def test_the_pages_are_encrypted_and_sealed_as_described(open_journal: Path) -> None:
    pages, size = (int(pragma(database.connection(), name)) for name in ("page_count", "page_size"))
    encoding = pragma(database.connection(), "encoding")
    journal_file.close_journal()
    content = (open_journal / journal_file.DATABASE_FILE).read_bytes()
    key = journal_file.unwrap_key(open_journal, passphrase=PASSPHRASE).secret

    plain = list(raw_pages(content, key))

    assert (len(plain), len(content)) == (pages, pages * PAGE_BYTES)
    assert size == PAGE_BYTES
    assert int.from_bytes(plain[0][68 - SALT_BYTES : 72 - SALT_BYTES]) == APPLICATION_ID
    assert content[:SALT_BYTES].hex() == read_key_file(open_journal).journal_id
    assert encoding == "UTF-8"


def test_a_flipped_bit_breaks_the_seal_that_is_described(open_journal: Path) -> None:
    journal_file.close_journal()
    content = bytearray((open_journal / journal_file.DATABASE_FILE).read_bytes())
    content[PAGE_BYTES + 7] ^= 1
    key = journal_file.unwrap_key(open_journal, passphrase=PASSPHRASE).secret

    with pytest.raises(BrokenSeal, match="2"):
        list(raw_pages(bytes(content), key))


def test_the_files_of_a_journal_are_those_that_are_listed(journal_path: Path) -> None:
    opened(journal_path)
    (listed,) = lists("The journal’s folder")

    assert {path.name for path in journal_path.iterdir()} <= {name.rstrip("/") for name in first_column(listed)}
    assert {oct(path.stat().st_mode & 0o777) for path in journal_path.iterdir()} == {"0o600"}


def test_a_backup_holds_what_is_listed(open_journal: Path) -> None:
    members, manifest = lists("Backups")
    service = Backups(SetClock())

    backup = service.make(service.plan()).path

    with zipfile.ZipFile(backup) as archive:
        assert first_column(members) == set(archive.namelist())
        assert first_column(manifest) == set(json.loads(archive.read("manifest.json")))
        assert archive.read("journal.db")[:SALT_BYTES].hex() == read_key_file(open_journal).journal_id
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
    assert re.fullmatch(r"\d{6}-\d{8}T\d{6}Z\.ajbackup", backup.name)
