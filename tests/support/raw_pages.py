"""The pages of a journal's database, decrypted as docs/format.md says, without SQLCipher."""

import hashlib
import hmac
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE_BYTES = 4096
SALT_BYTES = 16
IV_BYTES = 16
SEAL_BYTES = 64
SEAL_SALT_MASK = 0x3A
SEAL_ROUNDS = 2
RESERVED_BYTES = IV_BYTES + SEAL_BYTES


class BrokenSeal(Exception):
    """A page is not as it was written, or the key is another one."""


def raw_pages(content: bytes, key: bytes) -> Iterator[bytes]:
    """Yield every page of a database file in plain, each after its seal was compared; raises BrokenSeal."""
    salt = content[:SALT_BYTES]
    sealing_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ SEAL_SALT_MASK for byte in salt), SEAL_ROUNDS, 32)
    for number, start in enumerate(range(0, len(content), PAGE_BYTES), 1):
        page = content[start : start + PAGE_BYTES]
        encrypted = page[SALT_BYTES if number == 1 else 0 : -RESERVED_BYTES]
        iv, seal = page[-RESERVED_BYTES:-SEAL_BYTES], page[-SEAL_BYTES:]
        wanted = hmac.digest(sealing_key, encrypted + iv + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(seal, wanted):
            raise BrokenSeal(number)
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        yield decryptor.update(encrypted) + decryptor.finalize()
