"""What a journal that was re-encrypted left behind: all of it is named, and deleted only piece by piece."""

from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused, JournalInUse
from assertjournal.data.backup.copied_journal import mark_as_copied
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.old_copies import delete_old_copy, old_copies
from assertjournal.data.journal.reencryption import encrypt_anew
from assertjournal.data.keys.keys import create_keys
from tests.support.backups import a_backup
from tests.support.builders import CHEAP_KDF, NOW, a_journal, opened


@pytest.fixture
def former(open_journal: Path) -> Path:
    """Return where a journal with one backup lies after it was re-encrypted; the new journal is open."""
    a_backup(open_journal)
    return encrypt_anew(create_keys("new words", CHEAP_KDF), NOW)


def paths(*elsewhere: Path) -> list[Path]:
    return [copy.path for copy in old_copies(elsewhere)]


def test_a_journal_that_was_never_encrypted_anew_left_nothing(open_journal: Path) -> None:
    a_backup(open_journal)

    assert old_copies() == ()


def test_the_old_journal_and_its_backups_are_named(former: Path, tmp_path: Path) -> None:
    backup = next((former / BACKUPS).iterdir())

    assert paths() == [former, backup]
    assert [copy.made_at for copy in old_copies()] == [None, NOW]


def test_the_old_journal_of_one_with_a_name_of_its_own_is_named(tmp_path: Path) -> None:
    a_journal(tmp_path / "Diary")
    opened(tmp_path / "Diary")

    former = encrypt_anew(create_keys("new words", CHEAP_KDF), NOW)
    named = paths()
    journal_file.close_journal()

    assert named == [former]


def test_backups_in_another_folder_are_named_too(former: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick"
    (former / BACKUPS).rename(elsewhere)

    assert paths(elsewhere) == [former, next(elsewhere.iterdir())]


def test_what_is_under_the_new_key_and_what_is_of_others_is_not_named(former: Path, tmp_path: Path) -> None:
    present = tmp_path / "Journal.ajournal"
    before = paths()
    a_journal(tmp_path / "Other.ajournal")
    a_backup(present)

    assert paths() == before


def test_each_is_deleted_by_itself(former: Path, tmp_path: Path) -> None:
    journal, backup = old_copies()

    delete_old_copy(journal)
    assert paths() == [backup.path]
    assert [path.name for path in former.iterdir()] == [BACKUPS]

    delete_old_copy(backup)
    assert paths() == []


def test_a_folder_goes_when_nothing_else_is_in_it(former: Path) -> None:
    for copy in reversed(old_copies()):
        delete_old_copy(copy)

    assert not former.exists()


def test_a_folder_goes_that_was_never_opened_since_it_was_made_of_another(former: Path) -> None:
    mark_as_copied(former)

    for copy in reversed(old_copies()):
        delete_old_copy(copy)

    assert not former.exists()


def test_what_somebody_put_into_the_old_folder_stays(former: Path) -> None:
    (former / "holiday.txt").write_text("mine")

    delete_old_copy(old_copies()[0])

    assert sorted(path.name for path in former.iterdir()) == [BACKUPS, "holiday.txt"]


def test_all_old_keys_are_remembered_over_several_times(former: Path, tmp_path: Path) -> None:
    again = encrypt_anew(create_keys("other words", CHEAP_KDF), NOW)
    present = tmp_path / "Journal.ajournal"
    journal_file.close_journal()
    journal_file.open_journal(present, journal_file.unwrap_key(present, passphrase="other words"), now=NOW)

    assert set(paths()) == {former, again, next((former / BACKUPS).iterdir())}


def test_an_old_journal_that_is_open_somewhere_is_left_alone(former: Path) -> None:
    lock = InstanceLock(former)

    with pytest.raises(JournalInUse):
        delete_old_copy(old_copies()[0])

    lock.release()
    journal_file.close_journal()
    opened(former)


def test_what_cannot_be_deleted_is_named(former: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    copy = old_copies()[1]
    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(FileRefused, match=r"ajbackup” cannot be deleted \(Permission denied\)"):
        delete_old_copy(copy)
