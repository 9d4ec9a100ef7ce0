"""The keys of the open journal: changed with either secret, and old copies deleted one by one."""

from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused, UserError, WrongSecret
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.journal import journal_file, key_change
from assertjournal.data.journal.key_change import KeyChange
from assertjournal.data.journal.old_copies import OldCopy
from assertjournal.services.safety.backups import Backups
from assertjournal.services.safety.journal_keys import JournalKeys
from assertjournal.services.safety.journals import Journals
from tests.support.backups import a_backup
from tests.support.builders import CHEAP_KDF, PASSPHRASE, a_journal, opened
from tests.support.clocks import SetClock

NEW = "four other words now"


@pytest.fixture
def keys() -> JournalKeys:
    return JournalKeys(SetClock(), CHEAP_KDF)


@pytest.fixture
def journals() -> Journals:
    return Journals(SetClock(), CHEAP_KDF)


def encrypted_anew(keys: JournalKeys) -> str:
    return keys.encrypt_anew(keys.prepare_anew(keys.folder(), PASSPHRASE, NEW), lambda _percent: None)


def test_the_passphrase_is_changed_with_the_present_one(
    keys: JournalKeys, journals: Journals, open_journal: Path
) -> None:
    assert keys.put_in_force(keys.prepare_passphrase(keys.folder(), PASSPHRASE, NEW)) == ""

    assert journals.unwrap_with_passphrase(open_journal, NEW)


def test_either_secret_may_be_typed_as_the_present_one(keys: JournalKeys, journals: Journals, tmp_path: Path) -> None:
    recovery_key = a_journal(tmp_path / "J")
    opened(tmp_path / "J")

    keys.put_in_force(keys.prepare_passphrase(keys.folder(), recovery_key.lower().replace("-", " "), NEW))
    renewed = keys.put_in_force(keys.prepare_recovery_key(keys.folder(), recovery_key))

    assert journals.unwrap_with_passphrase(tmp_path / "J", NEW)
    assert journals.unwrap_with_recovery_key(tmp_path / "J", renewed)
    journals.close()


@pytest.mark.parametrize("prepare", ["prepare_passphrase", "prepare_anew"])
def test_nothing_is_changed_without_a_present_secret(
    keys: JournalKeys, journals: Journals, open_journal: Path, prepare: str
) -> None:
    with pytest.raises(WrongSecret):
        getattr(keys, prepare)(keys.folder(), "wrong", NEW)

    assert journals.unwrap_with_passphrase(open_journal, PASSPHRASE)


def test_encrypting_anew_gives_a_recovery_key_that_opens_it(
    keys: JournalKeys, journals: Journals, open_journal: Path
) -> None:
    recovery_key = encrypted_anew(keys)

    new = journals.unwrap_with_recovery_key(open_journal, recovery_key)
    assert new == journals.unwrap_with_passphrase(open_journal, NEW)


@pytest.mark.usefixtures("open_journal")
def test_the_passphrase_that_somebody_may_know_is_not_taken_again(keys: JournalKeys) -> None:
    with pytest.raises(UserError, match="someone may know"):
        keys.prepare_anew(keys.folder(), PASSPHRASE, PASSPHRASE)


def test_old_copies_are_found_in_the_second_folder_too_and_deleted_as_asked(
    keys: JournalKeys, open_journal: Path, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    a_backup(open_journal)
    (open_journal / BACKUPS).rename(second)
    Backups(SetClock()).choose_second_folder(second)
    encrypted_anew(keys)
    journal, backup = keys.old_copies().copies

    remains = keys.delete_old_copies([backup])

    assert backup.path.parent == second
    assert list(second.iterdir()) == []
    assert (remains.copies, remains.problem) == ((journal,), None)


def test_only_old_copies_are_deleted(keys: JournalKeys, open_journal: Path) -> None:
    encrypted_anew(keys)

    remains = keys.delete_old_copies([OldCopy(open_journal)])

    assert (open_journal / "journal.db").exists()
    assert len(remains.copies) == 1


def test_what_cannot_be_deleted_stays_listed_with_the_reason(
    keys: JournalKeys, open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    a_backup(open_journal)
    encrypted_anew(keys)
    copies = keys.old_copies().copies
    monkeypatch.setattr(Path, "unlink", refuse)

    remains = keys.delete_old_copies(copies)

    assert remains.copies == copies
    assert "Permission denied" in str(remains.problem)


def test_a_new_recovery_key_is_to_be_kept_until_that_is_said(keys: JournalKeys, open_journal: Path) -> None:
    assert not keys.is_key_to_keep()

    keys.put_in_force(keys.prepare_recovery_key(keys.folder(), PASSPHRASE))
    journal_file.close_journal()
    opened(open_journal)
    keys.put_in_force(keys.prepare_passphrase(keys.folder(), PASSPHRASE, NEW))

    assert keys.is_key_to_keep()
    keys.key_is_kept()
    assert not keys.is_key_to_keep()


def test_a_recovery_key_that_never_came_into_force_is_not_to_be_kept(
    keys: JournalKeys, open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_change: object) -> None:
        raise FileRefused("The disk is full.")

    change = keys.prepare_recovery_key(keys.folder(), PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr("assertjournal.data.journal.key_change.put_in_force", refuse)
        with pytest.raises(FileRefused):
            keys.put_in_force(change)
    keys.put_in_force(keys.prepare_passphrase(keys.folder(), PASSPHRASE, NEW))

    assert not keys.is_key_to_keep()


def test_a_process_that_ends_between_the_new_key_and_its_showing_loses_nothing(
    keys: JournalKeys, open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = key_change.put_in_force

    def put_and_die(change: KeyChange) -> None:
        real(change)
        raise KeyboardInterrupt

    monkeypatch.setattr("assertjournal.data.journal.key_change.put_in_force", put_and_die)
    with pytest.raises(KeyboardInterrupt):
        keys.put_in_force(keys.prepare_recovery_key(keys.folder(), PASSPHRASE))
    journal_file.close_journal()
    opened(open_journal)

    assert keys.is_key_to_keep()


def test_deleting_old_copies_waits_for_a_backup_under_the_new_key(keys: JournalKeys, open_journal: Path) -> None:
    a_backup(open_journal)
    encrypted_anew(keys)
    backups = Backups(SetClock())
    assert not keys.old_copies().is_backed_up

    backups.make(backups.plan())

    assert keys.old_copies().is_backed_up
