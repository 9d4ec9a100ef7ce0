"""A process that backs a journal up again and again, saving in between: the victim of the tests of backups.

After each it says which backup was made and how many entries were in the journal before.
"""

import sys
from itertools import count, islice
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries
from assertjournal.services.safety.backups import Backups
from tests.support.builders import an_entry, opened


def main(path: Path, first: int, backups: int | None = None) -> None:
    """Back up for ever, or so many times."""
    opened(path)
    service = Backups(Clock())
    for number in islice(count(first), backups):
        with saving():
            entries.put(an_entry(id=f"entry-{number}", answers={"text": f"{number} words " * 200}), f"{number}")
        made = service.make(service.plan())
        print(f"{made.path.name} {number}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
