"""However someone is interrupted while typing, no more than the last three seconds of it are lost."""

import random
from pathlib import Path

import pytest

from assertjournal.data.database.database import saving
from assertjournal.data.journal.journal_file import close_journal
from assertjournal.data.tables import entries
from tests.crash import typing_kill
from tests.crash.typing_kill import MOST_SECONDS, Tally, run
from tests.support.builders import an_entry, opened


def test_three_kills_while_typing_lose_at_most_three_seconds(tmp_path: Path) -> None:
    tally = run(tmp_path, 3, random.Random(11))

    assert tally.kills == 3
    assert tally.typed > 60
    assert tally.seconds_lost <= MOST_SECONDS


def test_typing_that_is_not_saved_is_counted_as_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def type_and_save_some(journal: Path, _home: Path, _letters: int) -> int:
        opened(journal)
        with saving():
            entries.put(an_entry(answers={"text": "i" * 10}), "")
        close_journal()
        return 45

    monkeypatch.setattr(typing_kill, "_killed_after", type_and_save_some)

    assert run(tmp_path, 1, random.Random(1)) == Tally(kills=1, typed=45, most_lost=35)
