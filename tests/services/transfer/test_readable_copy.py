"""Saving all that can be read, of a journal that opened although it is damaged."""

import json
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries, history
from assertjournal.services.transfer.readable_copy import save_readable
from tests.support.builders import a_version, an_entry, opened
from tests.support.clocks import SetClock

ENTRIES = 60


@pytest.fixture
def journal(open_journal: Path) -> Path:
    """Return an open journal with many entries."""
    with saving():
        for number in range(ENTRIES):
            text = f"{number} words " * 200
            entries.put(an_entry(answers={"text": text}), text)
    return open_journal


def flip_a_bit(journal: Path) -> None:
    """Close the journal, flip a bit in the middle of its file, and open it again."""
    journal_file.close_journal()
    file = journal / journal_file.DATABASE_FILE
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    opened(journal)


def exported(file: Path) -> int:
    return len(json.loads(file.read_text(encoding="utf-8"))["entries"])


def test_of_a_sound_journal_nothing_is_left_out(journal: Path, tmp_path: Path) -> None:
    done = save_readable(SetClock(), tmp_path / "out.json")

    assert (done.entries, done.left_out) == (ENTRIES, None)
    assert exported(tmp_path / "out.json") == ENTRIES


def test_of_a_damaged_journal_the_rest_is_saved_and_counted(journal: Path, tmp_path: Path) -> None:
    flip_a_bit(journal)

    done = save_readable(SetClock(), tmp_path / "out.json")

    assert done.left_out
    assert 0 < done.left_out.left_out["entry"] < 10
    assert exported(tmp_path / "out.json") == done.entries == ENTRIES - done.left_out.left_out["entry"]


def test_former_states_are_saved_of_a_damaged_journal_too(journal: Path, tmp_path: Path) -> None:
    with saving():
        for line in entries.lines(limit=ENTRIES):
            entry = entries.get(line.id)
            assert entry is not None
            history.add(a_version(entry, 1))
    flip_a_bit(journal)

    save_readable(SetClock(), tmp_path / "out.json")

    saved = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["entries"]
    assert {len(entry["history"]) for entry in saved if "history" in entry} == {1}


def test_a_place_inside_the_journal_is_refused(journal: Path) -> None:
    with pytest.raises(FileRefused):
        save_readable(SetClock(), journal / "out.json")
