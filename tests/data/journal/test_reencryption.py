"""Encrypting a journal again: the same content, nothing of the old keys, and the old journal untouched beside it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assertjournal.core.errors import (
    FileRefused,
    JournalDamaged,
    JournalInUse,
    JournalLocked,
    UserError,
    WrongSecret,
)
from assertjournal.data.database import checks
from assertjournal.data.database.connection import pragma
from assertjournal.data.database.database import database, saving
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.disk.rename_swap import exchange
from assertjournal.data.journal import journal_file, reencryption
from assertjournal.data.journal.key_to_keep import is_key_to_keep
from assertjournal.data.journal.reencryption import EncryptedButClosed, encrypt_anew
from assertjournal.data.keys.key_file import KEY_FILE, read_key_file
from assertjournal.data.keys.keys import DatabaseKey, NewKeys, create_keys, unwrap
from assertjournal.data.tables import conversations, entries, search
from tests.support.anew import NEW, everything, fails_to_open, files, folders, killed_at_the_exchange, open_with
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, TODAY, a_conversation, an_entry, opened


@pytest.fixture
def keys() -> NewKeys:
    return create_keys(NEW, CHEAP_KDF)


@pytest.fixture
def filled(open_journal: Path) -> Path:
    conversation = a_conversation()
    with saving():
        conversations.put(conversation, TODAY)
        for number in range(40):
            entries.put(
                an_entry(conversation=conversation.id, title=f"Entry {number}"), f"{number} Kanarienvogel " * 50
            )
    return open_journal


def test_the_new_journal_holds_all_that_the_old_one_held_and_is_open(filled: Path, keys: NewKeys) -> None:
    before = everything()

    encrypt_anew(keys, NOW)

    assert everything() == before
    assert len(before["entry"]) == 40
    assert not any(result.findings for result in checks.check_journal())
    assert pragma(database.connection(), "journal_mode") == "truncate"
    assert database.connection().execute("SELECT journal_id FROM meta").fetchone() == (keys.key.journal_id,)


def test_it_is_found_and_saved_in_afterwards(filled: Path, keys: NewKeys) -> None:
    encrypt_anew(keys, NOW)
    with saving():
        entries.put(an_entry(title="Later"), "Nachtigall")

    open_with(filled, NEW)

    assert len(search.find("kanarienvogel", limit=50)) == 40
    assert len(search.find("nachtigall", limit=50)) == 1


def test_no_old_secret_opens_the_new_journal(filled: Path, keys: NewKeys) -> None:
    old = read_key_file(filled)

    encrypt_anew(keys, NOW)

    with pytest.raises(WrongSecret):
        journal_file.unwrap_key(filled, passphrase=PASSPHRASE)
    journal_file.close_journal()
    with pytest.raises(JournalDamaged, match="belongs to another journal"):
        journal_file.open_journal(filled, unwrap(old, passphrase=PASSPHRASE), now=NOW)


def test_an_old_key_file_put_back_opens_nothing_either(filled: Path, keys: NewKeys) -> None:
    old = (filled / KEY_FILE).read_bytes()
    encrypt_anew(keys, NOW)
    journal_file.close_journal()
    (filled / KEY_FILE).write_bytes(old)

    with pytest.raises(JournalDamaged, match="belongs to another journal"):
        opened(filled)


def test_both_new_secrets_open_the_new_journal(filled: Path, keys: NewKeys) -> None:
    encrypt_anew(keys, NOW)

    assert journal_file.unwrap_key(filled, passphrase=NEW) == keys.key
    assert journal_file.unwrap_key(filled, recovery_key=keys.recovery_key) == keys.key


def test_the_old_journal_stays_beside_it_byte_for_byte(filled: Path, keys: NewKeys) -> None:
    before = everything()
    journal_file.close_journal()
    stored = files(filled)
    opened(filled)

    former = encrypt_anew(keys, NOW)

    assert former == filled.with_name("Journal (old key).ajournal")
    assert files(former) == stored
    open_with(former, PASSPHRASE)
    assert everything() == before


def test_a_second_time_the_old_journals_have_names_of_their_own(filled: Path, keys: NewKeys) -> None:
    encrypt_anew(keys, NOW)
    former = encrypt_anew(create_keys("a third one", CHEAP_KDF), NOW)

    assert former.name == "Journal (old key 2).ajournal"
    assert folders(filled) == ["Journal (old key 2).ajournal", "Journal (old key).ajournal", "Journal.ajournal"]


def test_files_are_for_the_owner_only(filled: Path, keys: NewKeys) -> None:
    encrypt_anew(keys, NOW)

    assert {path.stat().st_mode & 0o777 for path in filled.iterdir()} == {0o600}
    assert filled.stat().st_mode & 0o777 == 0o700


def test_no_plain_text_is_in_the_new_file(filled: Path, keys: NewKeys) -> None:
    encrypt_anew(keys, NOW)
    journal_file.close_journal()

    assert not any(b"Kanarienvogel" in content for content in files(filled).values())


@pytest.mark.slow
def test_called_off_it_leaves_nothing_and_the_journal_open(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assertjournal.data.backup.making._STEPS_BETWEEN_CHECKS", 50)
    for at in (0, 1, 20, 50, 95):

        def go_on(percent: int, at: int = at) -> None:
            if percent >= at:
                raise UserError("called off")

        with pytest.raises(UserError, match="called off"):
            encrypt_anew(keys, NOW, go_on)

        assert folders(filled) == [filled.name]
        with saving():
            entries.put(an_entry(), "")
    open_with(filled, PASSPHRASE)
    assert len(everything()["entry"]) == 45


def test_progress_goes_up_to_the_end(filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assertjournal.data.backup.making._STEPS_BETWEEN_CHECKS", 50)
    seen: list[int] = []

    encrypt_anew(keys, NOW, seen.append)

    assert seen == sorted(seen)
    assert seen[-1] > 90


@pytest.mark.parametrize("call", [1, 2, 3, 4, 5, 6])
def test_a_disk_that_fails_leaves_the_old_journal_open_as_it_was(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    calls, real = iter(range(1, 1000)), os.fsync

    def fsync(handle: int) -> None:
        if next(calls) == call:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(FileRefused, match="The journal is as it was"):
        encrypt_anew(keys, NOW)
    monkeypatch.undo()

    assert folders(filled) == [filled.name]
    with saving():
        entries.put(an_entry(), "")
    open_with(filled, PASSPHRASE)
    assert len(everything()["entry"]) == 41


@pytest.fixture
def swaps_in_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reencryption, "exchange", lambda _first, _second: False)


@pytest.mark.usefixtures("swaps_in_two_steps")
def test_where_names_cannot_be_exchanged_two_steps_do(filled: Path, keys: NewKeys) -> None:
    before = everything()

    former = encrypt_anew(keys, NOW)

    assert everything() == before
    assert folders(filled) == sorted([former.name, filled.name])
    open_with(former, PASSPHRASE)
    open_with(filled, NEW)


@pytest.mark.usefixtures("swaps_in_two_steps")
@pytest.mark.parametrize("step", [1, 2])
def test_a_step_that_fails_leaves_the_old_journal_in_its_place(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    real, asked = Path.rename, iter(range(1000))

    def rename(path: Path, target: Path) -> Path:
        if path.name.startswith(".") or next(asked) != step - 1:
            return real(path, target)
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(FileRefused, match="The journal is as it was"):
        encrypt_anew(keys, NOW)
    monkeypatch.undo()

    assert folders(filled) == [filled.name]
    open_with(filled, PASSPHRASE)


def test_a_folder_that_cannot_be_synced_after_the_exchange_costs_nothing(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(5, "Input/output error")

    before = everything()
    monkeypatch.setattr(reencryption, "sync_folder", refuse)

    former = encrypt_anew(keys, NOW)

    assert everything() == before
    open_with(former, PASSPHRASE)
    assert everything() == before


@pytest.mark.parametrize("at_once", [True, False])
def test_a_new_journal_that_cannot_be_opened_gives_its_place_back(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(reencryption, "exchange", lambda _first, _second: False)
    fails_to_open(monkeypatch, keys)

    with pytest.raises(JournalDamaged, match="It cannot be opened"):
        encrypt_anew(keys, NOW)

    assert folders(filled) == [filled.name]
    with saving():
        entries.put(an_entry(), "")
    with pytest.raises(JournalInUse):
        InstanceLock(filled)
    open_with(filled, PASSPHRASE)
    assert len(everything()["entry"]) == 41


def test_where_it_cannot_give_its_place_back_its_recovery_key_comes_with_the_error(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_to_open(monkeypatch, keys)
    answers = iter([True, False])
    real = exchange
    monkeypatch.setattr(reencryption, "exchange", lambda first, second: next(answers) and real(first, second))

    with pytest.raises(EncryptedButClosed) as caught:
        encrypt_anew(keys, NOW)

    assert journal_file.unwrap_key(filled, recovery_key=caught.value.recovery_key) == keys.key
    open_with(filled, NEW)
    assert len(everything()["entry"]) == 40


def test_the_new_journal_is_never_without_a_lock(filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    real = journal_file.open_journal

    def appearance(folder: Path, key: DatabaseKey, **others: Any) -> None:
        with pytest.raises(JournalInUse):
            InstanceLock(folder)
        real(folder, key, **others)

    monkeypatch.setattr(reencryption, "open_journal", appearance)
    encrypt_anew(keys, NOW)

    with pytest.raises(JournalInUse):
        InstanceLock(filled)


def test_killed_before_the_exchange_the_copy_is_named_as_such_and_swept_when_the_journal_is_opened(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_at_the_exchange(monkeypatch, keys, after=False)
    assert folders(filled) == ["Journal (being encrypted).ajournal", "Journal.ajournal"]

    opened(filled)

    assert folders(filled) == ["Journal.ajournal"]
    assert len(everything()["entry"]) == 40


def test_killed_after_the_exchange_the_old_journal_gets_its_name_when_the_new_one_is_opened(
    filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_at_the_exchange(monkeypatch, keys, after=True)

    open_with(filled, NEW)

    assert folders(filled) == ["Journal (old key).ajournal", "Journal.ajournal"]
    open_with(filled.with_name("Journal (old key).ajournal"), PASSPHRASE)
    assert folders(filled) == ["Journal (old key).ajournal", "Journal.ajournal"]
    assert len(everything()["entry"]) == 40


def test_that_the_new_recovery_key_is_still_to_be_kept_is_noted_in_the_new_journal(filled: Path, keys: NewKeys) -> None:
    encrypt_anew(keys, NOW)
    open_with(filled, NEW)

    assert is_key_to_keep()


def test_a_row_that_arrived_otherwise_is_noticed(filled: Path, keys: NewKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    real = reencryption._detach

    def meddle(connection: object) -> None:
        database.connection().execute("UPDATE fresh.entry SET title = 'x' WHERE title = 'Entry 7'")
        real(connection)  # type: ignore[arg-type]

    monkeypatch.setattr(reencryption, "_detach", meddle)
    with pytest.raises(JournalDamaged):
        encrypt_anew(keys, NOW)

    assert folders(filled) == [filled.name]


def test_a_search_index_that_was_off_is_built_anew(filled: Path, keys: NewKeys) -> None:
    database.connection().execute("DELETE FROM entry_index_data WHERE id > 10")

    encrypt_anew(keys, NOW)

    assert len(search.find("kanarienvogel", limit=50)) == 40


def test_a_closed_journal_is_not_encrypted_anew(journal_path: Path, keys: NewKeys) -> None:
    with pytest.raises(JournalLocked):
        encrypt_anew(keys, NOW)

    assert folders(journal_path) == [journal_path.name]


def test_a_journal_that_is_only_read_is_left_alone(open_journal: Path, keys: NewKeys) -> None:
    database.file.read_only = True

    with pytest.raises(FileRefused, match="reading only"):
        encrypt_anew(keys, NOW)

    assert folders(open_journal) == [open_journal.name]


@pytest.fixture(autouse=True)
def _left_closed() -> Iterator[None]:
    yield
    journal_file.close_journal()
