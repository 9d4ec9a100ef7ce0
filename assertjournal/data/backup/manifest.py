"""What a backup says of itself: of which journal and moment it is, and the sums of the files in it.

All of it can be read without a key, so it says no more than a journal's folder does. How much was written is sealed.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, NotAJournal
from assertjournal.data.disk.serialization import moment_text, read_moment
from assertjournal.data.disk.strict_json import JsonFacts, b64, canonical
from assertjournal.data.keys.kdf import derived_key
from assertjournal.data.keys.key_header import JOURNAL_ID_BYTES, NONCE_BYTES
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.i18n import _

FORMAT = "assertjournal-backup"
VERSION = 1
LARGEST_MANIFEST = 64 * 1024
_PURPOSE = "assertjournal backup counts v1"
_SUM_BYTES = 32
_TAG_BYTES = 16
_MOST = 1 << 40


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file in a backup: its size in bytes, and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`generation` is that of the journal when it was copied, `schema` its number of migrations."""

    journal_id: str
    made_at: datetime
    generation: int
    schema: int
    sealed_counts: bytes = field(repr=False)
    parts: Mapping[str, FileDigest]

    def encode(self) -> bytes:
        """Return the manifest as the file holds it."""
        files = {name: {"size": part.size, "sha256": part.sha256} for name, part in self.parts.items()}
        return canonical(
            {
                "format": FORMAT,
                "version": VERSION,
                "journal_id": self.journal_id,
                "made_at": moment_text(self.made_at),
                "generation": self.generation,
                "schema": self.schema,
                "sealed_counts": b64(self.sealed_counts),
                "files": files,
            }
        )

    def counts(self, key: DatabaseKey) -> Mapping[str, int] | None:
        """Return how many rows each table held, or None where this key is not that of the journal."""
        nonce, sealed = self.sealed_counts[:NONCE_BYTES], self.sealed_counts[NONCE_BYTES:]
        try:
            counts: dict[str, int] = json.loads(_cipher(key).decrypt(nonce, sealed, self.journal_id.encode()))
        except InvalidTag:
            return None
        return counts


def sealed(counts: Mapping[str, int], key: DatabaseKey) -> bytes:
    """Seal the counts, so that a backup gives away no more than a journal's folder does."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, canonical(counts), key.journal_id.encode())


def parse_manifest(data: bytes, names: frozenset[str]) -> Manifest:
    """Read the manifest of a backup whose other files have these names.

    Raises NotAJournal for another format, MadeByNewerVersion for a later version, JournalDamaged for anything else.
    """
    try:
        return _manifest(JsonFacts.parse(data, LARGEST_MANIFEST), names)
    except (ValueError, OverflowError, RecursionError):
        raise damaged_backup() from None


def damaged_backup() -> JournalDamaged:
    """Return the error for a backup that is not as it was written."""
    return JournalDamaged(_("This backup is damaged."), _("Use another backup."))


def not_a_backup() -> NotAJournal:
    """Return the error for a file that is something else."""
    return NotAJournal(_("This is not a backup of a journal."), _("Choose a file whose name ends in .ajbackup."))


def newer_backup() -> MadeByNewerVersion:
    """Return the error for a backup that this program is too old for."""
    return MadeByNewerVersion(
        _("This backup was made by a newer version of AssertJournal."), _("Install the newest version.")
    )


def _cipher(key: DatabaseKey) -> AESGCM:
    return AESGCM(derived_key(key.secret, _PURPOSE))


def _manifest(facts: JsonFacts, names: frozenset[str]) -> Manifest:
    if facts.need("format") != FORMAT:
        raise not_a_backup()
    if facts.integer("version", 0, _MOST) > VERSION:
        raise newer_backup()
    manifest = Manifest(
        journal_id=facts.digits("journal_id", JOURNAL_ID_BYTES),
        made_at=read_moment(facts.text("made_at")),
        generation=facts.integer("generation", 0, _MOST),
        schema=facts.integer("schema", 0, _MOST),
        sealed_counts=facts.encoded("sealed_counts", NONCE_BYTES + _TAG_BYTES, LARGEST_MANIFEST),
        parts=_parts(facts.object("files"), names),
    )
    facts.finish()
    return manifest


def _parts(facts: JsonFacts, names: frozenset[str]) -> dict[str, FileDigest]:
    parts = {name: _digest(facts.object(name)) for name in names}
    facts.finish()
    return parts


def _digest(facts: JsonFacts) -> FileDigest:
    return FileDigest(facts.integer("size", 0, _MOST), facts.digits("sha256", _SUM_BYTES))
