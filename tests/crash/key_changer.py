"""A process that changes a journal's passphrase over and over, and says so each time: a victim of the crash tests."""

import sys
from itertools import count, islice
from pathlib import Path

from assertjournal.data.journal.key_change import change_passphrase
from tests.support.builders import CHEAP_KDF


def words(number: int) -> str:
    """Return the passphrase with a number."""
    return f"passphrase number {number}"


def main(path: Path, present: int, changes: int | None = None) -> None:
    """Change the passphrase for ever, or so many times, printing the number of each once it is in force."""
    for number in islice(count(present), changes):
        change_passphrase(path, words(number + 1), CHEAP_KDF, passphrase=words(number))
        print(number + 1, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
