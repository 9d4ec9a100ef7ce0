"""A journal on disk: made whole, opened with either secret, refused with the right words."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from assertjournal.core.errors import (
    EmptyPassphrase,
    FileMissing,
    FileRefused,
    JournalDamaged,
    JournalInUse,
    JournalLocked,
    MadeByNewerVersion,
    NotAJournal,
    SaveFailed,
    WrongSecret,
)
from assertjournal.data.database import checks
from assertjournal.data.database.connection import connect
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY
from assertjournal.data.tables import entries
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_journal, an_entry, opened
from tests.support.disks import write_protected

CANARY = "Kanarienvogel"


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir() if file.name != "lock"}


@pytest.fixture
def wide_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_new_journal_opens_with_either_secret(tmp_path: Path) -> None:
    path = tmp_path / "Journal.ajournal"

    recovery_key = a_journal(path)

    by_passphrase = journal_file.unwrap_key(path, passphrase=PASSPHRASE)
    assert by_passphrase == journal_file.unwrap_key(path, recovery_key=recovery_key)


def test_what_was_saved_is_there_after_closing_and_opening(open_journal: Path) -> None:
    entry = an_entry()
    with saving():
        entries.put(entry, "calmly")
    journal_file.close_journal()

    opened(open_journal)

    assert entries.get(entry.id) == entry


def test_missing_folders_on_the_way_are_made_for_the_owner_only(tmp_path: Path, wide_umask: None) -> None:
    path = tmp_path / "a" / "b" / "Journal.ajournal"

    a_journal(path)

    modes = {stat.S_IMODE(folder.stat().st_mode) for folder in (tmp_path / "a", tmp_path / "a" / "b", path)}
    assert modes == {0o700}


def test_every_file_is_for_the_owner_only_whatever_the_umask(tmp_path: Path, wide_umask: None) -> None:
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    opened(path)
    with saving():
        entries.put(an_entry(), "")
    found = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.iterdir()}
    journal_file.close_journal()

    assert found == dict.fromkeys(["journal.db", "journal.db-journal", "keys.json", "keys.json.bak", "lock"], 0o600)


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_whatever_is_at_the_place_already_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "Journal.ajournal"
    if kind == "file":
        path.write_bytes(b"precious")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")

    with pytest.raises(FileRefused, match="already"):
        a_journal(path)

    assert list(tmp_path.iterdir()) == [path]


def test_a_journal_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError

    monkeypatch.setattr(journal_file, "migrate", fail)
    with pytest.raises(FileRefused, match="cannot be created"):
        a_journal(tmp_path / "Journal.ajournal")

    assert list(tmp_path.iterdir()) == []


def test_a_journal_with_an_empty_passphrase_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(EmptyPassphrase):
        journal_file.create_journal(tmp_path / "Journal.ajournal", "", CHEAP_KDF)

    assert list(tmp_path.iterdir()) == []


def test_nothing_that_was_written_can_be_read_in_any_file(open_journal: Path) -> None:
    with saving():
        entries.put(an_entry(title=CANARY, answers={"text": CANARY}), CANARY)
    while_open = files(open_journal)
    journal_file.close_journal()

    for content in (*while_open.values(), *files(open_journal).values()):
        assert CANARY.encode() not in content
        assert CANARY.encode("utf-16-le") not in content
        assert b"CREATE TABLE" not in content


def test_a_wrong_passphrase_is_named_as_such(journal_path: Path) -> None:
    with pytest.raises(WrongSecret):
        journal_file.unwrap_key(journal_path, passphrase="another")


def test_a_missing_journal_is_named_as_such_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        journal_file.unwrap_key(tmp_path / "Journal.ajournal", passphrase=PASSPHRASE)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["too long", "a link to itself"])
def test_a_place_that_cannot_be_looked_into_is_named_with_a_next_step(tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("long" * 100 if kind == "too long" else "Loop")
    if kind == "a link to itself":
        path.symlink_to(path)

    with pytest.raises(FileRefused, match="cannot be read") as refusal:
        journal_file.find_journal(path)

    assert refusal.value.next_step


@pytest.mark.parametrize("name", ["SQLITE_IOERR_READ", "SQLITE_NOMEM"])
def test_a_disk_that_fails_while_opening_is_not_called_damage(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    class Failing(dbapi2.Connection):  # type: ignore[misc]
        def execute(self, sql: str, *values: object) -> dbapi2.Cursor:
            if "sqlite_master" in sql:
                error = dbapi2.OperationalError()
                error.sqlite_errorname = name
                raise error
            return super().execute(sql, *values)

    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    monkeypatch.setattr(dbapi2, "connect", partial(dbapi2.connect, factory=Failing))

    with pytest.raises(FileRefused, match="cannot be opened"):
        journal_file.open_journal(journal_path, key, now=NOW)


@pytest.mark.parametrize("lost", [(DATABASE_FILE,), (KEY_FILE, KEY_FILE_COPY)])
def test_a_journal_that_lacks_a_part_names_a_step_that_can_be_taken(journal_path: Path, lost: tuple[str, ...]) -> None:
    for name in lost:
        (journal_path / name).unlink()

    with pytest.raises(JournalDamaged) as refusal:
        journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)

    assert "a copy of the journal’s folder" in refusal.value.next_step


@pytest.mark.parametrize("kind", ["file", "empty folder", "folder of something else"])
def test_something_else_is_no_journal(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "Photos"
    if kind == "file":
        path.write_bytes(b"\x89PNG")
    else:
        path.mkdir()
    if kind == "folder of something else":
        (path / "summer.jpg").write_bytes(b"\xff\xd8")

    with pytest.raises(NotAJournal):
        journal_file.unwrap_key(path, passphrase=PASSPHRASE)


def test_a_missing_database_is_damage_and_not_made_anew(journal_path: Path) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    (journal_path / DATABASE_FILE).unlink()

    with pytest.raises(JournalDamaged, match="missing"):
        journal_file.open_journal(journal_path, key, now=NOW)

    assert not (journal_path / DATABASE_FILE).exists()


def test_missing_key_files_are_damage(journal_path: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (journal_path / name).unlink()

    with pytest.raises(JournalDamaged, match="key file"):
        journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)


@pytest.mark.parametrize("length", [0, 10, 16, 1000, 4096, 5000, 40_960])
def test_a_truncated_database_is_damage_and_stays_as_it_is(journal_path: Path, length: int) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    os.truncate(journal_path / DATABASE_FILE, length)
    before = files(journal_path)

    with pytest.raises(JournalDamaged):
        journal_file.open_journal(journal_path, key, now=NOW)

    assert files(journal_path) == before


def test_a_damaged_first_page_is_damage_and_no_wrong_passphrase(journal_path: Path) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    with (journal_path / DATABASE_FILE).open("r+b") as file:
        file.seek(100)
        file.write(b"\0\0\0\0")

    with pytest.raises(JournalDamaged, match="text is damaged"):
        journal_file.open_journal(journal_path, key, now=NOW)


def test_an_ordinary_database_is_no_journal(journal_path: Path) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    (journal_path / DATABASE_FILE).unlink()
    other = sqlite3.connect(journal_path / DATABASE_FILE)
    other.execute("CREATE TABLE other (x)")
    other.close()

    with pytest.raises(NotAJournal):
        journal_file.open_journal(journal_path, key, now=NOW)


def test_the_key_file_of_another_journal_is_named_as_such(journal_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    for name in (KEY_FILE, KEY_FILE_COPY):
        shutil.copy(other / name, journal_path / name)
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)

    with pytest.raises(JournalDamaged, match="belongs to another journal"):
        journal_file.open_journal(journal_path, key, now=NOW)


def test_a_newer_schema_is_refused_and_every_byte_stays(journal_path: Path) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    newer = connect(journal_path / DATABASE_FILE, key)
    newer.execute("PRAGMA user_version=99")
    newer.close()
    before = files(journal_path)

    with pytest.raises(MadeByNewerVersion):
        journal_file.open_journal(journal_path, key, now=NOW)

    assert files(journal_path) == before


@pytest.mark.parametrize(
    "harm", ["PRAGMA user_version=0", "PRAGMA application_id=5", "DELETE FROM meta", "UPDATE meta SET journal_id = 'x'"]
)
def test_a_database_that_is_not_whole_is_damage(journal_path: Path, harm: str) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    connection = connect(journal_path / DATABASE_FILE, key)
    connection.execute(harm)
    connection.close()

    with pytest.raises(JournalDamaged):
        journal_file.open_journal(journal_path, key, now=NOW)


def test_a_failed_opening_leaves_the_journal_free(journal_path: Path) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    hidden = journal_path / "hidden"
    (journal_path / DATABASE_FILE).rename(hidden)
    (journal_path / DATABASE_FILE).write_bytes(bytes(8192))
    with pytest.raises(JournalDamaged):
        journal_file.open_journal(journal_path, key, now=NOW)
    hidden.replace(journal_path / DATABASE_FILE)

    journal_file.open_journal(journal_path, key, now=NOW)

    assert len(entries.lines()) == 0


def test_a_journal_is_opened_once(open_journal: Path) -> None:
    with pytest.raises(JournalInUse):
        opened(open_journal)

    assert len(entries.lines()) == 0


def test_a_wrong_key_says_nothing_on_the_error_stream(journal_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    key = journal_file.unwrap_key(journal_path, passphrase=PASSPHRASE)
    wrong = type(key)(key.journal_id, bytes(32))

    with pytest.raises(JournalDamaged):
        journal_file.open_journal(journal_path, wrong, now=NOW)

    assert capfd.readouterr() == ("", "")


def test_closing_twice_is_as_good_as_once(open_journal: Path) -> None:
    journal_file.close_journal()
    journal_file.close_journal()

    with pytest.raises(JournalLocked):
        journal_file.is_read_only()


def test_a_closed_journal_says_nothing_about_itself(journal_path: Path) -> None:
    with pytest.raises(JournalLocked):
        journal_file.is_read_only()


def test_an_open_journal_may_be_written_to(open_journal: Path) -> None:
    assert not journal_file.is_read_only()


def test_a_journal_behind_a_link_opens_where_it_really_is(journal_path: Path, tmp_path: Path) -> None:
    link = tmp_path / "Link.ajournal"
    link.symlink_to(journal_path)

    opened(link)

    assert database.file.path == journal_path / DATABASE_FILE
    with pytest.raises(JournalInUse):
        opened(journal_path)


def test_a_write_protected_journal_opens_for_reading_and_refuses_to_save(tmp_path: Path) -> None:
    with write_protected(tmp_path / "disk", lambda disk: a_journal(disk / "Journal.ajournal")) as disk:
        path = disk / "Journal.ajournal"
        opened(path)
        try:
            assert journal_file.is_read_only()
            assert len(entries.lines()) == 0
            assert not any(result.findings for result in checks.check_journal())
            with pytest.raises(SaveFailed, match="may not be written to"), saving():
                entries.put(an_entry(), "")
            assert not (path / "lock").exists()
        finally:
            journal_file.close_journal()


def test_creating_where_nothing_may_be_written_is_refused(tmp_path: Path) -> None:
    with (
        write_protected(tmp_path / "disk", lambda disk: None) as disk,
        pytest.raises(FileRefused, match="cannot be created"),
    ):
        a_journal(disk / "Journal.ajournal")


def test_awkward_names_open_under_their_own_name(tmp_path: Path) -> None:
    names = ["a'b", 'a"b', "a#b", "a?mode=ro", "a%20b", "file:x", "new\nline", "日本語 😀", "-x"]
    for name in names:
        path = tmp_path / f"{name}.ajournal"
        a_journal(path)
        opened(path)
        journal_file.close_journal()

    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.ajournal" for name in names}


def test_the_file_opens_as_the_documents_say(open_journal: Path) -> None:
    with saving():
        entries.put(an_entry(title="Plain"), "")
    key = journal_file.unwrap_key(open_journal, passphrase=PASSPHRASE)
    journal_file.close_journal()

    plain = dbapi2.connect(str(open_journal / DATABASE_FILE))
    plain.execute(f"PRAGMA key = \"x'{key.secret.hex()}'\"")
    titles = plain.execute("SELECT title FROM entry").fetchall()
    plain.close()

    assert titles == [("Plain",)]
