"""Backups in a list, verified, restored beside, and what is missing brought back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from assertjournal.core.errors import JournalDamaged, SaveFailed, UserError
from assertjournal.data.backup import copied_journal
from assertjournal.data.backup.copied_journal import MARK
from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.reencryption import encrypt_anew
from assertjournal.data.keys.keys import create_keys
from assertjournal.data.tables import conversations, entries, history, settings, support_card, transfer
from assertjournal.services.entries import Entries
from assertjournal.services.safety import restoring
from assertjournal.services.safety.backups import Backups, Reminder
from assertjournal.services.safety.safe_copy import SafeCopy
from assertjournal.services.transfer.import_json import JsonImport
from tests.support.backups import a_backup
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_conversation, a_journal, a_version, an_entry, opened
from tests.support.clocks import SetClock
from tests.support.exports import all_rows, rich_export, shipped_content, written


@pytest.fixture
def rich(open_journal: Path, tmp_path: Path) -> Path:
    """Return an open journal with something in every table."""
    JsonImport(shipped_content()).load(written(tmp_path / "rich.json", rich_export()))
    return open_journal


def forget_everything() -> None:
    with saving():
        for table in reversed(transfer.TRANSFERRED):
            database.execute_sql(f"DELETE FROM {table}")


def test_everything_that_is_gone_comes_back(rich: Path) -> None:
    rows, backup = all_rows(), a_backup(rich)
    forget_everything()

    counts, changes = restoring.bring_back(shipped_content(), backup)

    assert all_rows() == rows
    assert counts.imported["entries"] == len(rows["entry"])
    assert changes.everything


def test_what_is_there_stays_as_it_is(rich: Path) -> None:
    entry = an_entry(id="99999999-0000-4000-8000-000000000001")
    with saving():
        entries.put(entry, "")
        history.add(a_version(entry, 1))
        support_card.put({"therapist": "Dr. K."})
    backup = a_backup(rich)
    newer = an_entry(id=entry.id, title="Written since")
    with saving():
        entries.put(newer, "")
        support_card.put({"therapist": "Dr. L."})
    rows = all_rows()

    counts, changes = restoring.bring_back(shipped_content(), backup)

    assert all_rows() == rows
    assert not counts.imported
    assert not changes


def test_only_what_is_missing_is_brought_back(rich: Path) -> None:
    gone = an_entry(id="99999999-0000-4000-8000-000000000001", title="Gone")
    with saving():
        entries.put(gone, "I said it calmly.")
        history.add(a_version(gone, 1))
    backup, wanted = a_backup(rich), all_rows()
    with saving():
        database.execute_sql("DELETE FROM entry WHERE id = ?", (gone.id,))

    counts, _changes = restoring.bring_back(shipped_content(), backup)

    assert counts.imported == {"entries": 1}
    assert all_rows() == wanted


def test_what_was_brought_back_is_found_by_search(rich: Path) -> None:
    backup = a_backup(rich)
    forget_everything()

    restoring.bring_back(shipped_content(), backup)

    found = database.execute_sql("SELECT count(*) FROM entry_index WHERE entry_index MATCH 'midday'").fetchone()
    assert found[0] > 0


def test_bringing_back_that_is_called_off_changes_nothing(rich: Path) -> None:
    backup = a_backup(rich)
    forget_everything()
    rows = all_rows()

    def go_on(percent: int) -> None:
        if percent > 90:
            raise UserError("Called off.")

    with pytest.raises(UserError):
        restoring.bring_back(shipped_content(), backup, go_on)

    assert all_rows() == rows
    assert list((rich / BACKUPS).iterdir()) == [backup]


def test_a_damaged_backup_brings_nothing_back(rich: Path) -> None:
    backup = a_backup(rich)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)

    with pytest.raises(JournalDamaged):
        restoring.bring_back(shipped_content(), backup)


def test_a_backup_of_another_journal_brings_nothing_back(rich: Path, tmp_path: Path) -> None:
    backup = a_backup(rich)
    journal_file.close_journal()
    a_journal(tmp_path / "Other.ajournal")
    opened(tmp_path / "Other.ajournal")

    with pytest.raises(UserError, match="another journal"):
        restoring.bring_back(shipped_content(), backup)


def test_a_backup_from_before_everything_was_encrypted_anew_is_called_that(rich: Path) -> None:
    backup = a_backup(rich)
    encrypt_anew(create_keys("four other words now", CHEAP_KDF), NOW)
    kept = rich.with_name("Journal (old key).ajournal") / BACKUPS / backup.name

    with pytest.raises(UserError, match="from before the journal was re-encrypted"):
        restoring.bring_back(shipped_content(), kept)


def test_backups_of_the_open_journal_are_listed_with_what_they_hold(rich: Path) -> None:
    first = a_backup(rich)
    with saving():
        conversations.put(a_conversation(), None)
    second = a_backup(rich, now=NOW + timedelta(hours=1))

    lines = restoring.backup_lines(restoring.backups_folder(rich))

    assert [line.path for line in lines] == [second, first]
    assert [line.counts["conversation"] for line in lines if line.counts] == [2, 1]
    assert [line.made_at for line in lines] == [NOW + timedelta(hours=1), NOW]


def test_without_the_journal_open_only_dates_and_sizes_are_listed(rich: Path) -> None:
    backup = a_backup(rich)
    journal_file.close_journal()

    (line,) = restoring.backup_lines(restoring.backups_folder(rich))

    assert (line.counts, line.is_own, line.is_readable, line.size) == (None, False, True, backup.stat().st_size)


def test_a_file_that_is_no_backup_is_listed_as_such(rich: Path) -> None:
    a_backup(rich).write_bytes(b"no")

    (line,) = restoring.backup_lines(restoring.backups_folder(rich))

    assert not line.is_readable


def test_verifying_reads_the_text_only_with_the_journal_open(rich: Path) -> None:
    backup = a_backup(rich)

    assert restoring.verify(backup)
    journal_file.close_journal()
    assert not restoring.verify(backup)


def restored(journal: Path) -> Path:
    backup = a_backup(journal)
    place = restoring.place_for(backup, journal)
    restoring.restore(backup, place, passphrase=PASSPHRASE)
    return place


def restored_without_a_secret(journal: Path) -> Path:
    backup = a_backup(journal)
    journal_file.close_journal()
    place = restoring.place_for(backup, journal)
    restoring.restore(backup, place)
    return place


def saved_elsewhere(journal: Path) -> Path:
    return SafeCopy(Entries(shipped_content(), SetClock()), SetClock()).save_copy(journal.parent / "Copy", []).place


@pytest.mark.parametrize("make", [restored, restored_without_a_secret, saved_elsewhere])
def test_what_is_made_of_a_journal_puts_no_backups_into_its_second_folder(
    rich: Path, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    backups = Backups(SetClock(NOW + timedelta(days=10_000)))
    backups.choose_second_folder(tmp_path / "stick")
    place = make(rich)
    journal_file.close_journal()

    opened(place)
    taken_over = backups.second_folder()
    made = backups.make(backups.plan())

    assert (taken_over, made.second) == (None, None)
    assert backups.remind() is Reminder.CHOOSE_SECOND
    backups.choose_second_folder(tmp_path / "other")
    journal_file.close_journal()
    opened(place)
    assert backups.second_folder() == tmp_path / "other"
    journal_file.close_journal()
    opened(rich)
    assert backups.second_folder() == tmp_path / "stick"


@pytest.fixture
def unforgetting(rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the open journal that was restored of one with a second folder, and had no disk space to forget that."""
    Backups(SetClock()).choose_second_folder(tmp_path / "stick")
    place = restored(rich)
    journal_file.close_journal()
    with monkeypatch.context() as patch:
        patch.setattr(settings, "put", refuse)
        opened(place)
    return place


def refuse(_key: str, _value: object) -> None:
    raise SaveFailed("The disk is full.")


def test_a_second_folder_that_could_not_be_forgotten_is_not_used(unforgetting: Path) -> None:
    backups = Backups(SetClock())

    made = backups.make(backups.plan())

    assert (backups.second_folder(), made.second) == (None, None)


def test_a_second_folder_chosen_where_the_former_could_not_be_forgotten_holds(
    unforgetting: Path, tmp_path: Path
) -> None:
    backups = Backups(SetClock())
    backups.choose_second_folder(tmp_path / "other")
    chosen = backups.second_folder()
    journal_file.close_journal()
    opened(unforgetting)

    assert (chosen, backups.second_folder()) == (tmp_path / "other", tmp_path / "other")


def test_that_it_was_forgotten_outlasts_a_power_cut(rich: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = restored(rich)
    journal_file.close_journal()
    marked: list[bool] = []
    monkeypatch.setattr(copied_journal, "sync_folder", lambda folder: marked.append((folder / MARK).exists()))

    opened(place)

    assert marked == [False]


def test_opening_what_was_restored_saves_nothing_where_there_is_nothing_to_forget(rich: Path) -> None:
    generation, place = database.file.generation, restored(rich)
    journal_file.close_journal()

    opened(place)

    assert database.file.generation == generation
    assert not (place / MARK).exists()


def test_a_backup_is_restored_beside_its_journal_under_a_free_name(rich: Path) -> None:
    backup = a_backup(rich)
    first = restoring.place_for(backup, rich)
    restoring.restore(backup, first)

    second = restoring.place_for(backup, backup)

    assert first.parent == second.parent == rich.parent
    assert first.name.startswith("Journal of 2026-11-23")
    assert second.name.removesuffix(" (2).ajournal") == first.name.removesuffix(".ajournal")
