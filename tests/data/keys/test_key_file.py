"""The key file on disk: one of its two copies always opens the journal."""

import os
import stat
from pathlib import Path

import pytest

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, WrongSecret
from assertjournal.data.disk import atomic_write
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.key_change import change_passphrase
from assertjournal.data.keys.key_file import (
    KEPT,
    KEY_FILE,
    KEY_FILE_COPY,
    read_key_file,
    repair_key_file,
    write_key_file,
)
from assertjournal.data.keys.key_header import KeyHeader
from assertjournal.data.keys.keys import create_keys, with_passphrase
from tests.support.builders import CHEAP_KDF, PASSPHRASE, opened

HEADER = create_keys(PASSPHRASE, CHEAP_KDF).header


LATER = with_passphrase(HEADER, "other words", CHEAP_KDF, passphrase=PASSPHRASE)[0]
OF_ANOTHER_JOURNAL = create_keys(PASSPHRASE, CHEAP_KDF).header


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_key_file(tmp_path, HEADER)
    return tmp_path


def test_both_copies_are_equal_and_for_the_owner_only(folder: Path) -> None:
    files = [folder / KEY_FILE, folder / KEY_FILE_COPY]

    assert {file.read_bytes() for file in files} == {HEADER.encode()}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert set(folder.iterdir()) == set(files)


def test_every_truncation_opens_from_the_copy(folder: Path) -> None:
    whole = (folder / KEY_FILE).read_bytes()
    for length in range(len(whole)):
        (folder / KEY_FILE).write_bytes(whole[:length])
        assert read_key_file(folder) == HEADER


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
def test_one_missing_copy_does_no_harm(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert read_key_file(folder) == HEADER


def test_a_copy_that_looks_too_new_does_no_harm(folder: Path) -> None:
    (folder / KEY_FILE).write_bytes(HEADER.encode().replace(b'"version":1', b'"version":9'))

    assert read_key_file(folder) == HEADER


def test_two_copies_that_are_too_new_say_so(folder: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (folder / name).write_bytes(HEADER.encode().replace(b'"version":1', b'"version":9'))

    with pytest.raises(MadeByNewerVersion):
        read_key_file(folder)


def test_without_any_copy_the_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(JournalDamaged, match="missing"):
        read_key_file(tmp_path)


def test_a_pipe_in_place_of_the_key_file_does_not_hang(folder: Path) -> None:
    (folder / KEY_FILE).unlink()
    os.mkfifo(folder / KEY_FILE)

    assert read_key_file(folder) == HEADER


def test_a_failed_write_leaves_the_old_content(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match=r"^$"):
        atomic_write.replace_atomically(folder / KEY_FILE, b"something else")

    assert (folder / KEY_FILE).read_bytes() == HEADER.encode()


def test_a_link_waiting_for_the_new_content_is_not_followed(folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (folder / (KEY_FILE + ".new")).symlink_to(victim)

    with pytest.raises(OSError, match="symbolic links"):
        atomic_write.replace_atomically(folder / KEY_FILE, b"something else")

    assert victim.read_bytes() == b"precious"


def both(folder: Path) -> set[bytes]:
    return {(folder / name).read_bytes() for name in (KEY_FILE, KEY_FILE_COPY)}


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
@pytest.mark.parametrize("damage", [b"", b"{", HEADER.encode()[:-9], HEADER.encode().replace(b"-keys", b"-kexs")])
def test_a_damaged_copy_is_written_anew_from_the_good_one(folder: Path, name: str, damage: bytes) -> None:
    (folder / name).write_bytes(damage)

    repair_key_file(folder, HEADER.journal_id)

    assert both(folder) == {HEADER.encode()}


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
def test_a_missing_copy_is_written_anew(folder: Path, name: str) -> None:
    (folder / name).unlink()

    repair_key_file(folder, HEADER.journal_id)

    assert both(folder) == {HEADER.encode()}
    assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("behind", [HEADER, OF_ANOTHER_JOURNAL], ids=["earlier", "of another journal"])
def test_a_copy_that_was_left_behind_is_written_anew(folder: Path, behind: KeyHeader) -> None:
    (folder / KEY_FILE).write_bytes(LATER.encode())
    (folder / KEY_FILE_COPY).write_bytes(behind.encode())

    repair_key_file(folder, HEADER.journal_id)

    assert both(folder) == {LATER.encode()}


def test_a_copy_that_may_know_better_is_left_alone(folder: Path) -> None:
    newer = HEADER.encode().replace(b'"version":1', b'"version":9')
    (folder / KEY_FILE_COPY).write_bytes(newer)

    repair_key_file(folder, HEADER.journal_id)

    assert both(folder) == {HEADER.encode(), newer}


@pytest.mark.parametrize("stale", [KEY_FILE, KEY_FILE_COPY])
def test_of_two_copies_the_one_written_later_holds(folder: Path, stale: str) -> None:
    write_key_file(folder, LATER)
    (folder / stale).write_bytes(HEADER.encode())

    assert read_key_file(folder) == LATER

    repair_key_file(folder, HEADER.journal_id)
    assert both(folder) == {LATER.encode()}


def stale_beside_new(journal: Path, new: str) -> None:
    old = (journal / KEY_FILE).read_bytes()
    change_passphrase(journal, new, CHEAP_KDF, passphrase=PASSPHRASE)
    (journal / KEY_FILE).write_bytes(old)


def test_a_key_file_put_back_lets_the_present_passphrase_in_and_the_former_one_not(journal_path: Path) -> None:
    stale_beside_new(journal_path, "other words")

    assert journal_file.unwrap_key(journal_path, passphrase="other words")
    with pytest.raises(WrongSecret):
        journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)


def test_a_damaged_key_file_is_not_just_called_a_wrong_passphrase(journal_path: Path) -> None:
    stale_beside_new(journal_path, "other words")
    (journal_path / KEY_FILE).replace(journal_path / KEY_FILE_COPY)
    (journal_path / KEY_FILE).write_bytes(b"damaged")

    with pytest.raises(WrongSecret, match="One of its two key files cannot be read") as caught:
        journal_file.unwrap_key(journal_path, passphrase="other words")

    assert "that you had before" in str(caught.value)


def test_what_was_damaged_is_kept_when_it_is_written_anew(journal_path: Path) -> None:
    (journal_path / KEY_FILE).write_bytes(b"damaged")

    opened(journal_path)

    assert (journal_path / (KEY_FILE + KEPT)).read_bytes() == b"damaged"
    assert not (journal_path / (KEY_FILE_COPY + KEPT)).exists()


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
def test_of_keys_of_two_journals_those_that_the_secret_opens_are_used(journal_path: Path, name: str) -> None:
    strange = create_keys("strange words", CHEAP_KDF).header.encode()
    (journal_path / name).write_bytes(strange)

    opened(journal_path)

    assert both(journal_path) == {read_key_file(journal_path).encode()}
    assert (journal_path / (name + KEPT)).read_bytes() == strange


def test_a_passphrase_is_changed_with_the_keys_that_the_present_one_opens(journal_path: Path) -> None:
    (journal_path / KEY_FILE).write_bytes(create_keys("strange words", CHEAP_KDF).header.encode())

    change_passphrase(journal_path, "other words", CHEAP_KDF, passphrase=PASSPHRASE)

    assert journal_file.unwrap_key(journal_path, passphrase="other words")


@pytest.mark.parametrize("content", [None, b"", b"damaged", b'{"format":"other"}'])
def test_keys_that_were_lost_while_the_journal_was_open_are_there_again(
    open_journal: Path, content: bytes | None
) -> None:
    whole = (open_journal / KEY_FILE).read_bytes()
    for name in (KEY_FILE, KEY_FILE_COPY):
        (open_journal / name).unlink()
        if content is not None:
            (open_journal / name).write_bytes(content)

    journal_file.close_journal()

    assert both(open_journal) == {whole}
    opened(open_journal)


def test_whole_copies_are_not_touched(folder: Path) -> None:
    before = [(folder / name).stat().st_ino for name in (KEY_FILE, KEY_FILE_COPY)]

    repair_key_file(folder, HEADER.journal_id)

    assert [(folder / name).stat().st_ino for name in (KEY_FILE, KEY_FILE_COPY)] == before


def test_keys_of_another_journal_repair_nothing(folder: Path) -> None:
    (folder / KEY_FILE_COPY).unlink()

    repair_key_file(folder, OF_ANOTHER_JOURNAL.journal_id)

    assert not (folder / KEY_FILE_COPY).exists()


def test_a_disk_that_cannot_be_written_to_is_no_reason_to_fail(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError

    (folder / KEY_FILE_COPY).write_bytes(b"")
    monkeypatch.setattr(os, "fsync", refuse)

    repair_key_file(folder, HEADER.journal_id)

    assert read_key_file(folder) == HEADER


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
def test_unlocking_writes_a_damaged_key_file_anew(journal_path: Path, name: str) -> None:
    whole = (journal_path / KEY_FILE).read_bytes()
    (journal_path / name).write_bytes(whole[:100])

    opened(journal_path)

    assert (journal_path / KEY_FILE).read_bytes() == (journal_path / KEY_FILE_COPY).read_bytes() == whole


def test_a_wrong_passphrase_repairs_nothing(journal_path: Path) -> None:
    (journal_path / KEY_FILE).write_bytes(b"damaged")

    with pytest.raises(WrongSecret):
        journal_file.unwrap_key(journal_path, passphrase="wrong")

    assert (journal_path / KEY_FILE).read_bytes() == b"damaged"


@pytest.mark.parametrize("newer", [False, True])
def test_keys_of_another_journal_put_there_while_it_is_open_are_put_aside_when_it_closes(
    journal_path: Path, newer: bool
) -> None:
    theirs = OF_ANOTHER_JOURNAL.encode()
    theirs = theirs.replace(b'"version":1', b'"version":9') if newer else theirs
    opened(journal_path)
    for name in (KEY_FILE, KEY_FILE_COPY):
        (journal_path / name).write_bytes(theirs)

    journal_file.close_journal()

    opened(journal_path)
    assert (journal_path / f"{KEY_FILE}{KEPT}").read_bytes() == theirs


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
def test_one_copy_of_another_journal_is_put_aside_too(journal_path: Path, name: str) -> None:
    opened(journal_path)
    (journal_path / name).write_bytes(OF_ANOTHER_JOURNAL.encode())

    journal_file.close_journal()

    assert len(both(journal_path)) == 1
    opened(journal_path)
