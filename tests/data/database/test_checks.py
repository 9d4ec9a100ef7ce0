"""Verifying a journal: sound ones pass, every kind of damage is found."""

import os
import random
from pathlib import Path

import pytest

from assertjournal.core.errors import JournalDamaged
from assertjournal.data.database import checks
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.tables import entries
from tests.support.builders import an_entry, opened


def findings() -> list[bool]:
    """Return for each check whether it found something."""
    return [bool(result.findings) for result in checks.check_journal()]


def fill() -> None:
    with saving():
        for number in range(50):
            entries.put(an_entry(), f"word{number} " * 100)


def test_a_sound_journal_passes_and_stays_as_it_is(open_journal: Path) -> None:
    fill()
    before = database.file.generation

    assert findings() == [False, False, False, False]
    assert database.file.generation == before


def test_every_check_says_what_it_checked(open_journal: Path) -> None:
    assert all(result.checked for result in checks.check_journal())


def test_an_index_that_has_drifted_is_found(open_journal: Path) -> None:
    fill()
    with saving():
        database.execute_sql("DROP TRIGGER entry_updated")
        database.execute_sql("UPDATE entry SET search_text = 'other' WHERE number = 3")

    assert findings() == [False, False, False, True]


def test_a_reference_to_nothing_is_found(open_journal: Path) -> None:
    database.execute_sql("PRAGMA foreign_keys = OFF")
    with saving():
        entries.put(an_entry(conversation="no one"), "")

    assert findings() == [False, False, True, False]


def test_every_flipped_bit_is_found_at_opening_or_by_the_check(open_journal: Path) -> None:
    fill()
    journal_file.close_journal()
    file = open_journal / DATABASE_FILE
    whole = file.read_bytes()
    chance = random.Random(5)
    missed = []
    for _flip in range(40):
        place = chance.randrange(len(whole) * 8)
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        file.write_bytes(damaged)
        try:
            opened(open_journal)
        except JournalDamaged:
            continue
        if not any(findings()):
            missed.append(place)
        journal_file.close_journal()

    assert missed == []


@pytest.mark.parametrize("pages", [1, 5, 20])
def test_a_file_cut_short_is_found(open_journal: Path, pages: int) -> None:
    fill()
    journal_file.close_journal()
    file = open_journal / DATABASE_FILE
    os.truncate(file, file.stat().st_size - pages * 4096)

    with pytest.raises(JournalDamaged):
        opened(open_journal)
