"""A process that saves one entry after another and says so after each: the victim of the crash tests.

It saves as the window does. An entry's text ends with its number three times over, and the history holds the same
state, so a torn save would show.
"""

import sys
from itertools import count, islice
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.core.entry import NOTE_FIELD
from assertjournal.core.errors import UserError
from assertjournal.data.journal.journal_file import is_read_only
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from tests.support.builders import opened

ENTRIES = 5


def main(path: Path, first: int, saves: int | None = None) -> None:
    """Save for ever, or so many times, printing each number once it is saved; what cannot be saved is passed over.

    Ends with 1 where the journal does not open, or only for reading, and says so.
    """
    try:
        opened(path)
    except UserError as error:
        sys.exit(str(error))
    if is_read_only():
        sys.exit("The journal is open for reading only.")
    entries = Entries(Content({}, {}, {}, {}, {}), Clock())
    for number in islice(count(first), saves):
        text = f"{'words ' * (number % 700)}{number} {number} {number}"
        target = EntryTarget(f"entry-{number % ENTRIES}")
        try:
            entries.save(target, Edit({NOTE_FIELD: text}, title=str(number)), SaveMoment(leaves=True))
        except UserError:
            continue
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
