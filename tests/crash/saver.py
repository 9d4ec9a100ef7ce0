"""A process that saves one entry after another and says so after each: the victim of the crash test.

An entry's text ends with its number three times over, its history holds as many states, so a torn save would show.
"""

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from assertjournal.data import entries, history, journal_file
from assertjournal.data.database import saving
from tests.support.builders import NOW, PASSPHRASE, a_version, an_entry

ENTRIES = 5


def main(path: Path, first: int) -> None:
    """Save for ever, printing each number once it is saved."""
    journal_file.open_journal(path, journal_file.unwrap_key(path, passphrase=PASSPHRASE), now=NOW)
    for number in count(first):
        text = f"{'words ' * (number % 700)}{number} {number} {number}"
        entry = replace(an_entry(), id=f"entry-{number % ENTRIES}", answers={"text": text}, title=str(number))
        with saving():
            entries.put(entry, text)
            history.add(a_version(entry, history.next_number(entry.id), name=str(number), answers={"text": text}))
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
