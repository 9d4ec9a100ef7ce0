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
    assert history.latest("no one") is None


def test_a_number_is_used_once(open_journal: Path) -> None:
    entry = an_entry()
    with saving():
        entries.put(entry, "")
        history.add(a_version(entry, 1))

    with pytest.raises(peewee.IntegrityError), saving():
        history.add(a_version(entry, 1))


def test_a_name_is_that_of_one_state_of_one_entry(open_journal: Path) -> None:
    entry, other = an_entry(), an_entry()
    with saving():
        for one in (entry, other):
            entries.put(one, "")
            for number in (1, 2):
                history.add(a_version(one, number))

    with saving():
        history.set_name(entry.id, 2, "Before the talk")

    names = {(state.entry, state.number): state.name for one in (entry, other) for state in history.of(one.id)}
    assert {key for key, name in names.items() if name} == {(entry.id, 2)}
