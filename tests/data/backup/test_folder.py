"""A folder of backups: which are listed, which may go, and that no clock decides alone."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assertjournal.data.backup.file import unfinished
from assertjournal.data.backup.folder import (
    BACKUPS,
    StoredBackup,
    expendable,
    name_for,
    next_sequence,
    rotate,
    stored_backups,
    sweep,
)
from tests.support.backups import a_backup, a_source
from tests.support.builders import NOW

DAY = timedelta(days=1)


def stored_at(moments: Iterable[datetime]) -> tuple[StoredBackup, ...]:
    """Return backups made in this order, the last one first."""
    made = [StoredBackup(Path(str(number)), number, at, 1, None) for number, at in enumerate(moments, 1)]
    return tuple(reversed(made))


def kept(stored: tuple[StoredBackup, ...]) -> list[StoredBackup]:
    gone = {backup.sequence for backup in expendable(stored)}
    return [backup for backup in stored if backup.sequence not in gone]


@pytest.mark.slow
def test_ten_years_of_hourly_backups_leave_days_weeks_and_months() -> None:
    stored = stored_at(NOW - timedelta(hours=hours) for hours in range(24 * 3650, -1, -1))

    days = {backup.made_at.date() for backup in kept(stored)}

    assert len([backup for backup in kept(stored) if backup.made_at >= NOW - 2 * DAY]) == 49
    assert {NOW.date() - number * DAY for number in range(12)} <= days
    assert 49 + 10 < len(kept(stored)) <= 49 + 12 + 10 + 12
    assert min(days) == datetime(2025, 12, 31, tzinfo=UTC).date()


@pytest.mark.slow
def test_what_is_left_after_each_backup_is_what_is_left_after_all() -> None:
    """Rotation never asks for a backup that an earlier rotation had to delete."""
    left: tuple[StoredBackup, ...] = ()
    everything = tuple(reversed(stored_at(NOW + number * timedelta(hours=7) for number in range(2000))))

    for made in everything:
        left = tuple(kept((made, *left)))

    assert len({backup.made_at.date() for backup in left}) >= 12
    assert len({backup.made_at.strftime("%Y-%m") for backup in left}) == 12


def test_after_the_clock_was_set_back_the_backup_made_last_stays() -> None:
    before = [NOW + number * DAY for number in range(60)]
    set_back = [NOW - 3650 * DAY + number * timedelta(minutes=1) for number in range(40)]
    stored = stored_at([*before, *set_back])

    left = kept(stored)

    assert left[0] == stored[0]
    assert {backup.sequence for backup in left} >= {100, 99, 98}
    assert {backup.made_at for backup in left} & set(before)


def test_after_one_day_in_the_far_future_months_of_backups_stay() -> None:
    stored = stored_at([*(NOW + number * DAY for number in range(200)), NOW + 36500 * DAY])

    left = kept(stored)

    assert left[0] == stored[0]
    assert len(left) > 20


def test_the_last_three_never_go() -> None:
    assert expendable(stored_at([NOW, NOW, NOW])) == ()
    assert expendable(()) == ()


def test_numbers_go_on_after_the_clock_was_set_back(open_journal: Path) -> None:
    first = a_backup(open_journal)
    second = a_backup(open_journal, now=NOW - 365 * DAY)

    assert [stored.path for stored in stored_backups(open_journal / BACKUPS)] == [second, first]
    assert next_sequence(open_journal / BACKUPS, a_source(open_journal).key.journal_id) == 3


def test_other_files_in_the_folder_are_not_listed_nor_touched(open_journal: Path) -> None:
    newest = a_backup(open_journal)
    others = [newest.with_name(name) for name in ("notes.txt", "1-2.ajbackup", "000009-20269999T000000Z.ajbackup")]
    for other in others:
        other.write_bytes(b"mine")

    rotate(newest.parent, newest)

    assert [stored.path for stored in stored_backups(newest.parent)] == [newest]
    assert all(other.read_bytes() == b"mine" for other in others)


@pytest.mark.parametrize("number", ["999999999999", "9" * 100, "9" * 220])
def test_a_stray_file_with_a_huge_number_does_not_number_nor_hide_what_is_made_later(
    open_journal: Path, number: str
) -> None:
    first = a_backup(open_journal)
    stray = first.with_name(f"{number}-20260101T000000Z.ajbackup")
    stray.write_bytes(b"mine")

    second = a_backup(open_journal, now=NOW + DAY)

    readable = [stored.path for stored in stored_backups(first.parent) if stored.manifest is not None]
    assert readable == [second, first]
    assert second.name.startswith("000002-")


def test_a_backup_that_was_given_a_huge_number_is_followed_by_one_that_is_listed(open_journal: Path) -> None:
    first = a_backup(open_journal)
    renamed = first.rename(first.with_name("999999999999-20260101T000000Z.ajbackup"))

    second = a_backup(open_journal, now=NOW + DAY)

    assert [stored.path for stored in stored_backups(first.parent)] == [second, renamed]


def test_rotation_leaves_what_cannot_be_read_and_backups_of_other_journals(open_journal: Path) -> None:
    folder = open_journal / BACKUPS
    old = [a_backup(open_journal, now=NOW - (800 - number) * DAY) for number in range(4)]
    damaged = folder / name_for(50, NOW - 900 * DAY)
    damaged.write_bytes(b"not a zip")
    newest = a_backup(open_journal)

    for _time in range(2):
        rotate(folder, newest)

    assert damaged.exists()
    assert newest.exists()
    assert [path.exists() for path in old] == [False, False, True, True] or all(path.exists() for path in old)


def test_rotation_does_nothing_for_a_file_that_is_not_the_newest(open_journal: Path) -> None:
    made = [a_backup(open_journal, now=NOW - (4000 - 40 * number) * DAY) for number in range(30)]

    rotate(open_journal / BACKUPS, made[3])

    assert all(path.exists() for path in made)


def test_leftovers_of_a_killed_program_go_after_a_day(tmp_path: Path) -> None:
    left = unfinished(tmp_path)
    files = {left, left.with_name(f"{left.name}-journal")}
    for file in files:
        file.write_bytes(b"x")

    sweep(tmp_path, datetime.now(UTC) + timedelta(hours=23))
    assert set(tmp_path.iterdir()) == files
    sweep(tmp_path, datetime.now(UTC) + timedelta(hours=25))

    assert list(tmp_path.iterdir()) == []


def test_what_this_program_did_not_leave_stays(tmp_path: Path) -> None:
    names = ("a.part", ".thesis.part1.odt", ".partners.party", f".{'0' * 31}.part", f".{'0' * 32}.part.txt")
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    unfinished(tmp_path).mkdir()
    unfinished(tmp_path).symlink_to(tmp_path / names[0])
    before = set(tmp_path.iterdir())

    sweep(tmp_path, datetime.now(UTC) + timedelta(days=3))

    assert set(tmp_path.iterdir()) == before
