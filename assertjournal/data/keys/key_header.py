"""The key header, version 1: the wrapped keys of a journal as JSON, read with mistrust.

Every limit is checked before anything is worked out from a value: a hostile header costs neither time nor memory.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, NotAJournal
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
        """The salt of the key derivation."""
        return _bytes(self.kdf["salt"], SALT_BYTES)


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """All slots of a journal; `journal_id` is 32 hexadecimal digits, `generation` counts the writings."""

    journal_id: str
    generation: int
    slots: tuple[Slot, ...]

    def encode(self) -> bytes:
        """Return the header as the file holds it."""
        slots = [
            {"type": slot.type, "kdf": dict(slot.kdf), "nonce": b64(slot.nonce), "wrapped": b64(slot.wrapped)}
            for slot in self.slots
        ]
        content = {
            "format": FORMAT,
            "version": VERSION,
            "journal_id": self.journal_id,
            "generation": self.generation,
            "slots": slots,
        }
        return canonical({**content, "sha256": _sum(content)})


def b64(data: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(data).decode()


def canonical(content: Mapping[str, object]) -> bytes:
    """Return the one JSON form of an object: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


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
        return _header(_json(data))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged_header() from None


def _json(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST_HEADER:
        raise ValueError
    content = json.loads(data.decode(), object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse)
    if not isinstance(content, dict):
        raise TypeError
    return content


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def _refuse(literal: str) -> object:
    raise ValueError


def _header(content: dict[str, Any]) -> KeyHeader:
    if content["format"] != FORMAT:
        raise NotAJournal(_("The key file here is not that of a journal."), _("Choose another folder."))
    if _integer(content["version"], 1, 1 << 31) > VERSION:
        raise MadeByNewerVersion(
            _("This journal was made by a newer version of AssertJournal."), _("Install the newest version.")
        )
    if content.pop("sha256") != _sum(content):
        raise ValueError
    _exactly(content, {"format", "version", "journal_id", "generation", "slots"})
    journal_id = content["journal_id"]
    if len(bytes.fromhex(journal_id)) != JOURNAL_ID_BYTES or journal_id != bytes.fromhex(journal_id).hex():
        raise ValueError
    slots = content["slots"]
    if not isinstance(slots, list) or not 1 <= len(slots) <= len(SlotType):
        raise ValueError
    header = KeyHeader(journal_id, _integer(content["generation"], 1, 1 << 53), tuple(map(_slot, slots)))
    if len({slot.type for slot in header.slots}) != len(slots):
        raise ValueError
    return header


def _slot(content: dict[str, Any]) -> Slot:
    _exactly(content, {"type", "kdf", "nonce", "wrapped"})
    slot_type, kdf = SlotType(content["type"]), content["kdf"]
    limits = _PASSPHRASE_LIMITS if slot_type is SlotType.PASSPHRASE else {}
    _exactly(kdf, {"name", "salt", *limits})
    for key, (low, high) in limits.items():
        _integer(kdf[key], low, high)
    if kdf["name"] != KDF_NAMES[slot_type] or (limits and not _is_payable(kdf)):
        raise ValueError
    slot = Slot(slot_type, kdf, _bytes(content["nonce"], NONCE_BYTES), _bytes(content["wrapped"], WRAPPED_BYTES))
    if len(slot.salt) != SALT_BYTES:
        raise ValueError
    return slot


def _is_payable(kdf: Mapping[str, int]) -> bool:
    return kdf["m_kib"] >= _KIB_PER_LANE * kdf["p"] and kdf["m_kib"] * kdf["t"] <= _MOST_KIB_PASSES


def _exactly(content: object, keys: set[str]) -> None:
    if not isinstance(content, dict) or set(content) != keys:
        raise ValueError


def _integer(value: object, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError
    return value


def _bytes(text: object, size: int) -> bytes:
    if not isinstance(text, str):
        raise TypeError
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(data) != size or b64(data) != text:
        raise ValueError
    return data


def _sum(content: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
