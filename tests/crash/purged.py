"""Looks for what was deleted for good in the decrypted pages of a journal: `python -m tests.crash.purged 200`."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.core.entry import NOTE_FIELD
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from tests.support.builders import PASSPHRASE, a_journal, opened
from tests.support.raw_pages import raw_pages

SOAK = ("200",)
WORD = "zanzibarite"
STATES = 5
_END_OF_WORD = WORD[3:].encode()  # the search index may leave out what a word has in common with the one before


@dataclass(frozen=True, slots=True)
class Copies:
    """How often the word is in the pages while its entry is there, in the bin, and gone for good."""

    written: int
    in_bin: int
    purged: int


def run(folder: Path, others: int) -> Copies:
    """Write one entry with the word among so many without it, bin it, delete it for good; count after each closing."""
    path = folder / "Journal.ajournal"
    a_journal(path)
    service = Entries(Content({}, {}, {}, {}, {}), Clock())
    opened(path)
    for number in range(others):
        _write(service, f"entry-{number}", f"{number} other words " * 40)
        if number == others // 2:
            for state in range(STATES):
                _write(service, WORD, f"{WORD} {state} and much more of {WORD} " * (40 + state))
    written = _closed(path)
    service.move_to_bin(WORD)
    in_bin = _closed(path)
    with saving():
        entries.purge(WORD)
    purged = _closed(path)
    journal_file.close_journal()
    return Copies(written, in_bin, purged)


def _write(service: Entries, entry: str, text: str) -> None:
    service.save(EntryTarget(entry), Edit({NOTE_FIELD: text}, title=text[:40]), SaveMoment(leaves=True))


def _closed(path: Path) -> int:
    """Close the journal, count, and open it again."""
    journal_file.close_journal()
    key = journal_file.unwrap_key(path, passphrase=PASSPHRASE).secret
    content = b"".join(raw_pages((path / journal_file.DATABASE_FILE).read_bytes(), key))
    opened(path)
    return content.lower().count(_END_OF_WORD)


def main() -> None:
    """Print the figures for as many other entries as the argument says."""
    with tempfile.TemporaryDirectory() as folder:
        copies = run(Path(folder), int(sys.argv[1]))
    print(
        f"{copies.written} copies of a word in the decrypted pages, {copies.in_bin} with its entry in the bin, "
        f"{copies.purged} once that is deleted for good"
    )
    sys.exit(0 if copies.written and copies.in_bin and not copies.purged else 1)


if __name__ == "__main__":
    main()
