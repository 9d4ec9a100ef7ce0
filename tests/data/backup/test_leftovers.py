"""What a killed process left beside a journal goes, and nothing else does."""

from pathlib import Path

import pytest

from assertjournal.data.backup.new_folder import new_journal_folder
from assertjournal.data.disk.instance_lock import LOCK_FILE, InstanceLock
from tests.support.builders import a_journal, opened

LEFT = ".Journal.ajournal.0123456789abcdef0123456789abcdef"


@pytest.fixture
def left(journal_path: Path) -> Path:
    building = journal_path.with_name(LEFT)
    building.mkdir()
    for name in (LOCK_FILE, "keys.json", "journal.db"):
        (building / name).write_bytes(b"half")
    return building


def test_opening_a_journal_sweeps_what_was_being_made_beside_it(journal_path: Path, left: Path) -> None:
    opened(journal_path)

    assert list(journal_path.parent.iterdir()) == [journal_path]


def test_making_a_journal_sweeps_too(left: Path) -> None:
    a_journal(left.with_name("Other.ajournal"))

    assert not left.exists()


def test_what_another_process_is_making_stays(journal_path: Path, left: Path) -> None:
    lock = InstanceLock(left)

    opened(journal_path)

    lock.release()
    assert (left / "journal.db").exists()


def test_a_journal_that_is_being_made_here_stays(journal_path: Path) -> None:
    with new_journal_folder(journal_path.with_name("Other.ajournal")) as building:
        opened(journal_path)
        (building / "journal.db").write_bytes(b"whole")

    assert [one.name for one in journal_path.with_name("Other.ajournal").iterdir()] == ["journal.db"]


@pytest.mark.parametrize("name", ["Journal (being encrypted) notes.ajournal", "Other (being encrypted).ajournal"])
def test_a_journal_that_is_just_called_alike_stays(journal_path: Path, name: str) -> None:
    a_journal(journal_path.with_name(name))
    (journal_path.with_name(name) / LOCK_FILE).touch()

    opened(journal_path)

    assert journal_path.with_name(name).exists()


def test_a_hidden_folder_without_a_lock_is_not_ours(journal_path: Path, left: Path) -> None:
    (left / LOCK_FILE).unlink()

    opened(journal_path)

    assert left.exists()


def test_a_folder_that_cannot_be_looked_into_keeps_no_journal_closed(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    opened(journal_path)
