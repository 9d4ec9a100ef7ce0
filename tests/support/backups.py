"""Backups for tests, made of the open journal."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.backup.making import Source, make_backup
from assertjournal.data.database.database import database
from assertjournal.data.journal.journal_file import DATABASE_FILE
from tests.support.builders import NOW


def a_source(journal: Path) -> Source:
    """Return the open journal as something to back up."""
    return Source(journal / DATABASE_FILE, (journal / "keys.json").read_bytes(), database.journal.key)


def a_backup(journal: Path, go_on: Callable[[int], None] = lambda percent: None, now: datetime = NOW) -> Path:
    """Back the open journal up into its own folder, and return the file."""
    return make_backup(a_source(journal), journal / BACKUPS, now, go_on)
