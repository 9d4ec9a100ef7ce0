"""Backups: whole or not there, numbered, verified; restoring gives every row back and writes over nothing."""

import hashlib
import json
import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused, JournalDamaged, SaveFailed
from assertjournal.data.backup.file import is_backup
from assertjournal.data.backup.folder import BACKUPS, stored_backups
from assertjournal.data.backup.making import copy_backup, make_backup
from assertjournal.data.backup.opening import restore_backup, verify_backup
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.data.migrations import steps
from assertjournal.data.tables import entries
from tests.data.migrations.test_migrations import add_moods
from tests.support.backups import a_backup, a_source
from tests.support.builders import NOW, PASSPHRASE, an_entry, opened
from tests.support.disks import write_protected
from tests.support.exports import all_rows


class Enough(Exception):
    """Raised in the middle of the work."""


def key_of(path: Path) -> DatabaseKey:
    return journal_file.unwrap_key(path, passphrase=PASSPHRASE)


def test_a_backup_restores_every_row(open_journal: Path, tmp_path: Path) -> None:
    with saving():
        entries.put(an_entry(), "I said it calmly.")
    rows = all_rows()
    backup = a_backup(open_journal)
    journal_file.close_journal()

    restore_backup(backup, tmp_path / "Restored.ajournal", key_of(open_journal))

    opened(tmp_path / "Restored.ajournal")
    assert all_rows() == rows


def test_a_backup_is_a_zip_of_three_files_that_only_its_owner_may_read(open_journal: Path) -> None:
    backup = a_backup(open_journal)

    with zipfile.ZipFile(backup) as archive:
        assert archive.namelist() == ["keys.json", "journal.db", "manifest.json"]
        assert archive.testzip() is None
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert [file.name for file in backup.parent.iterdir()] == ["000001-20261123T093000Z.ajbackup"]


def test_how_much_was_written_is_known_only_to_who_has_the_key(open_journal: Path) -> None:
    with saving():
        entries.put(an_entry(), "")
    backup = a_backup(open_journal)

    (stored,) = stored_backups(backup.parent)

    assert stored.manifest
    assert (stored.manifest.counts(database.journal.key) or {})["entry"] == 1
    assert stored.manifest.counts(DatabaseKey(database.journal.key.journal_id, bytes(32))) is None
    assert b'"entry"' not in backup.read_bytes()


def test_the_journal_can_be_written_to_while_it_is_being_backed_up(open_journal: Path) -> None:
    said: list[int] = []

    a_backup(open_journal, said.append)
    with saving():
        entries.put(an_entry(), "")

    assert said[-1] == 100
    assert said == sorted(said)


@pytest.mark.parametrize("percent", [0, 50, 90])
def test_a_backup_that_is_called_off_leaves_nothing(open_journal: Path, percent: int) -> None:
    def go_on(done: int) -> None:
        if done >= percent:
            raise Enough

    with pytest.raises(Enough):
        a_backup(open_journal, go_on)

    assert not (open_journal / BACKUPS).exists()


def test_a_damaged_journal_is_not_backed_up(open_journal: Path) -> None:
    with saving():
        for _number in range(20):
            entries.put(an_entry(answers={"text": "words " * 900}), "words " * 900)
    journal_file.close_journal()
    file = open_journal / journal_file.DATABASE_FILE
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    opened(open_journal)

    with pytest.raises(JournalDamaged):
        a_backup(open_journal)

    assert not (open_journal / BACKUPS).exists()


def test_a_folder_that_cannot_be_made_is_named_as_the_reason(open_journal: Path) -> None:
    with pytest.raises(FileRefused, match="No such file"):
        make_backup(a_source(open_journal), open_journal / "no" / "such" / "folder", NOW)


def test_nothing_is_restored_over_something(open_journal: Path, tmp_path: Path) -> None:
    backup = a_backup(open_journal)
    taken = tmp_path / "Taken.ajournal"
    taken.mkdir()

    with pytest.raises(FileRefused, match="something at this place"):
        restore_backup(backup, taken, None)

    assert list(taken.iterdir()) == []


def test_restoring_that_is_called_off_leaves_nothing(open_journal: Path, tmp_path: Path) -> None:
    backup = a_backup(open_journal)

    def go_on(_percent: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        restore_backup(backup, tmp_path / "New.ajournal", database.journal.key, go_on)

    assert sorted(file.name for file in tmp_path.iterdir()) == ["Journal.ajournal"]


def test_a_backup_opens_as_a_journal_that_takes_no_save(open_journal: Path) -> None:
    with saving():
        entries.put(entry := an_entry(), "")
    backup = a_backup(open_journal)
    journal_file.close_journal()
    before = backup.read_bytes()

    opened(backup)

    assert entries.get(entry.id) == entry
    assert journal_file.is_read_only()
    with pytest.raises(SaveFailed, match="may not be written to"), saving():
        entries.put(an_entry(), "")
    assert backup.read_bytes() == before
    assert list(backup.parent.iterdir()) == [backup]


def test_a_backup_on_a_disk_for_reading_is_read_on_a_computer_without_a_journal(
    open_journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = a_backup(open_journal)
    journal_file.close_journal()
    home = tmp_path / "home"
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "share"))

    with write_protected(tmp_path / "disk", lambda disk: shutil.copy(backup, disk)) as disk:
        opened(disk / backup.name)
        assert journal_file.is_read_only()
        journal_file.close_journal()

    made = [folder for folder in (home, *home.rglob("*")) if folder.is_dir()]
    assert [oct(folder.stat().st_mode & 0o777) for folder in made] == ["0o700"] * 3
    assert [file for file in home.rglob("*") if file.is_file()] == []


def test_where_a_backup_can_be_unpacked_nowhere_the_reason_is_said(
    open_journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = a_backup(open_journal)
    journal_file.close_journal()
    (tmp_path / "home").write_bytes(b"in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))

    with (
        write_protected(tmp_path / "disk", lambda disk: shutil.copy(backup, disk)) as disk,
        pytest.raises(FileRefused, match="cannot be unpacked"),
    ):
        opened(disk / backup.name)


def test_a_backup_of_an_older_schema_is_read_and_left_as_it_was(
    open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = a_backup(open_journal)
    journal_file.close_journal()
    before = backup.read_bytes()
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, add_moods))

    opened(backup)

    assert database.execute_sql("SELECT count(*) FROM mood").fetchone() == (1,)
    assert backup.read_bytes() == before


def test_a_journal_is_backed_up_before_its_schema_changes(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, add_moods))

    opened(journal_path)

    (stored,) = stored_backups(journal_path / BACKUPS)
    assert stored.manifest
    assert stored.manifest.schema == len(steps.STEPS) - 1


def test_a_journal_that_cannot_be_backed_up_keeps_its_schema(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (journal_path / BACKUPS).write_bytes(b"in the way")
    with monkeypatch.context() as patched:
        patched.setattr(steps, "STEPS", (*steps.STEPS, add_moods))
        with pytest.raises(FileRefused, match="No backup"):
            opened(journal_path)

    opened(journal_path)

    assert steps.schema_version(database.connection()) == len(steps.STEPS)


def test_a_copy_elsewhere_is_the_same_file(open_journal: Path, tmp_path: Path) -> None:
    backup, stick = a_backup(open_journal), tmp_path / "stick"
    stick.mkdir()

    copied = copy_backup(backup, stick)

    assert copied.read_bytes() == backup.read_bytes()
    assert list(stick.iterdir()) == [copied]


def test_a_copy_never_takes_the_place_of_another_file(open_journal: Path, tmp_path: Path) -> None:
    backup = a_backup(open_journal)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / backup.name).write_bytes(b"someone else's")

    with pytest.raises(FileRefused):
        copy_backup(backup, stick)

    assert (stick / backup.name).read_bytes() == b"someone else's"


def test_reading_a_backup_sweeps_what_was_left_of_an_earlier_reading_beside_it(
    open_journal: Path, tmp_path: Path
) -> None:
    elsewhere = a_backup(open_journal).rename(tmp_path / "away.ajbackup")
    left, fresh = (tmp_path / f".{digit * 32}.part" for digit in "01")
    for file in (left, fresh):
        file.write_bytes(b"half")
    os.utime(left, (0, 0))

    verify_backup(elsewhere, key_of(open_journal))

    assert not left.exists()
    assert fresh.exists()


def test_verifying_with_the_key_looks_at_every_page(open_journal: Path, tmp_path: Path) -> None:
    """Those who can write the sums again cannot write the seals again."""
    backup = a_backup(open_journal)
    forged = tmp_path / "1.ajbackup"
    shutil.copy(backup, forged)
    forge_one_page(forged)

    verify_backup(forged, None)
    with pytest.raises(JournalDamaged):
        verify_backup(forged, database.journal.key)


def forge_one_page(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = bytearray(parts["journal.db"])
    content[len(content) // 2] ^= 1
    parts["journal.db"] = bytes(content)
    manifest = json.loads(parts["manifest.json"])
    manifest["files"]["journal.db"]["sha256"] = hashlib.sha256(content).hexdigest()
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("name", ["Backup.zip", "Backup", "Backup.AJBACKUP", "ajbackup"])
def test_a_file_of_another_name_is_no_backup(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"")

    assert not is_backup(file)
