"""Flips bits of a key file and tries both secrets on what is left: `python -m tests.crash.header_flips 5000`."""

import random
import sys
from dataclasses import dataclass

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, NotAJournal, WrongSecret
from assertjournal.data.keys.key_header import parse_header
from assertjournal.data.keys.keys import NewKeys, create_keys, unwrap
from tests.support.builders import CHEAP_KDF, PASSPHRASE

SOAK = ("5000",)


@dataclass(slots=True)
class Flips:
    """What came of all flips; `opened` counts keys that were given all the same, `unexpected` other failures."""

    flips: int = 0
    refused: int = 0
    opened: int = 0
    unexpected: int = 0


def run(flips: int, chance: random.Random) -> Flips:
    """Flip every bit of a key file once, as far as the number goes, or bits of one file after another if it goes on."""
    found, places = Flips(), list[int]()
    while found.flips < flips:
        if not places:
            keys = create_keys(PASSPHRASE, CHEAP_KDF)
            whole = keys.header.encode()
            places = chance.sample(range(len(whole) * 8), len(whole) * 8)
        place = places.pop()
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        _try(bytes(flipped), keys, found)
    return found


def _try(header: bytes, keys: NewKeys, found: Flips) -> None:
    found.flips += 1
    try:
        parsed = parse_header(header)
        unwrap(parsed, recovery_key=keys.recovery_key)
        unwrap(parsed, passphrase=PASSPHRASE)
    except (WrongSecret, JournalDamaged, MadeByNewerVersion, NotAJournal):
        found.refused += 1
    except Exception:  # noqa: BLE001 - every kind is a finding
        found.unexpected += 1
    else:
        found.opened += 1


def main() -> None:
    """Print the figures of as many flips as the argument says."""
    found = run(int(sys.argv[1]), random.Random())
    print(f"{found.flips} flipped bits, {found.refused} refused, {found.opened} opened, {found.unexpected} unexpected")
    sys.exit(1 if found.opened or found.unexpected else 0)


if __name__ == "__main__":
    main()
