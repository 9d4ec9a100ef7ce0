"""The earlier states of an entry: read beside what it says now, brought back, named, thinned out after a year."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from assertjournal.core.answers import Answer, Answers, answer_lines, clean_text, searchable_text, shown_lines
from assertjournal.core.changes import Changes
from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.core.entry import NOTE, Entry, EntryKind, EntryVersion, StateLine, StateReason
from assertjournal.core.missing_worksheet import worksheet_told_by
from assertjournal.core.worksheet import Worksheet
from assertjournal.data.database.database import save, saving
from assertjournal.data.disk.serialization import json_text, read_answers
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import history
from assertjournal.i18n import _
from assertjournal.services.debrief_effects import carry_over
from assertjournal.services.entry_states import keep_state
from assertjournal.services.expiry import expiry_in_history

ALL_KEPT_FOR = timedelta(days=365)
THIN_STEP = 200
_SHARING = "sharing"


@dataclass(frozen=True, slots=True)
class HistoryView:
    """An entry, the title of its worksheet, and its states, newest first."""

    entry: Entry
    kind: str
    states: tuple[StateLine, ...]


@dataclass(frozen=True, slots=True)
class ComparedField:
    """What a field said then and says now, as people read it; "" for nothing."""

    label: str
    then: str = field(repr=False)
    now: str = field(repr=False)


class EntryHistory:
    """What a person can do with the earlier states of an entry."""

    def __init__(self, content: Content, clock: Clock) -> None:
        """Store the worksheets and the clock."""
        self._content = content
        self._clock = clock
        self._seen_old = expiry_in_history(clock)

    def view(self, entry_id: str) -> HistoryView | None:
        """Return an entry with its states, or None where there is none, or only in the bin."""
        entry = entry_rows.get(entry_id)
        if entry is None or entry.deleted_at is not None:
            return None
        return HistoryView(entry, self._sheet(entry).title, history.lines(entry_id))

    def compare(self, entry_id: str, number: int) -> tuple[ComparedField, ...]:
        """Return every field that has something in it then or now, in the order of the worksheet."""
        entry, state = entry_rows.get(entry_id), history.get(entry_id, number)
        if entry is None or state is None:
            return ()
        title = ComparedField(_("Title"), state.title, entry.title)
        fields = self._compared(self._sheet(entry), _answers_of(state), entry.answers)
        return tuple(one for one in (title, *fields) if one.then or one.now)

    def restore(self, entry_id: str, number: int) -> Changes:
        """Restore a former state of an entry. What it says now is kept as one more state.

        Whether it is private stays as it is now: a former state must not be shared by mistake. Raises SaveFailed where
        nothing could be written.
        """
        return save(lambda: self._restore(entry_id, number))

    def newest(self, entry_id: str) -> int:
        """Return the number of the last state of an entry, 0 where there is none."""
        last = history.latest(entry_id)
        return 0 if last is None else last.number

    def name(self, entry_id: str, number: int, name: str) -> Changes:
        """Name a state, which keeps it for good. An empty one takes the name away.

        Raises SaveFailed where nothing could be written.
        """
        with saving():
            history.set_name(entry_id, number, " ".join(clean_text(name).split()))
        return Changes(entries=frozenset({entry_id}))

    def thin(self) -> bool:
        """Remove some states that are older than a year, and return whether there are more.

        The last one of each day stays, and every one with a name. What an entry has too many of must have been that
        old for a week, for the clock may have been wrong at any time. Raises SaveFailed.
        """
        surplus = _surplus(history.unnamed_before(self._year_ago()))
        lasting = self._seen_old.lasting(sorted({entry for entry, _number in surplus}))
        surplus = tuple(state for state in surplus if state[0] in lasting)
        if surplus:
            with saving():
                history.remove(surplus[:THIN_STEP])
        return len(surplus) > THIN_STEP

    def _year_ago(self) -> datetime:
        day = (self._clock.now() - ALL_KEPT_FOR).astimezone(UTC)
        return day.replace(hour=0, minute=0, second=0, microsecond=0)

    def _restore(self, entry_id: str, number: int) -> Changes:
        entry, state = entry_rows.get(entry_id), history.get(entry_id, number)
        if entry is None or state is None:
            return Changes()
        now = self._clock.now()
        keep_state(entry, StateReason.REPLACED, now)
        answers = _shared_as_now(entry, _answers_of(state))
        restored = replace(entry, title=state.title, answers=answers, tags=state.tags, modified_at=now)
        entry_rows.put(restored, searchable_text(self._sheet(restored), answers))
        if entry.conversation is not None:
            conversation_rows.touch(entry.conversation, now)
        followed = carry_over(restored, _differing(entry.answers, answers), entry.answers, now)
        return Changes(entries=frozenset({entry_id})) | followed

    def _sheet(self, entry: Entry) -> Worksheet:
        if entry.worksheet is None:
            return NOTE
        return self._content.worksheets.get(entry.worksheet) or worksheet_told_by(entry)

    def _compared(self, sheet: Worksheet, then: Answers, now: Answers) -> tuple[ComparedField, ...]:
        known = [ComparedField(one.label, _text(sheet, one.id, then), _text(sheet, one.id, now)) for one in sheet]
        others = sorted((then.keys() | now.keys()) - {one.id for one in sheet})
        return (*known, *(ComparedField(name, _text(sheet, name, then), _text(sheet, name, now)) for name in others))


def _answers_of(state: EntryVersion) -> dict[str, Answer]:
    return read_answers(json_text(dict(state.answers)))


def _differing(one: Answers, other: Answers) -> frozenset[str]:
    return frozenset(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _text(sheet: Worksheet, name: str, answers: Answers) -> str:
    """Return an answer as people read it. One that only another version of the worksheet asks for, as it is stored."""
    if name not in answers:
        return ""
    known = {one.id for one in sheet}
    answer = answers[name]
    if name in known:
        return "\n".join(shown_lines(sheet.field(name), answer))
    return str(answer) if isinstance(answer, int) else "\n".join(answer_lines(answer))


def _shared_as_now(entry: Entry, answers: dict[str, Answer]) -> dict[str, Answer]:
    """Leave what a debrief says of its being shared as it is."""
    if entry.kind is not EntryKind.DEBRIEF:
        return answers
    others = {name: answer for name, answer in answers.items() if name != _SHARING}
    return {**others, **{name: answer for name, answer in entry.answers.items() if name == _SHARING}}


def _surplus(states: tuple[tuple[str, int, datetime], ...]) -> tuple[tuple[str, int], ...]:
    """Return the states that are not the last of their entry's day in UTC, oldest first."""
    last: dict[tuple[str, object], int] = {}
    for entry, number, at in states:
        last[entry, at.date()] = max(number, last.get((entry, at.date()), 0))
    return tuple((entry, number) for entry, number, at in states if last[entry, at.date()] != number)
