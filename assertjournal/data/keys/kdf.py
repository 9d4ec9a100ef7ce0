"""Keys worked out from secrets: Argon2id for a passphrase, HKDF for what is random already."""

import unicodedata
from dataclasses import dataclass, replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from assertjournal.core.errors import EmptyPassphrase, NotEnoughMemory
from assertjournal.i18n import _
from assertjournal.process.guards import hide_memory

ARGON2_VERSION = 19
KEY_BYTES = 32
LEAST_MEMORY_KIB = 64 * 1024


@dataclass(frozen=True, slots=True)
class KdfSettings:
    """What one guess at a passphrase costs: memory in KiB, passes over it, and lanes."""

    memory_kib: int = 256 * 1024
    time_cost: int = 3
    parallelism: int = 4


SHIPPED_KDF = KdfSettings()


def passphrase_key(passphrase: str, salt: bytes, settings: KdfSettings) -> bytes:
    """Compute the 32-byte key of a passphrase; slow by intent.

    Raises EmptyPassphrase, and NotEnoughMemory where the memory cannot be had.
    """
    if not passphrase:
        raise EmptyPassphrase(_("The passphrase is empty."), _("Type at least one character."))
    hide_memory()
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=settings.time_cost,
            memory_cost=settings.memory_kib,
            parallelism=settings.parallelism,
            hash_len=KEY_BYTES,
            type=Type.ID,
            version=ARGON2_VERSION,
        )
    except HashingError as error:
        raise NotEnoughMemory(
            _("There is not enough free memory to work out the key; {size} MB are needed.").format(
                size=settings.memory_kib // 1024
            ),
            _("Close other programs and try again."),
        ) from error


def affordable_key(passphrase: str, salt: bytes, settings: KdfSettings) -> tuple[bytes, KdfSettings]:
    """Compute a new key, halving the memory down to 64 MiB where it cannot be had. Return the settings that worked.

    Raises EmptyPassphrase, and NotEnoughMemory where even 64 MiB cannot be had.
    """
    try:
        return passphrase_key(passphrase, salt, settings), settings
    except NotEnoughMemory:
        half = replace(settings, memory_kib=settings.memory_kib // 2)
        if half.memory_kib < LEAST_MEMORY_KIB:
            raise
    return affordable_key(passphrase, salt, half)


def derived_key(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Derive the 32-byte key for a purpose from a secret that is random already."""
    hide_memory()
    return HKDF(SHA256(), KEY_BYTES, salt, purpose.encode()).derive(secret)
