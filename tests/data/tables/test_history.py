"""The history of an entry."""

from pathlib import Path

import peewee
import pytest

from assertjournal.core.entry import StateReason
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries, history
from tests.support.builders import a_version, an_entry


def test_states_come_back_as_they_were_kept_oldest_first(open_journal: Path) -> None:
    entry, other = an_entry(), an_entry()
    states = [
        a_version(
            entry, 1, reason=StateReason.BEGINNING, answers={"lines": ["a"], "rated": [{"text": "x", "rating": 2}]}
        ),
        a_version(entry, 2, reason=StateReason.NAMED, name="Before the talk", private=True, tags=("work",)),
    ]
    with saving():
        entries.put(entry, "")
        entries.put(other, "")
        for state in reversed(states):
            history.add(state)
        history.add(a_version(other, 9))

    assert history.of(entry.id) == tuple(states)
    assert history.latest(entry.id) == states[-1]


def test_an_entry_without_states_has_no_latest(open_journal: Path) -> None:
    assert history.latest("nobody") is None


def test_a_number_is_used_once(open_journal: Path) -> None:
    entry = an_entry()
    with saving():
        entries.put(entry, "")
        history.add(a_version(entry, 1))

    with pytest.raises(peewee.IntegrityError), saving():
        history.add(a_version(entry, 1))
