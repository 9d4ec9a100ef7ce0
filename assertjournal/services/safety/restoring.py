"""What can be done with backups: list, verify, make a new journal of one, bring back what is missing.

With the journal open, its key lets them be read whole. Without it, every byte is still compared with what was written.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assertjournal.core.changes import Changes
from assertjournal.core.content import Content
from assertjournal.core.errors import UserError
from assertjournal.data.backup import opening as backup_opening
from assertjournal.data.backup.file import Progress, is_backup, reading_backup
from assertjournal.data.backup.folder import BACKUPS, StoredBackup, stored_backups
from assertjournal.data.database.connection import Connection, connect
from assertjournal.data.database.database import database, save
from assertjournal.data.journal.journal_file import unwrap_key
from assertjournal.data.journal.old_copies import former_keys
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.migrations.steps import migrate
from assertjournal.data.tables import transfer
from assertjournal.i18n import _
from assertjournal.paths import JOURNAL_SUFFIX
from assertjournal.services.output_file import check_outside_journals
from assertjournal.services.transfer.export_json import items
from assertjournal.services.transfer.export_scope import WHOLE, Selection
from assertjournal.services.transfer.import_items import ItemReader
from assertjournal.services.transfer.import_run import ImportCounts, ImportRun
from assertjournal.services.transfer.interchange import LISTS, SUPPORT_CARD, SUPPORT_CARD_ROW
from assertjournal.services.transfer.json_stream import JsonItem


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup in a list; `size` is in bytes.

    `counts` (rows by table) is known of backups of the open journal only. `is_readable` says whether the file is a
    backup at all, `is_own` whether it is one of the open journal.
    """

    path: Path
    made_at: datetime
    size: int
    is_readable: bool
    is_own: bool
    counts: Mapping[str, int] | None = field(default=None, repr=False)


def open_place() -> Path:
    """Return the open journal’s folder, or the backup that is read in its stead; callable from any thread.

    Raises JournalLocked.
    """
    return database.journal.place


def backups_folder(journal: Path) -> Path:
    """Return the folder in which a journal's backups lie; of a backup that is read as a journal, its own folder."""
    return journal.parent if is_backup(journal) else journal / BACKUPS


def backup_lines(folder: Path) -> tuple[BackupLine, ...]:
    """Return the backups in a folder, the one made last first. None where it cannot be read."""
    return tuple(_line(stored, _open_key()) for stored in stored_backups(folder))


def verify(backup: Path, go_on: Progress = lambda percent: None) -> bool:
    """Verify a backup; return whether its text was read too, which needs the open journal it is of.

    Raises UserError for anything that is wrong with it, and what `go_on` raises.
    """
    key = _key_for(backup)
    backup_opening.verify_backup(backup, key, go_on)
    return key is not None


def restore(
    backup: Path,
    target: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    go_on: Progress = lambda percent: None,
) -> None:
    """Make a new journal at `target` of a backup, verified first; nothing is written over.

    It is read whole with the open journal's key, or with one of the secrets of the backup, which is slow.
    Raises UserError, also for a place inside a journal, and what `go_on` raises; nothing is left behind then.
    """
    check_outside_journals(target)
    key = _key_for(backup)
    if passphrase is not None or recovery_key is not None:
        key = unwrap_key(backup, passphrase=passphrase, recovery_key=recovery_key)
    backup_opening.restore_backup(backup, target, key, go_on)


def place_for(backup: Path, journal: Path) -> Path:
    """Return a free place beside a journal for what a backup is restored to: where there is no journal, its own."""
    if not journal.exists():
        return journal
    if is_backup(journal):
        journal = journal.parent.parent if journal.parent.name == BACKUPS else journal
    with reading_backup(backup) as reader:
        made_at = reader.manifest.made_at.astimezone()
    name = _("{journal} of {moment}").format(journal=journal.stem, moment=f"{made_at:%Y-%m-%d %H.%M}")
    place = journal.with_name(f"{name}{JOURNAL_SUFFIX}")
    number = 1
    while place.exists():
        number += 1
        place = journal.with_name(f"{name} ({number}){JOURNAL_SUFFIX}")
    return place


def bring_back(content: Content, backup: Path, go_on: Progress = lambda percent: None) -> tuple[ImportCounts, Changes]:
    """Insert what the backup has and the open journal has not, all of it or nothing. What is there stays as it is.

    Runs where the journal is open. Raises UserError, and what `go_on` raises; nothing was changed then.
    """
    key = _key_for(backup)
    if key is None:
        raise _not_of_this_key(backup)
    with (
        backup_opening.unpacked_database(backup, lambda percent: go_on(percent // 3)) as file,
        closing(connect(file, key)) as source,
    ):
        backup_opening.check_content(backup, source, key, lambda: go_on(33))
        migrate(source, key.journal_id, datetime.now(UTC))
        counts = save(lambda: _insert_missing(content, source, go_on))
    return counts, Changes(everything=bool(counts.imported))


def _line(stored: StoredBackup, key: DatabaseKey | None) -> BackupLine:
    manifest = stored.manifest
    own = key is not None and manifest is not None and manifest.journal_id == key.journal_id
    counts = manifest.counts(key) if own and manifest is not None and key is not None else None
    made_at = stored.made_at if manifest is None else manifest.made_at
    return BackupLine(stored.path, made_at, stored.size, manifest is not None, own, counts)


def _open_key() -> DatabaseKey | None:
    return None if database.opened is None else database.opened.key


def _key_for(backup: Path) -> DatabaseKey | None:
    """Return the open journal's key where the backup is one of it."""
    with reading_backup(backup) as reader:
        journal_id = reader.manifest.journal_id
    key = _open_key()
    return key if key is not None and key.journal_id == journal_id else None


def _not_of_this_key(backup: Path) -> UserError:
    with reading_backup(backup) as reader:
        is_former = reader.manifest.journal_id in former_keys()
    if is_former:
        return UserError(
            _("This backup is from before the journal was re-encrypted, so the present key does not open it."),
            _("Restore it as a new journal, and open that with the passphrase that you had then."),
        )
    return UserError(
        _("This backup is of another journal, so nothing of it is missing here."),
        _("Restore it as a new journal instead."),
    )


def _insert_missing(content: Content, source: Connection, go_on: Progress) -> ImportCounts:
    transfer.refer_later()
    run = ImportRun(ItemReader(content), lambda _entries: go_on(66), writes=True, keeps=True)
    for piece in _pieces(source):
        run.add(piece)
    go_on(99)
    return run.finish()


def _pieces(source: Connection) -> Iterator[JsonItem]:
    for name in LISTS:
        for index, item in enumerate(items(name, Selection(WHOLE), history=True, source=source)):
            yield JsonItem(name, index, item)
    card = transfer.get("support_card", SUPPORT_CARD_ROW, source=source)
    yield JsonItem(SUPPORT_CARD, None, {} if card is None else card["answers"])
