"""Failures of the file in plain words."""

from pathlib import Path

import pytest

from assertjournal.core.clock import Clock
from assertjournal.core.errors import JournalDamaged
from assertjournal.data import entries
from assertjournal.data.database import saving
from assertjournal.data.journal_file import DATABASE_FILE, close_journal
from assertjournal.services.journals import Journals
from tests.support.builders import an_entry, opened


def test_a_page_that_cannot_be_read_is_a_damaged_file(open_journal: Path) -> None:
    with saving():
        for number in range(300):
            entries.put(an_entry(), f"word{number} " * 200)
    close_journal()
    file = open_journal / DATABASE_FILE
    content = bytearray(file.read_bytes())
    half = len(content) // 2
    content[half:] = bytes(len(content) - half)
    file.write_bytes(content)
    opened(open_journal)

    with pytest.raises(Exception) as failure:  # noqa: PT011 - which of peewee's it is does not matter here
        entries.lines(limit=300)

    assert isinstance(Journals(Clock()).explain(failure.value), JournalDamaged)


def test_a_mistake_of_the_program_has_no_explanation() -> None:
    assert Journals(Clock()).explain(ValueError()) is None
