"""Saving all that can be read of the open journal, damaged or not, as a file that needs no passphrase."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.core.errors import JournalDamaged
from assertjournal.data.database.database import database
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.journal.salvage import Salvaged, salvage
from assertjournal.services.transfer.export_json import JsonExport

__all__ = ["Rescued", "Salvaged", "save_readable"]


@dataclass(frozen=True, slots=True)
class Rescued:
    """How many entries are in the file; `left_out` says what could not be read, and is None if all could."""

    entries: int
    left_out: Salvaged | None


def save_readable(clock: Clock, path: Path) -> Rescued:
    """Write everything that can be read to a JSON export, former states too. Runs where the journal is open.

    Raises FileRefused, and JournalDamaged where nothing can be read; no file is left behind then.
    """
    export = JsonExport(clock)
    try:
        return Rescued(export.save(path, history=True, force=True), None)
    except JournalDamaged:
        journal = database.opened
        if journal is None or not journal.place.is_dir():
            raise
    memory, salvaged = salvage(journal.place / DATABASE_FILE, journal.key, clock.now())
    with closing(memory):
        return Rescued(export.save(path, history=True, force=True, source=memory), salvaged)
