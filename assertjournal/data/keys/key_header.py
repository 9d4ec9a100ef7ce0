"""The key header, version 1: the wrapped keys of a journal as JSON, read with mistrust.

Every limit is checked before anything is worked out from a value: a hostile header costs neither time nor memory.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, NotAJournal
from assertjournal.data.disk.strict_json import JsonFacts, b64, base64_bytes, canonical
from assertjournal.data.keys.kdf import ARGON2_VERSION, SHIPPED_KDF
from assertjournal.i18n import _

FORMAT = "assertjournal-keys"
VERSION = 1
LARGEST_HEADER = 64 * 1024
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = 48
JOURNAL_ID_BYTES = 16
_KIB_PER_LANE = 8
_MOST_KIB = 4 * SHIPPED_KDF.memory_kib
_MOST_KIB_PASSES = _MOST_KIB * SHIPPED_KDF.time_cost
_PASSPHRASE_LIMITS = {"m_kib": (8, _MOST_KIB), "t": (1, 20), "p": (1, 16), "v": (ARGON2_VERSION, ARGON2_VERSION)}


class SlotType(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105
    RECOVERY = "recovery"


KDF_NAMES = {SlotType.PASSPHRASE: "argon2id", SlotType.RECOVERY: "hkdf-sha256"}


@dataclass(frozen=True, slots=True)
class Slot:
    """The master key wrapped under one secret; `kdf` says how to come from the secret to the wrapping key."""

    type: SlotType
    kdf: Mapping[str, str | int]
    nonce: bytes
    wrapped: bytes = field(repr=False)

    @property
    def salt(self) -> bytes:
        """Return the salt of the key derivation."""
        return base64_bytes(str(self.kdf["salt"]), SALT_BYTES, SALT_BYTES)


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """All slots of a journal; `journal_id` is 32 hexadecimal digits, `generation` counts the writings."""

    journal_id: str
    generation: int
    slots: tuple[Slot, ...]

    def has_slot(self, slot_type: SlotType) -> bool:
        """Return whether a secret of this kind opens the journal."""
        return any(slot.type is slot_type for slot in self.slots)

    def encode(self) -> bytes:
        """Return the header as the file holds it."""
        content = self.content()
        return canonical({**content, "sha256": _sum(content)})

    def content(self) -> dict[str, object]:
        """Return what the header says, without its sum."""
        slots = [
            {"type": slot.type, "kdf": dict(slot.kdf), "nonce": b64(slot.nonce), "wrapped": b64(slot.wrapped)}
            for slot in self.slots
        ]
        return {
            "format": FORMAT,
            "version": VERSION,
            "journal_id": self.journal_id,
            "generation": self.generation,
            "slots": slots,
        }


def associated_data(journal_id: str, slot_type: SlotType, kdf: Mapping[str, str | int]) -> bytes:
    """Return what is bound to a wrapped key, so that none of it can be exchanged."""
    parts = {"format": FORMAT, "version": VERSION, "journal_id": journal_id, "type": slot_type, "kdf": dict(kdf)}
    return canonical(parts)


def damaged_header() -> JournalDamaged:
    """Return the error for a key file that cannot be read whole."""
    return JournalDamaged(_("The key file of this journal is damaged."), use_a_copy())


def use_a_copy() -> str:
    """Return the next step where a key file is gone or damaged."""
    return _("Use a copy of the journal’s folder, if you have one, and keep both key files.")


def parse_header(data: bytes) -> KeyHeader:
    """Read a header.

    Raises NotAJournal for another format, MadeByNewerVersion for a later version, JournalDamaged for anything else.
    """
    try:
        return _header(JsonFacts.parse(data, LARGEST_HEADER))
    except (ValueError, RecursionError):
        raise damaged_header() from None


def _header(facts: JsonFacts) -> KeyHeader:
    if facts.need("format") != FORMAT:
        raise NotAJournal(_("The key file here is not that of a journal."), _("Choose another folder."))
    if facts.integer("version", 1, 1 << 31) > VERSION:
        raise MadeByNewerVersion(
            _("This journal was made by a newer version of AssertJournal."), _("Install the newest version.")
        )
    digest = facts.text("sha256")
    journal_id = facts.digits("journal_id", JOURNAL_ID_BYTES)
    generation = facts.integer("generation", 1, 1 << 53)
    slots = tuple(map(_slot, facts.list("slots", 1, len(SlotType))))
    facts.finish()
    header = KeyHeader(journal_id, generation, slots)
    # What was read is the whole content, so its sum is that of the file, however the file is spelled.
    if _sum(header.content()) != digest or len({slot.type for slot in slots}) != len(slots):
        raise ValueError
    return header


def _slot(facts: JsonFacts) -> Slot:
    slot_type = SlotType(facts.text("type"))
    kdf = _kdf(facts.object("kdf"), slot_type)
    nonce, wrapped = (
        facts.encoded("nonce", NONCE_BYTES, NONCE_BYTES),
        facts.encoded("wrapped", WRAPPED_BYTES, WRAPPED_BYTES),
    )
    facts.finish()
    return Slot(slot_type, kdf, nonce, wrapped)


def _kdf(facts: JsonFacts, slot_type: SlotType) -> dict[str, str | int]:
    limits = _PASSPHRASE_LIMITS if slot_type is SlotType.PASSPHRASE else {}
    costs = {key: facts.integer(key, *bounds) for key, bounds in limits.items()}
    name, salt = facts.text("name"), facts.encoded("salt", SALT_BYTES, SALT_BYTES)
    facts.finish()
    if name != KDF_NAMES[slot_type] or (limits and not _is_payable(costs)):
        raise ValueError
    return {"name": name, "salt": b64(salt), **costs}


def _is_payable(costs: Mapping[str, int]) -> bool:
    return costs["m_kib"] >= _KIB_PER_LANE * costs["p"] and costs["m_kib"] * costs["t"] <= _MOST_KIB_PASSES


def _sum(content: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
