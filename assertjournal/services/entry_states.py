"""Keeping a state of an entry for its history; the same state is kept once."""

from datetime import datetime

from assertjournal.core.answers import answers_to_json
from assertjournal.core.entry import Entry, EntryVersion, StateReason
from assertjournal.data import history


def keep_state(entry: Entry, reason: StateReason, now: datetime) -> None:
    """Keep what an entry says at a moment in UTC, unless that is what its last state says, too."""
    last = history.latest(entry.id)
    state = (entry.title, answers_to_json(entry.answers), entry.private, entry.tags)
    if last is not None and (last.title, dict(last.answers), last.private, last.tags) == state:
        return
    number = 1 if last is None else last.number + 1
    title, answers, private, tags = state
    history.add(EntryVersion(entry.id, number, now, reason, "", title, answers, private, tags))
