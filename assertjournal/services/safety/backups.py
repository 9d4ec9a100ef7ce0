"""Backing up the open journal: when it is due, where to, and a second folder that is remembered in the journal.

What is needed is taken from the journal on its own thread (`plan`). The work itself may run on any other.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.core.errors import FileRefused, UserError
from assertjournal.data.backup import folder as backup_folder
from assertjournal.data.backup import making as backup_making
from assertjournal.data.backup.copied_journal import note_of_backups, noted_of_backups
from assertjournal.data.backup.file import Progress
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.backup.making import Source
from assertjournal.data.backup.manifest import Manifest
from assertjournal.data.database.database import database
from assertjournal.data.disk.serialization import moment_text, read_moment
from assertjournal.data.journal.journal_file import created_at, is_read_only
from assertjournal.data.keys.key_file import KEY_FILE, heal_key_file, read_key_file
from assertjournal.i18n import _
from assertjournal.services.output_file import is_in_journal

BETWEEN_AUTOMATIC = timedelta(hours=1)
SECOND_IS_OLD = timedelta(days=30)
OWN_IS_OLD = timedelta(days=7)
FIRST_DAYS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """What to back up and where to; `generations` are those of backups that hold all that the journal holds now."""

    source: Source = field(repr=False)
    folder: Path
    second: Path | None
    generations: frozenset[int]

    @property
    def journal_id(self) -> str:
        """Return the id by which the journal's backups are known."""
        return self.source.key.journal_id


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A new backup, and its copy in the second folder or why there is none."""

    path: Path
    generation: int
    second: Path | None = None
    problem: UserError | None = None


class Reminder(StrEnum):
    """What is worth a quiet line after unlocking."""

    NOTHING = "nothing"
    BACKUP_IS_OLD = "what was written for long is in no backup"
    CHOOSE_SECOND = "choose a second folder"
    SECOND_IS_OLD = "the second folder has had no backup for long"


class JournalReplaced(UserError):
    """The journal was locked or re-encrypted while it was backed up. It is to be planned again."""


class Backups:
    """Backs up the open journal."""

    def __init__(self, clock: Clock) -> None:
        """Store the clock."""
        self._clock = clock

    def plan(self) -> BackupPlan:
        """Return what backing up the open journal needs.

        Raises JournalLocked; FileRefused where what is open is a backup; JournalDamaged where the keys are.
        """
        connection = database.connection()
        journal, file = database.journal, database.file
        if file.path is None or not file.is_there():
            raise FileRefused(_("What is open here is a copy, and is not backed up."), _("Open the journal itself."))
        # A backup without readable keys could never be opened.
        if not is_read_only():
            heal_key_file(file.folder, journal.header)
        source = Source(file.path, read_key_file(file.folder).encode(), journal.key)
        now = int(connection.execute("SELECT generation FROM meta").fetchone()[0])
        noted = noted_of_backups()
        # Noting the last backup was a save of its own, which alone makes no new backup due.
        generations = {now, noted.get("of")} if noted.get("settled") == now else {now}
        same = frozenset(one for one in generations if isinstance(one, int))
        return BackupPlan(source, file.folder / BACKUPS, self.second_folder(), same)

    def has_changed(self, plan: BackupPlan) -> bool:
        """Return whether something was saved since the last backup beside the journal, or other secrets open it now.

        An empty journal needs no first backup.
        """
        newest = self._newest(plan)
        if newest is None or newest.manifest is None:
            # Generation 0 is a journal in which nothing was saved yet.
            return plan.generations != {0}
        return newest.manifest.generation not in plan.generations or _has_other_keys(newest.manifest, plan)

    def is_backed_up(self) -> bool:
        """Return whether there is a backup of the open journal, under its present key, beside it.

        Raises what `plan` raises.
        """
        plan = self.plan()
        stored = backup_folder.stored_backups(plan.folder)
        return any(one.manifest and one.manifest.journal_id == plan.source.key.journal_id for one in stored)

    def is_due(self, plan: BackupPlan) -> bool:
        """Return whether a backup is to be made without being asked for.

        A new passphrase or recovery key does not wait for the hour: until then the newest backup opens with what was
        changed, perhaps because someone knows it or because it is forgotten.
        """
        newest = self._newest(plan)
        if newest is not None and newest.manifest is not None and _has_other_keys(newest.manifest, plan):
            return True
        age = None if newest is None else self._clock.now() - newest.made_at
        # A backup from the future does not count: the clock was wrong then, or is now.
        is_recent = age is not None and timedelta() <= age < BETWEEN_AUTOMATIC
        return not is_recent and self.has_changed(plan)

    def is_old(self) -> bool:
        """Return whether the last backup beside the journal is over a week old, and something was saved since.

        Where there is none yet, the age of the journal counts. Raises what `plan` raises.
        """
        if is_read_only():
            return False
        plan = self.plan()
        newest = self._newest(plan)
        since = created_at() if newest is None else newest.made_at
        return self._clock.now() - since > OWN_IS_OLD and self.has_changed(plan)

    def make(self, plan: BackupPlan, go_on: Progress = lambda percent: None) -> MadeBackup:
        """Make a backup beside the journal, copy it to the second folder, and delete those that are not needed.

        Raises FileRefused where it cannot be written, and JournalDamaged where the journal cannot be read whole. Raises
        JournalReplaced where it is no longer the journal that was planned for, and what `go_on` raises.
        """
        now = self._clock.now()

        def go_on_as_planned(percent: int) -> None:
            _check_still_open(plan)
            go_on(percent)

        # Numbers go on in both folders, so that no two backups of a journal share one.
        def after_second() -> int:
            try:
                return 0 if plan.second is None else backup_folder.next_sequence(plan.second, plan.journal_id) - 1
            except OSError:
                return 0

        try:
            path = backup_making.make_backup(plan.source, plan.folder, now, go_on_as_planned, after_second)
        except UserError:
            _check_still_open(plan)  # what was met then is no damage
            raise
        _tidy(plan.folder, path, now)
        second, problem = self._copy(path, plan.second, now, go_on)
        return MadeBackup(path, self._generation(path), second, problem)

    def make_if_changed(self, go_on: Progress = lambda percent: None) -> None:
        """Make a backup before much is changed at once, where something was saved since the last one.

        Raises what `plan` and `make` raise.
        """
        plan = self.plan()
        if self.has_changed(plan):
            self.note(self.make(plan, go_on))

    def make_into(self, plan: BackupPlan, folder: Path, go_on: Progress = lambda percent: None) -> Path:
        """Make a backup in a folder of one's choice, and in no other; nothing there is deleted.

        Raises what `make` raises; the folder has to be there.
        """
        folder = folder.absolute()
        backup_making.check_folder(folder)
        if is_in_journal(folder) and folder.resolve() != plan.folder.resolve():
            raise FileRefused(_("A backup is not put into a journal’s own folder."), _("Choose another folder."))

        def after_own() -> int:
            try:
                return backup_folder.next_sequence(plan.folder, plan.journal_id) - 1
            except OSError:
                return 0

        return backup_making.make_backup(plan.source, folder, self._clock.now(), go_on, after_own)

    def note(self, made: MadeBackup) -> None:
        """Remember in the journal when the second folder had a backup last.

        Raises SaveFailed.
        """
        if made.second is None or is_read_only():
            return
        is_settled = database.file.generation == made.generation
        settled = {"settled": database.file.generation + 1, "of": made.generation} if is_settled else {}
        note_of_backups({**noted_of_backups(), "second_at": moment_text(self._clock.now()), **settled})

    def second_folder(self) -> Path | None:
        """Return the folder that gets a copy of every backup, or None where there is none."""
        stored = noted_of_backups().get("second")
        return Path(stored) if isinstance(stored, str) and stored else None

    def choose_second_folder(self, folder: Path | None) -> None:
        """Choose the folder that gets a copy of every backup, or none. It is noted inside the encrypted journal only.

        Raises FileRefused where it is inside a journal, SaveFailed.
        """
        if folder is not None and is_in_journal(folder):
            raise FileRefused(
                _("A second folder inside a journal would be lost with it."), _("Choose one on another disk.")
            )
        chosen = {"second": "" if folder is None else str(folder.absolute()), "chosen_at": self._now_text()}
        note_of_backups({**noted_of_backups(), "second_at": None, **chosen})

    def remind(self) -> Reminder:
        """Return what is worth a quiet line, the gravest first. A second folder is asked for once.

        Raises SaveFailed, and what `plan` raises.
        """
        if self.is_old():
            return Reminder.BACKUP_IS_OLD
        noted, now = noted_of_backups(), self._clock.now()
        if self.second_folder() is not None:
            last = _moment(noted.get("second_at")) or _moment(noted.get("chosen_at")) or now
            return Reminder.SECOND_IS_OLD if now - last > SECOND_IS_OLD else Reminder.NOTHING
        if noted.get("asked") or is_read_only() or now - created_at() < FIRST_DAYS:
            return Reminder.NOTHING
        note_of_backups({**noted, "asked": True})
        return Reminder.CHOOSE_SECOND

    def _copy(
        self, made: Path, folder: Path | None, now: datetime, go_on: Progress
    ) -> tuple[Path | None, UserError | None]:
        if folder is None:
            return None, None
        try:
            copied = backup_making.copy_backup(made, folder, go_on)
        except FileRefused as error:
            return None, error
        _tidy(folder, copied, now)
        return copied, None

    def _newest(self, plan: BackupPlan) -> backup_folder.StoredBackup | None:
        return next(iter(backup_folder.backups_of(plan.folder, plan.journal_id)), None)

    def _generation(self, path: Path) -> int:
        stored = backup_folder.stored_backups(path.parent)
        return next((one.manifest.generation for one in stored if one.path == path and one.manifest), -1)

    def _now_text(self) -> str:
        return moment_text(self._clock.now())


def _has_other_keys(manifest: Manifest, plan: BackupPlan) -> bool:
    """Return whether a backup has another key file than the journal has now. Changing the keys changes nothing else."""
    return manifest.parts[KEY_FILE].sha256 != sha256(plan.source.keys).hexdigest()


def _check_still_open(plan: BackupPlan) -> None:
    # The file may be swapped for one under other keys while it is copied: that copy is no backup of this journal.
    if database.opened is None or database.opened.key != plan.source.key:
        raise JournalReplaced(_("The journal was closed or re-encrypted meanwhile; no backup was made."))


def _tidy(folder: Path, newest: Path, now: datetime) -> None:
    """Delete old backups that are not needed. Where that fails, there are a few more of them."""
    try:
        backup_folder.rotate(folder, newest)
        backup_folder.sweep(folder, now)
    except OSError:
        return


def _moment(text: object) -> datetime | None:
    try:
        return read_moment(text) if isinstance(text, str) else None
    except ValueError:
        return None
