"""Lost keys: any backup of the journal brings them back, and nothing else passes for them."""

from pathlib import Path

import pytest

from assertjournal.core.errors import JournalDamaged, JournalInUse, UserError, WrongSecret
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.key_change import change_passphrase
from assertjournal.data.journal.lost_keys import are_keys_lost, take_keys_from_backup
from assertjournal.data.keys.key_file import KEPT, KEY_FILE, KEY_FILE_COPY
from tests.support.backups import a_backup
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_journal, opened

NEW = "four other words now"


def lose_keys(journal: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (journal / name).unlink()


@pytest.fixture
def backed_up(open_journal: Path) -> Path:
    a_backup(open_journal)
    journal_file.close_journal()
    return open_journal


def test_the_keys_in_a_backup_open_the_journal(backed_up: Path) -> None:
    lose_keys(backed_up)
    assert are_keys_lost(backed_up)

    assert take_keys_from_backup(backed_up) == NOW

    assert not are_keys_lost(backed_up)
    opened(backed_up)


@pytest.mark.parametrize(
    "content",
    [b"{}", b'{"format":"other"}', b'{"format":"assertjournal-keys","version":99}'],
    ids=["damaged", "of another kind", "newer"],
)
def test_keys_that_cannot_be_read_are_replaced_as_those_that_are_missing(backed_up: Path, content: bytes) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (backed_up / name).write_bytes(content)
    assert are_keys_lost(backed_up)

    take_keys_from_backup(backed_up)

    opened(backed_up)
    assert (backed_up / (KEY_FILE + KEPT)).read_bytes() == content


def test_the_passphrase_is_that_of_the_backup(backed_up: Path) -> None:
    change_passphrase(backed_up, NEW, CHEAP_KDF, passphrase=PASSPHRASE)
    lose_keys(backed_up)

    take_keys_from_backup(backed_up)

    with pytest.raises(WrongSecret):
        journal_file.unwrap_key(backed_up, passphrase=NEW)
    opened(backed_up)


def test_the_newest_backup_that_can_be_read_is_taken(backed_up: Path) -> None:
    change_passphrase(backed_up, NEW, CHEAP_KDF, passphrase=PASSPHRASE)
    journal_file.open_journal(backed_up, journal_file.unwrap_key(backed_up, passphrase=NEW), now=NOW)
    a_backup(backed_up)
    a_backup(backed_up).write_bytes(b"damaged")
    journal_file.close_journal()
    lose_keys(backed_up)

    take_keys_from_backup(backed_up)

    assert journal_file.unwrap_key(backed_up, passphrase=NEW)


def test_the_keys_of_another_journal_are_named_as_such(backed_up: Path, tmp_path: Path) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    (backed_up / BACKUPS).rename(other / BACKUPS)
    lose_keys(other)
    assert are_keys_lost(other)

    with pytest.raises(JournalDamaged, match="belong to another journal"):
        take_keys_from_backup(other)

    assert not (other / KEY_FILE).exists()


def test_keys_of_this_journal_are_found_behind_newer_ones_of_another(backed_up: Path, tmp_path: Path) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    opened(other)
    (backed_up / BACKUPS).rename(other / BACKUPS)
    strange = a_backup(other)
    journal_file.close_journal()
    (other / BACKUPS).rename(backed_up / BACKUPS)
    assert (backed_up / BACKUPS / strange.name).name > min(one.name for one in (backed_up / BACKUPS).iterdir())
    lose_keys(backed_up)

    take_keys_from_backup(backed_up)

    opened(backed_up)


def test_without_a_backup_the_keys_stay_lost(journal_path: Path) -> None:
    lose_keys(journal_path)
    assert not are_keys_lost(journal_path)

    with pytest.raises(JournalDamaged, match="no backup"):
        take_keys_from_backup(journal_path)


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
def test_keys_that_are_there_are_never_replaced(backed_up: Path, name: str) -> None:
    (backed_up / name).unlink()
    assert not are_keys_lost(backed_up)

    with pytest.raises(UserError, match="is there"):
        take_keys_from_backup(backed_up)


def test_a_journal_in_use_is_left_alone(backed_up: Path) -> None:
    lose_keys(backed_up)
    lock = InstanceLock(backed_up)

    with pytest.raises(JournalInUse):
        take_keys_from_backup(backed_up)

    lock.release()
    assert not (backed_up / KEY_FILE).exists()
