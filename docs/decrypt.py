"""Turn a journal, or a backup of one, into JSON without AssertJournal: see decrypt.md beside this file.

pip install apsw-sqlite3mc argon2-cffi cryptography
python decrypt.py Journal.ajournal > journal.json
"""

import base64
import getpass
import json
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
JSON_COLUMNS = {
    "conversation.entries_kept",
    "entry.answers",
    "entry.tags",
    "entry_version.answers",
    "entry_version.tags",
    "own_scenario.answers",
    "person.also_called",
    "preset.choices",
    "setting.value",
    "summary.entries",
    "support_card.answers",
}
LEFT_OUT = {"entry.number", "entry.search_text"}


def main() -> int:
    """Ask for the passphrase or the recovery key, and print every table as JSON."""
    if len(sys.argv) != 2:
        sys.stderr.write("Type: python decrypt.py JOURNAL_FOLDER_OR_BACKUP_FILE\n")
        return 2
    with files(Path(sys.argv[1])) as (keys, database):
        secret = getpass.getpass("Passphrase or recovery key: ") if sys.stdin.isatty() else sys.stdin.readline()
        master = master_key(json.loads(keys.read_bytes()), secret.rstrip("\r\n"))
        if master is None:
            sys.stderr.write("This opens none of the key slots.\n")
            return 1
        json.dump(tables(database, derived(master, "assertjournal database key v1")), sys.stdout, ensure_ascii=False)
    return 0


@contextmanager
def files(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the key file and the database of a journal's folder, or of a backup, which is a zip file."""
    if path.is_dir():
        yield path / "keys.json", path / "journal.db"
        return
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as backup:
        for name in ("keys.json", "journal.db"):
            Path(folder, name).write_bytes(backup.read(name))
        yield Path(folder, "keys.json"), Path(folder, "journal.db")


def master_key(header: Mapping[str, Any], secret: str) -> bytes | None:
    """Open the first key slot that the secret opens; None where it opens none."""
    for slot in header["slots"]:
        wrapping_key = WRAPPING_KEYS[slot["type"]](slot["kdf"], secret)
        bound = {name: header[name] for name in ("format", "version", "journal_id")}
        bound |= {"type": slot["type"], "kdf": slot["kdf"]}
        data = json.dumps(bound, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        try:
            return AESGCM(wrapping_key).decrypt(unbase64(slot["nonce"]), unbase64(slot["wrapped"]), data)
        except InvalidTag:
            continue
    return None


def passphrase_key(kdf: Mapping[str, Any], passphrase: str) -> bytes:
    """Return the Argon2id key of the passphrase in Unicode's form NFKC."""
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"),
        unbase64(kdf["salt"]),
        time_cost=kdf["t"],
        memory_cost=kdf["m_kib"],
        parallelism=kdf["p"],
        hash_len=32,
        type=Type.ID,
        version=kdf["v"],
    )


def recovery_key(kdf: Mapping[str, Any], typed: str) -> bytes:
    """Return the HKDF key of the recovery key's 20 bytes; other input gives a key that opens nothing."""
    characters = [c for c in typed.upper().translate(str.maketrans("OIL", "011")) if c in RECOVERY_ALPHABET]
    number = 0
    for character in characters:
        number = number << 5 | RECOVERY_ALPHABET.index(character)
    secret = (number >> 10 & (1 << 160) - 1).to_bytes(20, "big")
    return derived(secret, "assertjournal recovery v1", unbase64(kdf["salt"]))


WRAPPING_KEYS = {"passphrase": passphrase_key, "recovery": recovery_key}


def derived(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return HKDF-SHA256 for a purpose, 32 bytes."""
    return HKDF(SHA256(), 32, salt, purpose.encode()).derive(secret)


def tables(database: Path, key: bytes) -> dict[str, list[dict[str, Any]]]:
    """Read every table of what people wrote, row by row."""
    connection = apsw.Connection(str(database.absolute()), flags=apsw.SQLITE_OPEN_READWRITE)
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}")
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'entry_index%' ORDER BY name"
    )
    return {name: list(rows(connection, name)) for (name,) in list(names)}


def rows(connection: apsw.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, with lists and objects as such."""
    for values in (cursor := connection.execute(f'SELECT * FROM "{table}"')):  # noqa: S608 - names are the file's own
        names = [column[0] for column in cursor.description]
        yield {
            name: json.loads(value) if f"{table}.{name}" in JSON_COLUMNS else value
            for name, value in zip(names, values, strict=True)
            if f"{table}.{name}" not in LEFT_OUT
        }


def unbase64(text: str) -> bytes:
    """Read base64."""
    return base64.b64decode(text, validate=True)


if __name__ == "__main__":
    sys.exit(main())
