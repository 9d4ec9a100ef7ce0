"""Where a file may be written: never over a journal, nor over what is left of one."""

import errno
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY
from assertjournal.services.output_file import check_target, writing
from assertjournal.services.safety.backups import Backups
from tests.support.builders import a_journal
from tests.support.clocks import SetClock

PARTS = (KEY_FILE, KEY_FILE_COPY, DATABASE_FILE)


def only(left: str, place: Path) -> Path:
    """Make a journal, and let one of its files be left."""
    a_journal(place)
    for part in set(PARTS) - {left}:
        (place / part).unlink()
    return place


@pytest.mark.parametrize("left", PARTS)
@pytest.mark.parametrize("name", ["Diary", "Diary.ajournal"])
def test_the_only_file_that_is_left_of_a_journal_is_not_written_over(tmp_path: Path, name: str, left: str) -> None:
    journal = only(left, tmp_path / name)

    with pytest.raises(FileRefused, match="never written over"):
        check_target(journal / left, force=True)


def test_a_journal_of_which_one_file_is_left_gets_no_backups_of_another(open_journal: Path, tmp_path: Path) -> None:
    damaged = only(DATABASE_FILE, tmp_path / "Diary")

    with pytest.raises(FileRefused, match="lost with it"):
        Backups(SetClock()).choose_second_folder(damaged / "backups")


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_comes_while_one_is_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    target = tmp_path / "out.json"
    if not links:
        monkeypatch.setattr("os.link", no_links)

    with pytest.raises(FileRefused, match="There is a file at this place already"):
        write_while_another_does(target)

    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("out.json", "theirs")]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("force", [True, False])
def test_a_file_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool, force: bool) -> None:
    if not links:
        monkeypatch.setattr("os.link", no_links)

    with writing(tmp_path / "out.json", force=force) as stream:
        stream.write("ours")

    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("out.json", "ours")]


def write_while_another_does(target: Path) -> None:
    with writing(target) as stream:
        stream.write("ours")
        target.write_text("theirs", encoding="utf-8")


def no_links(*_asked: object, **_how: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")
