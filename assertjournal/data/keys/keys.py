"""The keys of a journal: one random master key, wrapped under the passphrase and under the recovery key.

Changing a secret re-wraps the master key and leaves the text alone. The database key is derived from the master key.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from assertjournal.core.errors import WrongSecret
from assertjournal.data.disk.strict_json import b64
from assertjournal.data.keys.kdf import (
    ARGON2_VERSION,
    KEY_BYTES,
    SHIPPED_KDF,
    KdfSettings,
    affordable_key,
    derived_key,
    passphrase_key,
)
from assertjournal.data.keys.key_header import (
    JOURNAL_ID_BYTES,
    KDF_NAMES,
    NONCE_BYTES,
    SALT_BYTES,
    KeyHeader,
    Slot,
    SlotType,
    associated_data,
    damaged_header,
    parse_header,
)
from assertjournal.data.keys.recovery_key import RECOVERY_BYTES, recovery_bytes, recovery_text
from assertjournal.i18n import _

__all__ = [
    "SHIPPED_KDF",
    "DatabaseKey",
    "KdfSettings",
    "NewKeys",
    "create_keys",
    "passphrase_cost",
    "unwrap",
    "with_passphrase",
    "with_recovery_key",
]

_DATABASE_PURPOSE = "assertjournal database key v1"
_RECOVERY_PURPOSE = "assertjournal recovery v1"


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """What opens the database of the journal `journal_id` (32 hexadecimal digits)."""

    journal_id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewKeys:
    """Freshly made keys: what goes into the key file, what opens the database, and what to show once."""

    header: KeyHeader
    key: DatabaseKey
    recovery_key: str = field(repr=False)


def create_keys(passphrase: str, kdf: KdfSettings) -> NewKeys:
    """Make the keys of a new journal and prove that both secrets open them.

    Raises EmptyPassphrase, NotEnoughMemory.
    """
    master, recovery, journal_id = os.urandom(KEY_BYTES), os.urandom(RECOVERY_BYTES), os.urandom(JOURNAL_ID_BYTES).hex()
    slots = (_passphrase_slot(journal_id, master, passphrase, kdf), _recovery_slot(journal_id, master, recovery))
    keys = NewKeys(KeyHeader(journal_id, 1, slots), _database_key(journal_id, master), recovery_text(recovery))
    # Proven from the bytes as they will be read: a journal that neither secret opens is lost text.
    written = parse_header(keys.header.encode())
    if not unwrap(written, passphrase=passphrase) == unwrap(written, recovery_key=keys.recovery_key) == keys.key:
        raise damaged_header()
    return keys


def unwrap(header: KeyHeader, *, passphrase: str | None = None, recovery_key: str | None = None) -> DatabaseKey:
    """Return the database key, opened with one of the two secrets; slow with a passphrase.

    Raises WrongSecret, EmptyPassphrase, NotEnoughMemory.
    """
    return _database_key(header.journal_id, _master(header, passphrase, recovery_key))


def with_passphrase(
    header: KeyHeader,
    new_passphrase: str,
    kdf: KdfSettings,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
) -> tuple[KeyHeader, DatabaseKey]:
    """Return a header whose only passphrase is a new one, and the database key that it was proven to open.

    The recovery key stays as it is. One of the two present secrets is needed. Raises what `unwrap` raises.
    """
    master = _master(header, passphrase, recovery_key)
    fresh = _renewed(header, _passphrase_slot(header.journal_id, master, new_passphrase, kdf))
    return fresh, _proven(fresh, master, unwrap(parse_header(fresh.encode()), passphrase=new_passphrase))


def with_recovery_key(header: KeyHeader, *, passphrase: str | None = None, recovery_key: str | None = None) -> NewKeys:
    """Return a header with a new recovery key in the place of the old one, which was proven to open the database key.

    The passphrase stays as it is. One of the two present secrets is needed. Raises what `unwrap` raises.
    """
    master, recovery = _master(header, passphrase, recovery_key), os.urandom(RECOVERY_BYTES)
    fresh, text = _renewed(header, _recovery_slot(header.journal_id, master, recovery)), recovery_text(recovery)
    return NewKeys(fresh, _proven(fresh, master, unwrap(parse_header(fresh.encode()), recovery_key=text)), text)


def passphrase_cost(header: KeyHeader) -> int:
    """Return the least memory that a guess at a passphrase costs, in KiB; 0 where no passphrase opens the journal."""
    return min((int(slot.kdf["m_kib"]) for slot in _slots(header, SlotType.PASSPHRASE)), default=0)


def _master(header: KeyHeader, passphrase: str | None, recovery_key: str | None) -> bytes:
    if (passphrase is None) == (recovery_key is None):
        raise ValueError("one of passphrase and recovery_key is needed")
    if passphrase is not None:
        return _by_passphrase(header, passphrase)
    return _by_recovery_key(header, recovery_bytes(recovery_key or ""))


def _renewed(header: KeyHeader, slot: Slot) -> KeyHeader:
    # Two slots of one kind would leave the old secret in force.
    others = [other for other in header.slots if other.type is not slot.type]
    slots = sorted([*others, slot], key=lambda one: one.type)
    return KeyHeader(header.journal_id, header.generation + 1, tuple(slots))


def _proven(header: KeyHeader, master: bytes, opened: DatabaseKey) -> DatabaseKey:
    if opened != _database_key(header.journal_id, master):
        raise damaged_header()
    return opened


def _passphrase_slot(journal_id: str, master: bytes, passphrase: str, settings: KdfSettings) -> Slot:
    salt = os.urandom(SALT_BYTES)
    wrapping_key, used = affordable_key(passphrase, salt, settings)
    kdf: dict[str, str | int] = {
        "name": KDF_NAMES[SlotType.PASSPHRASE],
        "v": ARGON2_VERSION,
        "m_kib": used.memory_kib,
        "t": used.time_cost,
        "p": used.parallelism,
        "salt": b64(salt),
    }
    return _wrapped(journal_id, SlotType.PASSPHRASE, kdf, wrapping_key, master)


def _recovery_slot(journal_id: str, master: bytes, recovery: bytes) -> Slot:
    salt = os.urandom(SALT_BYTES)
    kdf: dict[str, str | int] = {"name": KDF_NAMES[SlotType.RECOVERY], "salt": b64(salt)}
    wrapping_key = derived_key(recovery, _RECOVERY_PURPOSE, salt)
    return _wrapped(journal_id, SlotType.RECOVERY, kdf, wrapping_key, master)


def _wrapped(
    journal_id: str, slot_type: SlotType, kdf: Mapping[str, str | int], wrapping_key: bytes, master: bytes
) -> Slot:
    # A new nonce each time: AES-GCM breaks when one is used twice under a key.
    nonce = os.urandom(NONCE_BYTES)
    wrapped = AESGCM(wrapping_key).encrypt(nonce, master, associated_data(journal_id, slot_type, kdf))
    return Slot(slot_type, kdf, nonce, wrapped)


def _by_passphrase(header: KeyHeader, passphrase: str) -> bytes:
    for slot in _slots(header, SlotType.PASSPHRASE):
        settings = KdfSettings(int(slot.kdf["m_kib"]), int(slot.kdf["t"]), int(slot.kdf["p"]))
        master = _opened(header, slot, passphrase_key(passphrase, slot.salt, settings))
        if master is not None:
            return master
    raise WrongSecret(
        _("This passphrase does not open the journal."),
        _("Check the caps lock key and try again, or use your recovery key."),
    )


def _by_recovery_key(header: KeyHeader, recovery: bytes) -> bytes:
    for slot in _slots(header, SlotType.RECOVERY):
        master = _opened(header, slot, derived_key(recovery, _RECOVERY_PURPOSE, slot.salt))
        if master is not None:
            return master
    raise WrongSecret(
        _("This recovery key belongs to another journal, or a newer one has replaced it."),
        _("Look for the newest recovery key of this journal, or use your passphrase."),
    )


def _slots(header: KeyHeader, slot_type: SlotType) -> list[Slot]:
    return [slot for slot in header.slots if slot.type is slot_type]


def _opened(header: KeyHeader, slot: Slot, wrapping_key: bytes) -> bytes | None:
    try:
        # Bound to journal, kind and costs, so that no slot can be moved or made cheaper unnoticed.
        data = associated_data(header.journal_id, slot.type, slot.kdf)
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped, data)
    except InvalidTag:
        return None


def _database_key(journal_id: str, master: bytes) -> DatabaseKey:
    return DatabaseKey(journal_id, derived_key(master, _DATABASE_PURPOSE))
