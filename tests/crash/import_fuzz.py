"""Feeds mutated exports to the import: `python -m tests.crash.import_fuzz 30000 [SEED]`."""

import json
import random
import sys
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assertjournal.core.content import load_content
from assertjournal.core.errors import FileRefused, ImportRefused, MadeByNewerVersion
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import transfer
from assertjournal.paths import resources
from assertjournal.services.transfer.import_json import JsonImport
from tests.support.builders import a_journal, opened
from tests.support.exports import rich_export

SOAK = ("30000",)
_STRANGE: tuple[object, ...] = (
    None, True, -1, 10**6, 1.5, "",
    "\x00", "\u202e", "<img src=x>", "x" * 10_000, [], {}, [[[]]], {"text": {}}, "2026-13-40",
)  # fmt: skip
_NOISE = b'{}[]",:0\\\xff\x00u'


@dataclass(slots=True)
class Fuzzed:
    """What came of all files; `changed` counts refusals after which the journal was another one."""

    files: int = 0
    refused: int = 0
    imported: int = 0
    unexpected: int = 0
    changed: int = 0


def run(folder: Path, files: int, chance: random.Random) -> Fuzzed:
    """Import so many mutations of one export, each into an empty journal."""
    path, file = folder / "Journal.ajournal", folder / "mutated.json"
    a_journal(path)
    empty = (path / journal_file.DATABASE_FILE).read_bytes()
    found = Fuzzed()
    importer, sound = JsonImport(load_content(resources())), rich_export()
    opened(path)
    nothing = _all_rows()
    for _file in range(files):
        file.write_bytes(_mutated(sound, chance))
        imported = _import(importer, file, found)
        if _all_rows() != nothing:
            found.changed += not imported
            journal_file.close_journal()
            (path / journal_file.DATABASE_FILE).write_bytes(empty)
            opened(path)
    journal_file.close_journal()
    return found


def _import(importer: JsonImport, file: Path, found: Fuzzed) -> bool:
    found.files += 1
    try:
        importer.load(file)
    except (ImportRefused, MadeByNewerVersion, FileRefused):
        found.refused += 1
    except Exception:  # noqa: BLE001 - every kind is a finding
        found.unexpected += 1
    else:
        found.imported += 1
        return True
    return False


def _all_rows() -> str:
    return json.dumps({table: list(transfer.read_all(table)) for table in transfer.TRANSFERRED}, default=str)


def _mutated(sound: object, chance: random.Random) -> bytes:
    """Change the values of an export, or its bytes."""
    ways: tuple[Callable[[object, random.Random], bytes], ...] = (_changed_values, _changed_bytes)
    return chance.choice(ways)(sound, chance)


def _changed_values(sound: object, chance: random.Random) -> bytes:
    value = deepcopy(sound)
    for _time in range(chance.randint(1, 3)):
        owner, key = chance.choice(_places(value))
        if chance.random() < 0.2 and isinstance(owner, dict):
            owner[chance.choice(("id", "x", "Ä", "answers", "entries"))] = owner.pop(key)
        else:
            owner[key] = deepcopy(chance.choice(_STRANGE))
    return json.dumps(value).encode()


def _changed_bytes(sound: object, chance: random.Random) -> bytes:
    data = bytearray(json.dumps(sound).encode())
    for _time in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        data[at : at + chance.choice((0, 1, 1, 5))] = bytes(chance.choices(_NOISE, k=chance.randint(0, 3)))
    return bytes(data[: chance.randrange(len(data))]) if chance.random() < 0.1 else bytes(data)


def _places(value: object) -> list[tuple[Any, Any]]:
    """Return every place in a JSON value, as its owner and its key."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    places: list[tuple[Any, Any]] = [(value, key) for key in keys]
    return places + [place for owner, key in places for place in _places(owner[key])]


def main() -> None:
    """Print the figures of as many files as the first argument says; a second makes them the same each time."""
    files, *seeds = map(int, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), files, random.Random(*seeds))
    print(
        f"{found.files} mutated files, {found.refused} refused, {found.imported} imported, "
        f"{found.unexpected} unexpected exceptions, {found.changed} changes after a refusal"
    )
    sys.exit(1 if found.unexpected or found.changed else 0)


if __name__ == "__main__":
    main()
