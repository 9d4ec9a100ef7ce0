"""When a backup is due, where it goes, and what is said of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused
from assertjournal.data.backup.folder import BACKUPS, stored_backups
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal.journal_file import close_journal, unwrap_key
from assertjournal.data.journal.journal_file import open_journal as open_journal_
from assertjournal.data.journal.key_change import change_passphrase, put_in_force
from assertjournal.data.journal.key_change import new_passphrase as prepare_passphrase
from assertjournal.data.journal.key_change import new_recovery_key as prepare_recovery_key
from assertjournal.data.journal.reencryption import encrypt_anew
from assertjournal.data.keys.keys import create_keys
from assertjournal.data.tables import entries
from assertjournal.services.places import Place, Places
from assertjournal.services.safety.backups import Backups, JournalReplaced, MadeBackup, Reminder
from tests.support.builders import CHEAP_KDF, NOW, PASSPHRASE, a_journal, an_entry, opened
from tests.support.clocks import SetClock

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def backups(open_journal: Path, clock: SetClock) -> Backups:
    """Return the service over an open journal with one entry."""
    write()
    return Backups(clock)


def write() -> None:
    with saving():
        entries.put(an_entry(), "")


def due(backups: Backups) -> bool:
    return backups.is_due(backups.plan())


def back_up(backups: Backups) -> MadeBackup:
    made = backups.make(backups.plan())
    backups.note(made)
    return made


def test_an_empty_journal_needs_no_backup(open_journal: Path) -> None:
    assert not due(Backups(SetClock()))


def test_what_was_never_backed_up_is_due(backups: Backups) -> None:
    assert due(backups)


def test_a_backup_is_due_again_an_hour_after_the_last_if_something_was_saved(backups: Backups, clock: SetClock) -> None:
    back_up(backups)
    write()
    clock.pass_by(HOUR - timedelta(seconds=1))
    early = due(backups)
    clock.pass_by(timedelta(seconds=1))

    assert not early
    assert due(backups)


def new_passphrase(journal: Path) -> None:
    put_in_force(prepare_passphrase(journal, "four other words now", CHEAP_KDF, passphrase=PASSPHRASE))


def new_recovery_key(journal: Path) -> None:
    put_in_force(prepare_recovery_key(journal, passphrase=PASSPHRASE))


@pytest.mark.parametrize("change", [new_passphrase, new_recovery_key])
def test_after_a_change_of_the_keys_a_backup_is_due_at_once_and_once(
    backups: Backups, open_journal: Path, change: Callable[[Path], None]
) -> None:
    back_up(backups)
    change(open_journal)

    assert backups.has_changed(backups.plan())
    assert due(backups)
    back_up(backups)
    assert not due(backups)


def test_a_passphrase_changed_while_the_journal_was_closed_counts_too(backups: Backups, open_journal: Path) -> None:
    back_up(backups)
    close_journal()
    change_passphrase(open_journal, "four other words now", CHEAP_KDF, passphrase=PASSPHRASE)
    open_journal_(open_journal, unwrap_key(open_journal, passphrase="four other words now"), now=NOW)

    assert due(backups)


def test_an_empty_journal_needs_no_first_backup_for_its_new_passphrase(open_journal: Path) -> None:
    new_passphrase(open_journal)

    assert not due(Backups(SetClock()))


def test_nothing_is_due_while_nothing_was_saved(backups: Backups, clock: SetClock) -> None:
    back_up(backups)
    clock.pass_by(365 * DAY)

    assert not due(backups)


def test_a_backup_of_another_journal_in_the_folder_does_not_count(
    backups: Backups, clock: SetClock, tmp_path: Path
) -> None:
    made = back_up(backups).path
    close_journal()
    a_journal(tmp_path / "Other.ajournal")
    opened(tmp_path / "Other.ajournal")
    write()
    folder = tmp_path / "Other.ajournal" / BACKUPS
    folder.mkdir()
    made.rename(folder / "999999-20990101T000000Z.ajbackup")

    was_due = due(backups)

    assert was_due
    assert back_up(backups).path.name.startswith("000001-")


def test_reading_at_the_same_place_is_no_change(backups: Backups, clock: SetClock) -> None:
    Places().remember(Place("journal"))
    back_up(backups)
    clock.pass_by(DAY)

    Places().remember(Place("journal"))

    assert not due(backups)


def test_noting_the_second_folder_is_no_change(backups: Backups, clock: SetClock, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    backups.choose_second_folder(tmp_path / "stick")
    back_up(backups)
    clock.pass_by(DAY)

    assert not due(backups)
    write()
    assert due(backups)


def test_after_the_clock_was_set_back_a_change_is_backed_up_at_once(backups: Backups, clock: SetClock) -> None:
    back_up(backups)
    clock.pass_by(-365 * DAY)
    write()

    assert due(backups)


def test_before_an_import_there_is_a_backup_of_all_that_is_there(backups: Backups, open_journal: Path) -> None:
    back_up(backups)
    write()

    backups.make_if_changed()
    backups.make_if_changed()

    assert len(stored_backups(open_journal / BACKUPS)) == 2


def test_the_second_folder_gets_the_same_file(backups: Backups, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second_folder(stick)

    made = back_up(backups)

    assert made.second == stick / made.path.name
    assert made.second.read_bytes() == made.path.read_bytes()


@pytest.mark.parametrize("place", ["stick", "not/there"])
def test_a_second_folder_whose_disk_is_not_connected_is_told_of_and_not_made(
    backups: Backups, tmp_path: Path, place: str
) -> None:
    backups.choose_second_folder(tmp_path / place)
    before = set(tmp_path.iterdir())

    made = back_up(backups)

    assert made.path.exists()
    assert made.second is None
    assert isinstance(made.problem, FileRefused)
    assert "connect the disk" in made.problem.next_step
    assert set(tmp_path.iterdir()) == before


def test_the_second_folder_is_noted_in_the_journal_only(backups: Backups, open_journal: Path, tmp_path: Path) -> None:
    backups.choose_second_folder(tmp_path / "a stick of mine")

    assert backups.second_folder() == tmp_path / "a stick of mine"
    found = [path for path in tmp_path.rglob("*") if path.is_file() and b"a stick of mine" in path.read_bytes()]
    assert found == []
    backups.choose_second_folder(None)
    assert backups.second_folder() is None


def test_a_second_folder_inside_a_journal_is_refused(backups: Backups, open_journal: Path) -> None:
    with pytest.raises(FileRefused, match="lost with it"):
        backups.choose_second_folder(open_journal / BACKUPS)


def test_two_journals_share_a_second_folder(
    backups: Backups, clock: SetClock, open_journal: Path, tmp_path: Path
) -> None:
    from tests.support.backups import a_backup

    stick = tmp_path / "stick"
    stick.mkdir()
    other = a_backup(open_journal).rename(stick / "000001-20261123T093000Z.ajbackup")
    backups.choose_second_folder(stick)

    made = back_up(backups)

    assert made.second == stick / "000002-20261123T093000Z.ajbackup"
    assert other.exists()


def test_backups_of_a_choice_of_folder_delete_nothing(
    backups: Backups, clock: SetClock, open_journal: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    for _number in range(20):
        clock.pass_by(40 * DAY)
        backups.make_into(backups.plan(), tmp_path / "mine")

    assert len(stored_backups(tmp_path / "mine")) == 20
    assert stored_backups(open_journal / BACKUPS) == ()


def test_automatic_backups_are_rotated(backups: Backups, clock: SetClock, open_journal: Path) -> None:
    for _number in range(20):
        clock.pass_by(40 * DAY)
        back_up(backups)

    assert len(stored_backups(open_journal / BACKUPS)) == 12


def old_stick(backups: Backups, clock: SetClock, stick: Path) -> None:
    stick.mkdir()
    backups.choose_second_folder(stick)
    back_up(backups)
    clock.pass_by(31 * DAY)


def a_week_later(backups: Backups, clock: SetClock, stick: Path) -> None:
    clock.pass_by(10_000 * DAY)
    back_up(backups)


def a_week_without_a_change(backups: Backups, clock: SetClock, stick: Path) -> None:
    fresh_stick(backups, clock, stick)
    clock.pass_by(8 * DAY)


def a_week_without_any(backups: Backups, clock: SetClock, stick: Path) -> None:
    clock.pass_by(10_000 * DAY)


def a_week_of_writing_after_the_last(backups: Backups, clock: SetClock, stick: Path) -> None:
    fresh_stick(backups, clock, stick)
    write()
    clock.pass_by(7 * DAY + timedelta(seconds=1))


def nearly_a_week_of_writing(backups: Backups, clock: SetClock, stick: Path) -> None:
    fresh_stick(backups, clock, stick)
    write()
    clock.pass_by(7 * DAY)


def fresh_stick(backups: Backups, clock: SetClock, stick: Path) -> None:
    old_stick(backups, clock, stick)
    back_up(backups)


@pytest.mark.parametrize(
    ("lived", "reminder"),
    [
        (old_stick, Reminder.SECOND_IS_OLD),
        (fresh_stick, Reminder.NOTHING),
        (a_week_later, Reminder.CHOOSE_SECOND),
        (a_week_without_a_change, Reminder.NOTHING),
        (a_week_without_any, Reminder.BACKUP_IS_OLD),
        (a_week_of_writing_after_the_last, Reminder.BACKUP_IS_OLD),
        (nearly_a_week_of_writing, Reminder.NOTHING),
    ],
)
def test_what_is_worth_a_line(
    backups: Backups,
    clock: SetClock,
    tmp_path: Path,
    lived: Callable[[Backups, SetClock, Path], None],
    reminder: Reminder,
) -> None:
    lived(backups, clock, tmp_path / "stick")

    assert backups.remind() is reminder


def test_a_second_folder_is_asked_for_once(backups: Backups, clock: SetClock) -> None:
    clock.pass_by(10_000 * DAY)
    back_up(backups)
    first = backups.remind()
    back_up(backups)

    assert [first, backups.remind()] == [Reminder.CHOOSE_SECOND, Reminder.NOTHING]


def test_an_empty_journal_reminds_of_no_backup(open_journal: Path, clock: SetClock) -> None:
    clock.pass_by(10_000 * DAY)

    assert Backups(clock).remind() is Reminder.CHOOSE_SECOND


def test_keys_that_a_careless_program_deleted_meanwhile_are_there_again(backups: Backups, open_journal: Path) -> None:
    files = [open_journal / name for name in ("keys.json", "keys.json.bak")]
    before = [file.read_bytes() for file in files]
    for file in files:
        file.unlink()

    back_up(backups)

    assert [file.read_bytes() for file in files] == before


def test_a_backup_that_meets_encrypting_anew_calls_nothing_damaged_and_leaves_nothing(
    backups: Backups, open_journal: Path
) -> None:
    plan = backups.plan()
    encrypt_anew(create_keys("new words", CHEAP_KDF), NOW)

    with pytest.raises(JournalReplaced):
        backups.make(plan)

    assert not (open_journal / BACKUPS).exists()
    assert back_up(backups).path.exists()


def test_a_backup_under_way_ends_when_the_journal_is_encrypted_anew(backups: Backups, open_journal: Path) -> None:
    plan = backups.plan()

    def replace(percent: int) -> None:
        if database.journal.key == plan.source.key:
            encrypt_anew(create_keys("new words", CHEAP_KDF), NOW)

    with pytest.raises(JournalReplaced):
        backups.make(plan, replace)

    assert not (open_journal / BACKUPS).exists()


def test_a_backup_is_made_even_where_old_ones_cannot_be_deleted(
    backups: Backups, open_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> None:
        raise PermissionError

    monkeypatch.setattr("assertjournal.data.backup.folder.rotate", refuse)

    assert back_up(backups).path.is_file()


def test_what_is_done_of_a_backup_is_a_percentage_and_ends_at_all_of_it(backups: Backups, tmp_path: Path) -> None:
    backups.choose_second_folder(tmp_path)
    done: list[int] = []

    backups.make(backups.plan(), done.append)

    assert (min(done) >= 0, max(done), done[-1]) == (True, 100, 100)
