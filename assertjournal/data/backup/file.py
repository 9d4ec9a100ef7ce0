"""A backup as one file: a zip of the key file, the database and a manifest, none of them compressed.

It is read with mistrust, for only what this program writes is a backup. Size, number and names of what is in it are
checked before anything is extracted. Nothing in it says where something is to be written.
"""

import hashlib
import os
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO
from uuid import uuid4

from assertjournal.core.errors import FileMissing, FileRefused
from assertjournal.data.backup.manifest import (
    LARGEST_MANIFEST,
    FileDigest,
    Manifest,
    damaged_backup,
    newer_backup,
    not_a_backup,
    parse_manifest,
)
from assertjournal.data.keys.key_file import KEY_FILE
from assertjournal.data.keys.key_header import LARGEST_HEADER, KeyHeader, parse_header
from assertjournal.data.migrations.steps import newest_schema
from assertjournal.i18n import _
from assertjournal.paths import BACKUP_SUFFIX

Progress = Callable[[int], None]
"""Is told how much of the work is done, in percent; what it raises ends the work, which then leaves nothing behind."""

DATABASE_PART = "journal.db"
MANIFEST_PART = "manifest.json"
UNFINISHED = re.compile(r"\.[0-9a-f]{32}\.part(-journal)?", re.ASCII)
"""The names that `unfinished` gives, and those of SQLite’s own files beside them; any other is someone else’s."""

_PARTS = frozenset({KEY_FILE, DATABASE_PART})
_LIMITS = {KEY_FILE: LARGEST_HEADER, MANIFEST_PART: LARGEST_MANIFEST}
_CHUNK = 1 << 20
_END = struct.Struct("<4s4H2LH")
_END_LOCATOR = struct.Struct("<4sLQL")
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_LARGEST_LIST = 4096


class BackupReader:
    """A backup whose manifest was read; nothing else in it is trusted before it was compared with that."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest

    def key_header(self) -> KeyHeader:
        """Return the keys that were in force when the backup was made.

        Raises JournalDamaged.
        """
        content = _content(self._archive, KEY_FILE)
        part = self.manifest.parts[KEY_FILE]
        if (len(content), hashlib.sha256(content).hexdigest()) != (part.size, part.sha256):
            raise damaged_backup()
        header = parse_header(content)
        # A key file of another journal would open nothing, or the wrong thing, after a restore.
        if header.journal_id != self.manifest.journal_id:
            raise damaged_backup()
        return header

    def database(self) -> Iterator[bytes]:
        """Yield the encrypted database piece by piece. The last one comes only if all of it is as it was written.

        Raises JournalDamaged.
        """
        part = self.manifest.parts[DATABASE_PART]
        with _mistrusting():
            stream = self._archive.open(DATABASE_PART)
        with stream:
            yield from _compared(stream, part)

    def verify(self, go_on: Progress = lambda percent: None) -> None:
        """Compare every byte with what was written.

        Raises JournalDamaged.
        """
        self.key_header()
        size, done = self.manifest.parts[DATABASE_PART].size, 0
        for piece in self.database():
            done += len(piece)
            go_on(100 * done // size)


@contextmanager
def reading_backup(path: Path) -> Iterator[BackupReader]:
    """Open a backup.

    Raises FileMissing, FileRefused, NotAJournal, JournalDamaged or MadeByNewerVersion, also within the block.
    """
    try:
        if not path.exists():
            raise FileMissing(_("There is no backup at this place."), _("Check its name and folder."))
        if not path.is_file():
            raise not_a_backup()
        with path.open("rb") as stream:
            with _mistrusting():
                _check_end(stream)
                archive = zipfile.ZipFile(stream)
                _check_list(archive, stream.seek(0, os.SEEK_END))
            with archive:
                manifest = parse_manifest(_content(archive, MANIFEST_PART), _PARTS)
                if manifest.schema > newest_schema():
                    raise newer_backup()
                yield BackupReader(archive, manifest)
    except OSError as error:
        raise FileRefused(
            _("The backup cannot be read ({reason}).").format(reason=error.strerror or type(error).__name__),
            _("Check that you may read it, and that its disk is sound."),
        ) from error


def is_backup(path: Path) -> bool:
    """Return whether a path names a backup and not a journal's folder."""
    return path.suffix == BACKUP_SUFFIX and path.is_file()


def write_archive(
    file: Path, keys: bytes, database: Path, describe: Callable[[dict[str, FileDigest]], Manifest]
) -> None:
    """Write a backup to a new file. When this returns, its content is on the disk.

    `describe` makes the manifest for the sums of the parts. Raises OSError.
    """
    with os.fdopen(new_file(file), "wb") as stream:
        # The manifest goes last, as only then the sums of the others are known.
        with zipfile.ZipFile(stream, "w") as archive, database.open("rb") as source:
            parts = {KEY_FILE: FileDigest(len(keys), hashlib.sha256(keys).hexdigest())}
            archive.writestr(_entry(KEY_FILE), keys)
            parts[DATABASE_PART] = _add(archive, DATABASE_PART, source)
            archive.writestr(_entry(MANIFEST_PART), describe(parts).encode())
        stream.flush()
        os.fsync(stream.fileno())


def new_file(file: Path) -> int:
    """Create an empty file that only its owner may read, and return its descriptor.

    Raises OSError, also where there is something already.
    """
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)


def unfinished(folder: Path) -> Path:
    """Return a name in a folder for a file that is being made. A leftover with such a name is no one's."""
    return folder / f".{uuid4().hex}.part"


def _add(archive: zipfile.ZipFile, name: str, source: BinaryIO) -> FileDigest:
    digest, size = hashlib.sha256(), 0
    entry = _entry(name)
    entry.file_size = os.fstat(source.fileno()).st_size
    with archive.open(entry, "w") as target:
        while piece := source.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return FileDigest(size, digest.hexdigest())


def _entry(name: str) -> zipfile.ZipInfo:
    # The date of ZipInfo stays the same for all, so that a backup says nothing of when it was made twice.
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry


def _check_end(stream: BinaryIO) -> None:
    """Refuse a file whose end does not fit, before the list of contents is read whose length it tells."""
    size = stream.seek(0, os.SEEK_END)
    around = _LARGE_END.size + _END_LOCATOR.size + _END.size
    stream.seek(max(0, size - around))
    tail = stream.read()
    if len(tail) < _END.size:
        raise not_a_backup()
    sign, _disk, _first, here, entries, length, _at, comment = _END.unpack(tail[-_END.size :])
    if sign != b"PK\5\6" or comment:
        raise not_a_backup()
    # A file of more than 4 GiB has its list's length in a record before the end (ZIP64).
    if tail[-_END.size - _END_LOCATOR.size :].startswith(b"PK\6\7"):
        if len(tail) < around:
            raise not_a_backup()
        large = _LARGE_END.unpack(tail[: _LARGE_END.size])
        here, entries, length = large[6:9]
    # zipfile would read a list of any length into memory.
    if not here == entries == len(_PARTS) + 1 or length > _LARGEST_LIST:
        raise not_a_backup()


def _check_list(archive: zipfile.ZipFile, size: int) -> None:
    entries = archive.infolist()
    if sorted(entry.filename for entry in entries) != sorted({*_PARTS, MANIFEST_PART}):
        raise not_a_backup()
    for entry in entries:
        # Nothing here is compressed, so a bomb cannot unfold.
        if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1 or entry.file_size != entry.compress_size:
            raise not_a_backup()
        if entry.file_size > _LIMITS.get(entry.filename, size):
            raise damaged_backup()


@contextmanager
def _mistrusting() -> Iterator[None]:
    """Raise one error for all that zipfile raises. To anyone who wants a backup back, they are the same."""
    try:
        yield
    except (zipfile.BadZipFile, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError):
        raise damaged_backup() from None


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    with _mistrusting(), archive.open(name) as stream:
        return stream.read(_LIMITS[name] + 1)


def _compared(stream: IO[bytes], part: FileDigest) -> Iterator[bytes]:
    """Yield the pieces of a stream, the last one only after all of them were compared."""
    digest, left = hashlib.sha256(), part.size
    while left:
        with _mistrusting():
            piece = stream.read(min(_CHUNK, left))
        digest.update(piece)
        left -= len(piece)
        # The last piece waits for the comparison: what reads it may trust all of it.
        if not piece or (not left and (digest.hexdigest() != part.sha256 or _goes_on(stream))):
            raise damaged_backup()
        yield piece


def _goes_on(stream: IO[bytes]) -> bool:
    with _mistrusting():
        return bool(stream.read(1))
