"""Kills a process that changes passphrases at random moments: `python -m tests.crash.key_kill 200`."""

import hashlib
import random
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.errors import WrongSecret
from assertjournal.data.journal import journal_file
from tests.crash.key_changer import words
from tests.crash.killing import lines_until_killed
from tests.support.builders import CHEAP_KDF

SOAK = ("200",)


@dataclass(slots=True)
class KeyTally:
    """What was found.

    `locked_out` counts journals that no passphrase opens which it may have. `fallen_back` counts those that an older
    one than the last acknowledged opens. `touched` counts those whose text is another than before.
    """

    times: int = 0
    changes: int = 0
    locked_out: int = 0
    fallen_back: int = 0
    touched: int = 0

    @property
    def is_clean(self) -> bool:
        """Return whether nothing went wrong."""
        return not (self.locked_out or self.fallen_back or self.touched)

    def __str__(self) -> str:
        return (
            f"{self.changes} changes of the passphrase, {self.locked_out} locked out, {self.fallen_back} fallen back "
            f"to an older one, {self.touched} texts touched"
        )


def a_journal_with_words(path: Path) -> str:
    """Make a journal that opens with the first passphrase, and return its recovery key."""
    return journal_file.create_journal(path, words(0), CHEAP_KDF)


def text_of(path: Path) -> str:
    """Return the SHA-256 of the text's file."""
    return hashlib.sha256((path / journal_file.DATABASE_FILE).read_bytes()).hexdigest()


def count_losses(path: Path, acknowledged: int, recovery_key: str, tally: KeyTally) -> int:
    """Try which passphrase opens the journal, and return its number; the next one may have been in the making."""
    journal_file.unwrap_key(path, recovery_key=recovery_key)
    number = first_that_opens(path, (acknowledged, acknowledged + 1))
    if number is None:
        older = first_that_opens(path, range(acknowledged - 1, -1, -1))
        tally.fallen_back += older is not None
        tally.locked_out += older is None
    return acknowledged if number is None else number


def run(path: Path, kills: int, chance: random.Random) -> KeyTally:
    """Make a journal at `path`, and kill a process that changes its passphrase `kills` times."""
    recovery_key = a_journal_with_words(path)
    before, tally, present = text_of(path), KeyTally(), 0
    for _kill in range(kills):
        said = killed_after("key_changer", path, present, chance.uniform(0.0, 0.12))
        tally.times += 1
        tally.changes += len(said)
        present = count_losses(path, max(said, default=present), recovery_key, tally)
        tally.touched += text_of(path) != before
    return tally


def killed_after(victim: str, path: Path, present: int, seconds: float) -> list[int]:
    """Run a process that changes passphrases for some time from its first one on, kill it, and return what it
    acknowledged.
    """
    return list(map(int, lines_until_killed(victim, path, present, seconds=seconds)))


def first_that_opens(path: Path, numbers: Iterable[int]) -> int | None:
    """Return the first number whose passphrase opens the journal, or None where none does."""
    for number in numbers:
        try:
            journal_file.unwrap_key(path, passphrase=words(number))
        except WrongSecret:
            continue
        return number
    return None


def main() -> None:
    """Print the figures of as many kills as the first argument says."""
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder) / "Journal.ajournal", int(sys.argv[1]), random.Random())
    print(f"{tally.times} kills, {tally}")
    sys.exit(not tally.is_clean)


if __name__ == "__main__":
    main()
