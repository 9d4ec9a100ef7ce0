"""Files that call themselves backups: refused in bounded memory and time, and nothing is written anywhere."""

import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assertjournal.core.errors import FileMissing, JournalDamaged, MadeByNewerVersion, NotAJournal, UserError
from assertjournal.data.backup.opening import backup_keys, restore_backup, verify_backup
from tests.support.backups import a_backup

Parts = list[tuple[str, bytes]]


@pytest.fixture
def sound(open_journal: Path) -> bytes:
    """Return the bytes of a sound backup."""
    return a_backup(open_journal).read_bytes()


def parts_of(sound: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts, **options: Any) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", **options) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


def with_manifest(sound: bytes, **changes: object) -> bytes:
    parts = parts_of(sound)
    manifest = {**json.loads(parts["manifest.json"]), **changes}
    return zipped([*list(parts.items())[:2], ("manifest.json", json.dumps(manifest).encode())])


def looked_at(tmp_path: Path, content: bytes) -> None:
    backup = tmp_path / "1.ajbackup"
    backup.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    try:
        restore_backup(backup, tmp_path / "New.ajournal", None)
    finally:
        assert not [path for path in sorted(tmp_path.rglob("*")) if path not in before]


HOSTILE: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "a path outside": lambda parts: zipped([*parts.items(), ("../../outside", b"x")]),
    "one more file": lambda parts: zipped([*parts.items(), ("more.txt", b"x")]),
    "a file less": lambda parts: zipped(list(parts.items())[1:]),
    "a part under a path outside": lambda parts: zipped(
        [(f"../{name}" if name == "keys.json" else name, data) for name, data in parts.items()]
    ),
    "packed": lambda parts: zipped(list(parts.items()), compression=zipfile.ZIP_DEFLATED),
    "a comment": lambda parts: zipped(list(parts.items())) + b"x",
    "nothing": lambda parts: b"",
    "another file": lambda parts: b"SQLite format 3\0" * 100,
    "an empty zip": lambda parts: zipped([]),
    "large keys": lambda parts: zipped([(n, b" " * 70_000 if n == "keys.json" else d) for n, d in parts.items()]),
    "a large manifest": lambda parts: zipped(
        [(n, b" " * 9**7 if n == "manifest.json" else d) for n, d in parts.items()]
    ),
    "a deep manifest": lambda parts: zipped(
        [(n, b"[" * 60_000 if n == "manifest.json" else d) for n, d in parts.items()]
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_this_program_would_not_write_is_refused(sound: bytes, tmp_path: Path, name: str) -> None:
    with pytest.raises((JournalDamaged, NotAJournal)):
        looked_at(tmp_path, HOSTILE[name](parts_of(sound)))


def test_the_same_name_twice_is_refused(sound: bytes, tmp_path: Path) -> None:
    parts = list(parts_of(sound).items())
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped([parts[0], parts[0], parts[2]])

    with pytest.raises(NotAJournal):
        looked_at(tmp_path, content)


def test_a_list_of_contents_without_end_is_not_read(tmp_path: Path) -> None:
    many = b"PK\1\2" + bytes(42)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65535, 65535, len(many) * 200_000, 0, 0)

    with pytest.raises(NotAJournal):
        looked_at(tmp_path, many * 200_000 + end)


def test_a_list_without_end_behind_the_large_form_is_not_read(tmp_path: Path) -> None:
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1 << 40, 1 << 40, 1 << 40, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, 200, 0, 0)

    with pytest.raises(NotAJournal):
        looked_at(tmp_path, large + locator + end)


MANIFESTS: dict[str, tuple[dict[str, object], type[UserError]]] = {
    "another format": ({"format": "other"}, NotAJournal),
    "a newer version": ({"version": 2}, MadeByNewerVersion),
    "a newer schema": ({"schema": 99}, MadeByNewerVersion),
    "true for a number": ({"generation": True}, JournalDamaged),
    "a huge number": ({"schema": 1 << 70}, JournalDamaged),
    "no files": ({"files": {}}, JournalDamaged),
    "files that are none": ({"files": []}, JournalDamaged),
    "an unknown key": ({"more": 1}, JournalDamaged),
    "another journal's id": ({"journal_id": "00" * 16}, JournalDamaged),
    "a moment that is none": ({"made_at": "yesterday"}, JournalDamaged),
    "nothing sealed": ({"sealed_counts": ""}, JournalDamaged),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_does_not_fit_is_refused(sound: bytes, tmp_path: Path, name: str) -> None:
    changes, error = MANIFESTS[name]

    with pytest.raises(error):
        looked_at(tmp_path, with_manifest(sound, **changes))


def test_every_flipped_bit_and_every_cut_is_found(sound: bytes, tmp_path: Path) -> None:
    """Some bits of a zip say nothing that anyone reads, such as the dates; what is restored is whole in any case."""
    chance, refused = random.Random(3), 0
    backup, target = tmp_path / "1.ajbackup", tmp_path / "New.ajournal"
    for number in range(400):
        bit = chance.randrange(len(sound) * 8)
        flipped = sound[: bit // 8] + bytes([sound[bit // 8] ^ 1 << bit % 8]) + sound[bit // 8 + 1 :]
        backup.write_bytes(flipped if number % 4 else sound[: bit // 8])
        try:
            verify_backup(backup, None)
        except UserError:
            refused += 1
            continue
        restore_backup(backup, target, None)
        assert (target / "journal.db").read_bytes() == parts_of(sound)["journal.db"]
        target.rename(tmp_path / f"{number}.ajournal")

    assert refused > 390


def test_a_missing_backup_is_called_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        backup_keys(tmp_path / "none.ajbackup")


def test_a_folder_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(NotAJournal):
        backup_keys(tmp_path)


@pytest.mark.slow
def test_of_mutated_files_each_is_refused_in_plain_words_or_whole(sound: bytes, tmp_path: Path) -> None:
    """Most mutations hit the end, where the manifest and the list of contents are."""
    chance, refused = random.Random(3), 0
    backup = tmp_path / "1.ajbackup"
    for _time in range(1500):
        content = bytearray(sound)
        for _change in range(chance.randint(1, 6)):
            mutate(content, chance)
        backup.write_bytes(content)
        try:
            verify_backup(backup, None)
        except UserError:
            refused += 1

    assert refused > 1400


def mutate(content: bytearray, chance: random.Random) -> None:
    at = max(0, len(content) - chance.choice((60, 300, 1500, len(content))))
    at = min(at + chance.randrange(60), len(content) - 1)
    kind = chance.choice(("flip", "set", "cut", "insert", "shorten"))
    if kind == "flip":
        content[at] ^= 1 << chance.randrange(8)
    elif kind == "set":
        content[at] = chance.choice((0, 0x50, 0x7F, 0xFF))
    elif kind == "cut":
        del content[at : at + chance.randint(1, 40)]
    elif kind == "insert":
        content[at:at] = chance.randbytes(chance.randint(1, 40))
    else:
        del content[-chance.randint(1, 200) :]
