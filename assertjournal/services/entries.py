"""Writing entries: saved answer by answer, kept in a history, deleted to the bin."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType

from assertjournal.core.answers import (
    Answer,
    EntryState,
    clean_text,
    entry_state,
    parse_answer,
    searchable_text,
)
from assertjournal.core.changes import Changes
from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.core.entry import KIND_OF_ENTRY, NOTE, Entry, EntryKind, EntryLine, StateReason
from assertjournal.core.missing_worksheet import worksheet_told_by
from assertjournal.core.worksheet import Worksheet
from assertjournal.data.database.database import save
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import history
from assertjournal.services.debrief_effects import carry_over, say_again, take_back
from assertjournal.services.entry_states import keep_state, takes_much_away

HISTORY_INTERVAL = timedelta(minutes=10)
RECENT = 25
PAGE = 50


@dataclass(frozen=True, slots=True)
class EntryTarget:
    """The entry that is being written, which exists from its first save on. A note has no worksheet."""

    id: str
    worksheet: str | None = None
    conversation: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed since the last save; None empties a field. Untouched fields stay as they are stored."""

    answers: Mapping[str, Answer | None] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    title: str | None = field(default=None, repr=False)
    private: bool | None = None

    def __or__(self, newer: "Edit") -> "Edit":
        return Edit(
            answers={**self.answers, **newer.answers},
            title=self.title if newer.title is None else newer.title,
            private=self.private if newer.private is None else newer.private,
        )

    @property
    def changes_something(self) -> bool:
        """Return whether there is anything to write beside the history."""
        return bool(self.answers) or self.title is not None or self.private is not None


@dataclass(frozen=True, slots=True)
class SaveMoment:
    """When a save happens: as the first one since the page was opened, and as the user leaves the page.

    Both decide which states the history keeps.
    """

    begins: bool = False
    leaves: bool = False


class Entries:
    """What a person can do with entries."""

    def __init__(self, content: Content, clock: Clock) -> None:
        """Store the worksheets and the clock."""
        self._content = content
        self._clock = clock

    def get(self, entry_id: str) -> Entry | None:
        """Return an entry, or None where there is none. One in the bin is given too."""
        return entry_rows.get(entry_id)

    def newest(self, conversation: str | None, worksheet: str) -> Entry | None:
        """Return the newest entry of a worksheet for a conversation, or for none."""
        return entry_rows.newest_for(conversation, worksheet)

    def recent(self, conversation: str | None, worksheet: str) -> tuple[Entry, ...]:
        """Return at most the 25 newest entries of a worksheet for a conversation, or for none, newest first."""
        return entry_rows.all_for(conversation, worksheet, RECENT)

    def lines(self, before: EntryLine | None = None, limit: int = PAGE) -> tuple[EntryLine, ...]:
        """Return the next page of the journal, at most `limit` lines, newest first, after the line `before`."""
        return entry_rows.lines(before, limit)

    def states(self, conversation: str | None) -> dict[str, EntryState]:
        """Return for each worksheet how far its newest entry has come. Those without an entry are empty."""
        return {sheet.id: self._state(conversation, sheet) for sheet in self._content.worksheets.values()}

    def save(self, target: EntryTarget, edit: Edit, moment: SaveMoment = SaveMoment()) -> Changes:
        """Write an edit durably, merged into what is stored, and keep for the history what it writes over.

        The first save that holds anything creates the entry. An emptied field never deletes it. Raises SaveFailed where
        nothing could be written.
        """
        return save(lambda: self._save(target, edit, moment))

    def move_to_bin(self, entry_id: str) -> Changes:
        """Put an entry into the bin.

        Raises SaveFailed where nothing could be written.
        """
        return self._set_deleted(entry_id, deleted=True)

    def restore(self, entry_id: str) -> Changes:
        """Move an entry out of the bin.

        Raises SaveFailed where nothing could be written.
        """
        return self._set_deleted(entry_id, deleted=False)

    def sheet(self, worksheet: str | None) -> Worksheet:
        """Return the worksheet with this id. The form of a note where there is none."""
        return NOTE if worksheet is None else self._content.worksheets[worksheet]

    def _save(self, target: EntryTarget, edit: Edit, moment: SaveMoment) -> Changes:
        before = entry_rows.get(target.id)
        entry = self._edited(before or self._new(target), edit)
        # A page that was only opened leaves no entry behind.
        if before is None and not _holds_anything(entry):
            return Changes()
        if before is not None and edit.changes_something:
            self._keep_if_due(before, entry, begins=moment.begins)
        if edit.changes_something:
            entry_rows.put(entry, searchable_text(self._sheet_of(entry), entry.answers))
            if entry.conversation is not None:
                conversation_rows.touch(entry.conversation, entry.modified_at)
        if moment.leaves:
            keep_state(entry, StateReason.LEAVING, self._clock.now())
        former = {} if before is None else before.answers
        followed = carry_over(entry, edit.answers.keys(), former, self._clock.now())
        return Changes(entries=frozenset({entry.id})) | followed

    def _sheet_of(self, entry: Entry) -> Worksheet:
        is_missing = entry.worksheet is not None and entry.worksheet not in self._content.worksheets
        return worksheet_told_by(entry) if is_missing else self.sheet(entry.worksheet)

    def _state(self, conversation: str | None, sheet: Worksheet) -> EntryState:
        entry = entry_rows.newest_for(conversation, sheet.id)
        return EntryState.EMPTY if entry is None else entry_state(sheet, entry.answers)

    def _new(self, target: EntryTarget) -> Entry:
        sheet = self.sheet(target.worksheet)
        now = self._clock.now()
        return Entry(
            id=target.id,
            kind=EntryKind.NOTE if target.worksheet is None else KIND_OF_ENTRY[sheet.kind],
            date=self._clock.today(),
            created_at=now,
            modified_at=now,
            worksheet=target.worksheet,
            worksheet_version=None if target.worksheet is None else sheet.version,
            conversation=target.conversation,
        )

    def _edited(self, entry: Entry, edit: Edit) -> Entry:
        answers = dict(entry.answers)
        for key, answer in self._checked(entry, edit.answers).items():
            answers.pop(key, None)
            if answer is not None:
                answers[key] = answer
        private = entry.private if edit.private is None else edit.private
        if entry.kind is EntryKind.DEBRIEF and "sharing" in edit.answers:
            private = answers.get("sharing") == "private"
        title = entry.title if edit.title is None else clean_text(edit.title)
        return replace(entry, answers=answers, title=title, private=private, modified_at=self._clock.now())

    def _checked(self, entry: Entry, answers: Mapping[str, Answer | None]) -> dict[str, Answer | None]:
        sheet = self._sheet_of(entry)
        return {key: parse_answer(sheet.field(key), answer) for key, answer in answers.items()}

    def _keep_if_due(self, before: Entry, after: Entry, *, begins: bool) -> None:
        """Keep what is about to be written over. What comes in its place is in the entry itself."""
        last, now = history.latest(before.id), self._clock.now()
        since = before.created_at if last is None else last.at
        is_due = not since <= now < since + HISTORY_INTERVAL  # or the clock was set back
        if begins or is_due or takes_much_away(before, after):
            keep_state(before, StateReason.BEGINNING if begins else StateReason.EDITING, now)

    def _set_deleted(self, entry_id: str, *, deleted: bool) -> Changes:
        def move() -> Changes:
            entry = entry_rows.get(entry_id)
            if entry is None:
                return Changes()
            now = self._clock.now()
            entry_rows.set_deleted(entry_id, now if deleted else None)
            followed = (take_back if deleted else say_again)(entry, now)
            return Changes(entries=frozenset({entry_id})) | followed

        return save(move)


def _holds_anything(entry: Entry) -> bool:
    return bool(entry.answers or entry.title or entry.private)
