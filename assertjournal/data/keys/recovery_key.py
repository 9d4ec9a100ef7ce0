"""The recovery key as people print and type it: seven groups of letters and digits with check characters.

20 random bytes and 10 check bits make 34 characters of Crockford's base 32, which leaves out I, L, O and U. The check
bits are the first of SHA-256 over "aj-rk" and the bytes.
"""

import hashlib
import re

from assertjournal.core.errors import WrongSecret
from assertjournal.i18n import _

RECOVERY_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHARACTERS = 34
_CHECK_BITS = 10
_GROUP = 5
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = re.compile(r"[\s\u002d\u00ad\u2010-\u2015\u2212]+")


def recovery_text(secret: bytes) -> str:
    """Write the 20 bytes of a recovery key as seven groups joined by dashes."""
    number = int.from_bytes(secret) << _CHECK_BITS | _check(secret)
    characters = "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (_CHARACTERS - 1), -1, -5))
    return "-".join(characters[start : start + _GROUP] for start in range(0, _CHARACTERS, _GROUP))


def recovery_bytes(text: str) -> bytes:
    """Read a recovery key as it was typed: small letters, spaces, dashes and O, I, L for 0, 1, 1 do not matter.

    Raises WrongSecret, saying what is off, where it cannot be a recovery key.
    """
    characters = _BETWEEN.sub("", text).upper().translate(_READ_AS)
    if len(characters) != _CHARACTERS:
        raise _mistyped(
            _("A recovery key has {expected} letters and digits; these are {count}.").format(
                expected=_CHARACTERS, count=len(characters)
            )
        )
    if not set(characters) <= set(_ALPHABET):
        raise _mistyped(_("This recovery key has a character that no recovery key has."))
    number = 0
    for character in characters:
        number = number << 5 | _ALPHABET.index(character)
    secret = (number >> _CHECK_BITS).to_bytes(RECOVERY_BYTES)
    if number & (1 << _CHECK_BITS) - 1 != _check(secret):
        raise _mistyped(_("A character of this recovery key is off."))
    return secret


def _check(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"aj-rk" + secret).digest()[:2]) >> 16 - _CHECK_BITS


def _mistyped(message: str) -> WrongSecret:
    return WrongSecret(message, _("Compare it with your printed copy, group by group."))
