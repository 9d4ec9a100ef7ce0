"""Changing the passphrase: at every moment one of the two opens the journal, and the text is never touched."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assertjournal.core.errors import (
    EmptyPassphrase,
    FileRefused,
    JournalDamaged,
    JournalInUse,
    JournalLocked,
    NotAJournal,
    UserError,
    WrongSecret,
)
from assertjournal.data.database.database import database
from assertjournal.data.disk import atomic_write
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.key_change import (
    KeyChange,
    change_passphrase,
    new_passphrase,
    new_recovery_key,
    put_in_force,
)
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY, read_key_file
from assertjournal.data.keys.keys import create_keys
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_journal

NEW = "four other words now"


def change(journal: Path, **secrets: Any) -> None:
    change_passphrase(journal, NEW, CHEAP_KDF, **(secrets or {"passphrase": PASSPHRASE}))


def opens(journal: Path, passphrase: str) -> bool:
    try:
        journal_file.unwrap_key(journal, passphrase=passphrase)
    except WrongSecret:
        return False
    return True


def files(journal: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in journal.iterdir()}


def test_the_new_passphrase_opens_the_journal_and_the_old_one_does_not(journal_path: Path) -> None:
    before = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)

    change(journal_path)

    assert journal_file.unwrap_key(journal_path, passphrase=NEW) == before
    assert not opens(journal_path, PASSPHRASE)


def test_the_recovery_key_stays_and_can_change_a_forgotten_passphrase(tmp_path: Path) -> None:
    recovery_key = a_journal(tmp_path / "J")

    change(tmp_path / "J", recovery_key=recovery_key)

    assert opens(tmp_path / "J", NEW)
    assert not opens(tmp_path / "J", PASSPHRASE)
    assert journal_file.unwrap_key(tmp_path / "J", recovery_key=recovery_key)


def test_only_the_two_key_files_are_written_anew_and_are_equal(journal_path: Path) -> None:
    before = files(journal_path)

    change(journal_path)

    after = files(journal_path)
    assert after[KEY_FILE] == after[KEY_FILE_COPY] != before[KEY_FILE]
    assert after["journal.db"] == before["journal.db"]
    assert read_key_file(journal_path).generation == 2
    assert set(after) == {*before, "lock", "journal.db-journal"}


def test_a_wrong_secret_changes_nothing(journal_path: Path) -> None:
    other = create_keys(PASSPHRASE, CHEAP_KDF)
    before = files(journal_path)[KEY_FILE]

    for secret in ({"passphrase": "wrong"}, {"recovery_key": other.recovery_key}):
        with pytest.raises(WrongSecret):
            change(journal_path, **secret)

    assert files(journal_path)[KEY_FILE] == files(journal_path)[KEY_FILE_COPY] == before


def test_an_empty_passphrase_is_refused(journal_path: Path) -> None:
    with pytest.raises(EmptyPassphrase):
        change_passphrase(journal_path, "", CHEAP_KDF, passphrase=PASSPHRASE)

    assert opens(journal_path, PASSPHRASE)


def test_a_journal_in_use_is_left_alone(open_journal: Path) -> None:
    with pytest.raises(JournalInUse):
        change(open_journal)

    assert opens(open_journal, PASSPHRASE)


def test_the_journal_can_be_opened_afterwards(journal_path: Path) -> None:
    change(journal_path)

    key = journal_file.unwrap_key(journal_path, passphrase=NEW)
    journal_file.open_journal(journal_path, key, now=NOW)

    assert not journal_file.is_read_only()


def test_keys_that_do_not_open_the_text_are_not_renewed(journal_path: Path, tmp_path: Path) -> None:
    a_journal(tmp_path / "Other")
    for name in (KEY_FILE, KEY_FILE_COPY):
        (tmp_path / "Other" / name).replace(journal_path / name)
    before = files(journal_path)[KEY_FILE]

    with pytest.raises(JournalDamaged, match="belongs to another journal"):
        change(journal_path)

    assert files(journal_path)[KEY_FILE] == before


def test_where_there_is_no_journal_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(NotAJournal):
        change(tmp_path)

    assert list(tmp_path.iterdir()) == []


def failing_from(call: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return a stand-in for a call to the disk that fails from its `call`-th time on."""
    calls = 0

    def stand_in(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= call:
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)

    return stand_in


@pytest.mark.parametrize("call", range(1, 5))
def test_wherever_the_disk_fails_one_passphrase_opens_the_journal_and_the_message_says_which(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    monkeypatch.setattr(os, "fsync", failing_from(call, os.fsync))
    with pytest.raises(FileRefused) as refused:
        change(journal_path)
    monkeypatch.undo()

    is_changed = refused.value.message.startswith("The passphrase is changed, but")
    assert is_changed == (call > 1)
    assert opens(journal_path, NEW) == is_changed
    assert opens(journal_path, PASSPHRASE) != is_changed


def test_a_key_file_that_reads_back_otherwise_does_not_replace_the_old_one(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: real(path)[:-1])

    with pytest.raises(FileRefused, match="The passphrase is not changed"):
        change(journal_path)

    monkeypatch.undo()
    assert opens(journal_path, PASSPHRASE)


def test_after_a_failure_it_can_be_changed_once_more(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "sync_folder", failing_from(1, atomic_write.sync_folder))
    with pytest.raises(FileRefused):
        change(journal_path)
    monkeypatch.undo()

    change(journal_path, passphrase=NEW)

    assert files(journal_path)[KEY_FILE] == files(journal_path)[KEY_FILE_COPY]


def in_force(open_journal: Path, **secrets: Any) -> KeyChange:
    renewed = new_passphrase(open_journal, NEW, CHEAP_KDF, **(secrets or {"passphrase": PASSPHRASE}))
    put_in_force(renewed)
    return renewed


def test_the_passphrase_of_an_open_journal_is_changed_under_the_lock_that_is_held(open_journal: Path) -> None:
    in_force(open_journal)

    assert opens(open_journal, NEW)
    assert not opens(open_journal, PASSPHRASE)
    assert not journal_file.is_read_only()
    with pytest.raises(JournalInUse):
        InstanceLock(open_journal)


def test_a_new_recovery_key_is_in_force_at_once_and_the_passphrase_stays(open_journal: Path) -> None:
    text = (open_journal / "journal.db").read_bytes()

    change = new_recovery_key(open_journal, passphrase=PASSPHRASE)
    put_in_force(change)

    assert journal_file.unwrap_key(open_journal, recovery_key=change.recovery_key)
    assert opens(open_journal, PASSPHRASE)
    assert (open_journal / "journal.db").read_bytes() == text
    assert change.recovery_key not in repr(change)


def test_a_change_that_was_worked_out_before_another_is_refused(open_journal: Path) -> None:
    late = new_recovery_key(open_journal, passphrase=PASSPHRASE)
    in_force(open_journal)

    with pytest.raises(UserError, match="in the meantime"):
        put_in_force(late)

    assert opens(open_journal, NEW)


def test_the_keys_of_another_journal_are_not_put_in_force(open_journal: Path, tmp_path: Path) -> None:
    a_journal(tmp_path / "Other")
    strange = new_passphrase(tmp_path / "Other", NEW, CHEAP_KDF, passphrase=PASSPHRASE)

    with pytest.raises(UserError, match="in the meantime"):
        put_in_force(strange)

    assert opens(open_journal, PASSPHRASE)


def test_a_closed_journal_is_not_changed_as_an_open_one(journal_path: Path) -> None:
    change = new_recovery_key(journal_path, passphrase=PASSPHRASE)

    with pytest.raises(JournalLocked):
        put_in_force(change)


def test_a_journal_that_is_only_read_keeps_its_keys(open_journal: Path) -> None:
    change = new_recovery_key(open_journal, passphrase=PASSPHRASE)
    database.file.read_only = True

    with pytest.raises(FileRefused, match="reading only"):
        put_in_force(change)


def test_a_new_recovery_key_that_cannot_be_written_says_so(open_journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = new_recovery_key(open_journal, passphrase=PASSPHRASE)
    monkeypatch.setattr(os, "fsync", failing_from(1, os.fsync))

    with pytest.raises(FileRefused, match="The recovery key is not changed"):
        put_in_force(change)


def test_a_new_recovery_key_that_holds_already_is_shown_though_its_copy_failed(
    open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = new_recovery_key(open_journal, passphrase=PASSPHRASE)
    monkeypatch.setattr(os, "fsync", failing_from(3, os.fsync))

    put_in_force(change)

    monkeypatch.undo()
    assert journal_file.unwrap_key(open_journal, recovery_key=change.recovery_key)
