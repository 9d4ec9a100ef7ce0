"""Keeping a state of an entry for its history: the same one once, and what an edit takes away before it is gone."""

from datetime import datetime

from assertjournal.core.answers import Answer, answer_lines, answers_to_json
from assertjournal.core.entry import Entry, EntryVersion, StateReason
from assertjournal.data.tables import history

_LONG = 20


def keep_state(entry: Entry, reason: StateReason, now: datetime) -> None:
    """Keep what an entry says at a moment in UTC, unless that is what its last state says, too."""
    last = history.latest(entry.id)
    state = (entry.title, answers_to_json(entry.answers), entry.private, entry.tags)
    if last is not None and (last.title, dict(last.answers), last.private, last.tags) == state:
        return
    number = 1 if last is None else last.number + 1
    title, answers, private, tags = state
    history.add(EntryVersion(entry.id, number, now, reason, "", title, answers, private, tags))


def takes_much_away(before: Entry, after: Entry) -> bool:
    """Return whether an edit empties a field or the title, or replaces most of what a longer one says.

    Typing does neither.
    """
    if before.answers.keys() - after.answers.keys() or (before.title and not after.title):
        return True
    changed = ((_text(answer), _text(after.answers[name])) for name, answer in before.answers.items())
    return any(_is_replaced(then, now) for then, now in ((before.title, after.title), *changed))


def _text(answer: Answer) -> str:
    return "\n".join(answer_lines(answer))


def _is_replaced(then: str, now: str) -> bool:
    """Return whether neither half of a longer text stands where it stood."""
    half = len(then) // 2
    return len(then) >= _LONG and then[:half] != now[:half] and then[-half:] != now[-half:]
