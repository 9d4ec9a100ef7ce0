"""Journals that former versions wrote open with everything in them."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assertjournal.core.conversation import DatedRatings
from assertjournal.data.database import checks
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.journal_file import close_journal, unwrap_key
from assertjournal.data.migrations.steps import STEPS
from assertjournal.data.tables import (
    conversations,
    entries,
    history,
    people,
    rehearsals,
    search,
    settings,
    support_card,
    values,
)
from tests.samples.make import CONVERSATION, NOTE, PERSON, RATING, SAMPLES, VALUE, WORKSHEET
from tests.support.builders import NOW, PASSPHRASE, TODAY, an_entry

FOUND = sorted(SAMPLES.glob("schema_*.ajournal"))
RECOVERY_KEYS = {
    "schema_1": "87DZ9-QKRPF-JQKXD-EDH8B-2NQRY-Y4H4E-TC3J",
    "schema_2": "BHCGH-726J1-NT0PP-E1EDT-EZ817-J0RM7-5TD0",
}


@pytest.fixture(params=FOUND, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "Journal.ajournal"
    shutil.copytree(request.param, path)
    journal_file.open_journal(path, unwrap_key(path, passphrase=PASSPHRASE), now=NOW)
    yield path
    close_journal()


def test_there_is_a_sample_of_every_schema() -> None:
    assert [path.stem for path in FOUND] == [f"schema_{number}" for number in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_the_recovery_key_written_down_then_opens_it_now(path: Path) -> None:
    by_passphrase = unwrap_key(path, passphrase=PASSPHRASE)

    assert unwrap_key(path, recovery_key=RECOVERY_KEYS[path.stem]) == by_passphrase


def test_everything_in_it_is_there(sample: Path) -> None:
    assert people.all_people() == (PERSON,)
    assert conversations.get(CONVERSATION.id) == replace(
        CONVERSATION, rating_history=(DatedRatings(TODAY, CONVERSATION.ratings),)
    )
    assert entries.get(WORKSHEET.id) == WORKSHEET
    assert entries.get(NOTE.id) == NOTE
    assert [state.name for state in history.of(NOTE.id)] == ["First"]
    assert rehearsals.count_for(CONVERSATION.id) == 2
    assert values.all_values() == (VALUE,)
    assert values.all_ratings() == (RATING,)
    assert settings.get("place") == {"page": "journal"}
    assert support_card.get() == {"people": ("A.",)}


def test_it_can_be_searched_saved_to_and_is_sound(sample: Path) -> None:
    new = an_entry()
    with saving():
        entries.put(new, "leaving at six")

    assert {line.id for line, _snippet in search.find("at")} == {new.id, WORKSHEET.id}
    assert not any(result.findings for result in checks.check_journal())
