"""Turn a journal, or a backup of one, into JSON without AssertJournal: see decrypt.md beside this file.

pip install apsw-sqlite3mc argon2-cffi cryptography
python decrypt.py Journal.ajournal journal.json
"""

import base64
import getpass
import hashlib
import json
import os
import shutil
import struct
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
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
MAGIC = bytes.fromhex("d9d505f920a163d7")
LEFT_OUT = {"entry.number", "entry.search_text"}


class Unreadable(Exception):
    """What cannot be read, in words for people."""


def main(arguments: Sequence[str]) -> int:
    """Ask for the passphrase or the recovery key, and write every table as JSON."""
    if len(arguments) not in (1, 2):
        sys.stderr.write("Type: python decrypt.py JOURNAL_FOLDER_OR_BACKUP_FILE [NEW_JSON_FILE]\n")
        return 2
    try:
        with tempfile.TemporaryDirectory() as folder:
            headers, database = copied(Path(arguments[0]), Path(folder))
            secret = getpass.getpass("Passphrase or recovery key: ") if sys.stdin.isatty() else sys.stdin.readline()
            write(tables(database, database_key(headers, secret.rstrip("\r\n"))), arguments[1:])
    except Unreadable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, apsw.Error) as error:
        sys.stderr.write(f"This cannot be read: {error or type(error).__name__}. Try another copy or a backup.\n")
        return 1
    return 0


def write(content: Mapping[str, Any], target: Sequence[str]) -> None:
    """Write JSON to a new file that only its owner may read, or print it where no file is named."""
    if not target:
        json.dump(content, sys.stdout, ensure_ascii=False)
        return
    handle = os.open(target[0], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(content, stream, ensure_ascii=False)


def copied(path: Path, folder: Path) -> tuple[list[Mapping[str, Any]], Path]:
    """Copy a database from a journal's folder or a backup, which is a zip file; return its key headers, best first.

    Nothing is changed at `path`: an unfinished save is rolled back in the copy.
    """
    database = folder / "journal.db"
    if path.is_dir():
        texts = [(path / name).read_bytes() for name in ("keys.json", "keys.json.bak") if (path / name).is_file()]
        shutil.copyfile(path / "journal.db", database)
        side_file = path / "journal.db-journal"
        if side_file.is_file():
            roll_back(database, side_file.read_bytes())
    else:
        with zipfile.ZipFile(path) as backup:
            texts = [backup.read("keys.json")]
            database.write_bytes(backup.read("journal.db"))
    headers = [header for header in map(header_in, texts) if header is not None]
    if not headers:
        raise Unreadable("Neither key file can be read. Try another copy of the journal, or a backup.")
    # The one with the higher generation was written later.
    return sorted(headers, key=lambda header: int(header["generation"]), reverse=True), database


def header_in(text: bytes) -> Mapping[str, Any] | None:
    """Return a key header whose sum fits, else None."""
    try:
        header = dict(json.loads(text))
        wanted = header.pop("sha256")
    except (ValueError, KeyError, TypeError):
        return None
    return header if hashlib.sha256(canonical(header)).hexdigest() == wanted else None


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return the one JSON form of an object: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def roll_back(database: Path, side_file: bytes) -> None:
    """Put back the pages that a save was about to change when the program was killed.

    This is SQLite's own rollback journal, played back by hand: the pages in it are encrypted, and so are their sums
    (https://www.sqlite.org/fileformat.html, chapter 3). Other programs take the sums for those of plain pages.
    """
    at, size = 0, 0
    with database.open("r+b") as stream:
        while side_file[at : at + 8] == MAGIC:
            count, nonce, pages, sector, size = struct.unpack(">5I", side_file[at + 8 : at + 28])
            if at == 0:
                stream.truncate(pages * size)  # what was added since is no part of the state before
            at += sector
            for page, content, wanted in records(side_file, at, count, size):
                if wanted != (nonce + sum(content[size - 200 : 0 : -200])) % (1 << 32):
                    return  # the save had not come further when the power went
                stream.seek((page - 1) * size)
                stream.write(content)
            at += -(-count * (size + 8) // sector) * sector


def records(side_file: bytes, at: int, count: int, size: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield number, content and sum of each whole page from a place in the side file on."""
    for start in range(at, min(at + count * (size + 8), len(side_file) - size - 7), size + 8):
        number, content = struct.unpack_from(">I", side_file, start)[0], side_file[start + 4 : start + 4 + size]
        yield number, content, struct.unpack_from(">I", side_file, start + 4 + size)[0]


def database_key(headers: Sequence[Mapping[str, Any]], secret: str) -> bytes:
    """Return the key of the database; the older header is tried where the newer one does not fit the secret."""
    for header in headers:
        master = master_key(header, secret)
        if master is not None:
            return derived(master, "assertjournal database key v1")
    raise Unreadable("This opens none of the key slots.")


def master_key(header: Mapping[str, Any], secret: str) -> bytes | None:
    """Open the first key slot that the secret opens; None where it opens none."""
    for slot in header["slots"]:
        wrapping_key = WRAPPING_KEYS[slot["type"]](slot["kdf"], secret)
        bound = {name: header[name] for name in ("format", "version", "journal_id")}
        bound |= {"type": slot["type"], "kdf": slot["kdf"]}
        try:
            return AESGCM(wrapping_key).decrypt(unbase64(slot["nonce"]), unbase64(slot["wrapped"]), canonical(bound))
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
    connection = apsw.Connection(str(database.absolute()), flags=apsw.SQLITE_OPEN_READONLY)
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
    sys.exit(main(sys.argv[1:]))
