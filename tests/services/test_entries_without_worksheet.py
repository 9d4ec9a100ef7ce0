"""Entries whose worksheet is not among the content, as its file was removed: nothing of them is lost or changed."""

from pathlib import Path

import pytest

from assertjournal.core.answers import Answers, RatedLine
from assertjournal.core.entry import Entry, EntryKind
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import search
from assertjournal.services.bin import Bin
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from assertjournal.services.entry_history import EntryHistory
from tests.support.builders import an_entry
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content
from tests.support.own_worksheet import OWN_ID

ANSWERS: Answers = {"thanks": "For the soup", "count": 3, "who": ("Ben", "Ada"), "felt": (RatedLine("glad", 7),)}


@pytest.fixture
def entries(open_journal: Path) -> Entries:
    return Entries(shipped_content(), SetClock())


@pytest.fixture
def earlier(open_journal: Path) -> EntryHistory:
    return EntryHistory(shipped_content(), SetClock())


@pytest.fixture
def stored(open_journal: Path) -> Entry:
    entry = an_entry(kind=EntryKind.WORKSHEET, worksheet=OWN_ID, answers=ANSWERS)
    with saving():
        entry_rows.put(entry, "For the soup")
    return entry


@pytest.mark.parametrize("way", ["undo", "bin"])
def test_it_goes_to_the_bin_and_comes_back_as_it_was(entries: Entries, stored: Entry, way: str) -> None:
    entries.move_to_bin(stored.id)
    binned = entry_rows.get(stored.id)

    (entries.restore if way == "undo" else Bin(SetClock()).restore_entry)(stored.id)

    assert binned is not None
    assert binned.deleted_at is not None
    assert entry_rows.get(stored.id) == stored
    assert [line.id for line, _snippet in search.find("soup")] == [stored.id]


def test_an_edit_keeps_all_that_it_does_not_change(entries: Entries, stored: Entry) -> None:
    entries.save(EntryTarget(stored.id, OWN_ID), Edit(private=True), SaveMoment(leaves=True))

    kept = entry_rows.get(stored.id)

    assert kept is not None
    assert (kept.private, kept.answers, kept.worksheet) == (True, ANSWERS, OWN_ID)
    assert len(search.find("soup")) == 1


def test_an_earlier_state_is_read_and_brought_back(entries: Entries, earlier: EntryHistory, stored: Entry) -> None:
    entries.save(EntryTarget(stored.id, OWN_ID), Edit(), SaveMoment(leaves=True))
    entries.save(EntryTarget(stored.id, OWN_ID), Edit({"thanks": "For the bread"}), SaveMoment(leaves=True))
    compared = {one.label: (one.then, one.now) for one in earlier.compare(stored.id, 1)}

    earlier.restore(stored.id, 1)

    view, kept = earlier.view(stored.id), entry_rows.get(stored.id)
    assert (compared["thanks"], compared["felt"]) == (("For the soup", "For the bread"), ("glad (7)", "glad (7)"))
    assert view is not None
    assert view.kind == OWN_ID
    assert kept is not None
    assert kept.answers == ANSWERS
