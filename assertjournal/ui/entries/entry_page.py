"""A worksheet to fill in: for a conversation or without one, saved as it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

from PySide6.QtCore import Signal

from assertjournal.core.answers import Answer, with_changes
from assertjournal.core.changes import Changes
from assertjournal.core.entry import NOTE, Entry
from assertjournal.core.worksheet import Worksheet, WorksheetKind
from assertjournal.i18n import _
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.ui.choices.tick_box import TickBox
from assertjournal.ui.entries.bin_actions import move_to_bin
from assertjournal.ui.entries.entry_actions import EntryActions
from assertjournal.ui.pages.form_page import FormPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ENTRY, HISTORY, WORKSHEET
from assertjournal.ui.work.saves import Autosave


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """What the page shows: the entry (None before it is begun), those like it, and words to show below fields."""

    entry: Entry | None
    recent: tuple[Entry, ...]
    notes: Mapping[str, str] = field(default_factory=dict)


class EntryPage(FormPage[Edit]):
    """Shows the newest entry of a worksheet, or a chosen one; "Start afresh" begins another.

    `more_toggled` tells that the other questions were folded out or in by the user.
    """

    more_toggled = Signal(str, bool)

    def __init__(self, worksheet: Worksheet, context: PageContext) -> None:
        """Build the form once; `open` fills it."""
        super().__init__(worksheet, context, WORKSHEET)
        self.worksheet = worksheet
        self.place = Place()
        self._asked = 0
        self._begin_in: str | None = None
        self._begun: dict[str | None, EntryTarget] = {}
        self._target = EntryTarget(str(uuid4()))
        self._private = TickBox(_("Private: leave this out of session summaries"))
        self._private.setAccessibleName(self._private.text())
        self._private.setEnabled(context.can_write)
        if worksheet.kind is WorksheetKind.DEBRIEF:
            self._private.hide()  # a debrief asks the same with more choices, "For my session"
        self._actions = EntryActions(context.appearance, context.formatter, can_write=context.can_write)
        self.build_head()
        self.column.addWidget(self.form)
        self.column.addWidget(self._private)
        self.column.addWidget(self._actions)
        self._connect()

    def build_head(self) -> None:
        """Put the title above the form."""
        self.add_title(self.worksheet.title, self.worksheet.purpose, self.saved)

    def open(self, place: Place) -> None:
        """Show the entry that the place names, or the newest of the worksheet for its conversation, or a new one."""
        self.place = replace(place, field=None, afresh=False)
        self._begin_in = place.field
        # An answer that comes after another place was asked for is ignored.
        self._asked += 1
        asked = self._asked
        entry = place.subject if place.page == ENTRY else None

        def show(opened: OpenedEntry) -> None:
            self._show_if_asked(replace(opened, entry=None) if place.afresh else opened, asked)

        self.context.operations.read(lambda: self.load(place.conversation, entry), show)

    def focus_first(self) -> None:
        """Begin with the field that the place names, else with the first."""
        if self._begin_in in self.form.frames:
            self.form.focus_field(self._begin_in)
        else:
            super().focus_first()

    def load(self, conversation: str | None, entry_id: str | None) -> OpenedEntry:
        """Read what `open` asked for. Runs on the database thread."""
        recent = () if self.worksheet is NOTE else self.context.entries.recent(conversation, self.worksheet.id)
        if entry_id is not None:
            return OpenedEntry(self.context.entries.get(entry_id), recent)
        return OpenedEntry(recent[0] if recent else None, recent)

    def show_entry(self, opened: OpenedEntry) -> None:
        """Fill the form; what is typed from now on is saved to this entry."""
        entry = opened.entry
        target = self._target = self._fresh_target() if entry is None else self._target_for(entry.id)
        unsaved = self.follow(lambda: self._autosave_of(target))
        stored = {} if entry is None else entry.answers
        self.form.set_answers(with_changes(stored, (unsaved or Edit()).answers))
        for name in self.form.frames:
            self.form.show_note(name, opened.notes.get(name, ""))
        private = entry is not None and entry.private
        self._private.setChecked(unsaved.private if unsaved and unsaved.private is not None else private)
        self._actions.show_entries(entry, opened.recent)

    def refresh(self, changes: Changes) -> None:
        """Refresh after an import or a restore; of its own saves, only the first makes a difference."""
        if changes.everything:
            self.open(self.place)
        elif self._target.id in changes.entries:
            self._actions.show_begun(self.context.clock.today(), self.worksheet is not NOTE)

    def batch(self, field: str, answer: Answer | None) -> Edit:
        """Return the edit of one field."""
        return Edit(answers={field: answer})

    def _connect(self) -> None:
        self.form.folded.connect(lambda opened: self.more_toggled.emit(self.worksheet.id, opened))
        self._private.clicked.connect(lambda ticked: self.edited(Edit(private=ticked)))
        self._actions.afresh_asked.connect(self._start_afresh)
        self._actions.bin_asked.connect(self._move_to_bin)
        self._actions.entry_asked.connect(self._open_other)
        self._actions.history_asked.connect(self._open_history)

    def _show_if_asked(self, opened: OpenedEntry, asked: int) -> None:
        if asked == self._asked:
            self.show_entry(replace(opened, entry=None) if self._has_newer(opened) else opened)
            self.shown.emit()

    def _has_newer(self, opened: OpenedEntry) -> bool:
        """Return whether a new entry was begun whose text could not be saved yet, so that it is not among those
        stored.
        """
        begun = self._unsaved_new()
        stored = {entry.id for entry in opened.recent}
        return self.place.page != ENTRY and begun is not None and begun.id not in stored

    def _target_for(self, entry: str) -> EntryTarget:
        sheet = None if self.worksheet is NOTE else self.worksheet.id
        return EntryTarget(entry, sheet, self.place.conversation)

    def _fresh_target(self) -> EntryTarget:
        """Return what a new entry is saved to: the one begun before, as long as its text could not be saved."""
        if (begun := self._unsaved_new()) is not None:
            return begun
        named = self.place.subject if self.worksheet is NOTE else None
        target = self._target_for(named or str(uuid4()))
        self._begun[self.place.conversation] = target
        return target

    def _unsaved_new(self) -> EntryTarget | None:
        begun = self._begun.get(self.place.conversation)
        if begun is None or (self.worksheet is NOTE and begun.id != self.place.subject):
            return None
        return begun if self.context.saves.has_unsaved(_name(begun)) else None

    def _autosave_of(self, target: EntryTarget) -> Autosave[Edit]:
        """Return the autosave of an entry. It saves to that entry, also once the page shows another one."""
        entries = self.context.entries
        return self.context.saves.open_entry(_name(target), lambda edit, moment: entries.save(target, edit, moment))

    def _start_afresh(self) -> None:
        self.leave()
        self.place = replace(self.place, page=WORKSHEET, subject=self.worksheet.id)
        self._begun.pop(self.place.conversation, None)
        self.show_entry(OpenedEntry(None, self._actions.recent))
        self.scroll_to_top()
        self.form.focus_first()

    def _open_other(self, entry_id: str) -> None:
        self.leave()
        self.go.emit(replace(self.place, page=ENTRY, subject=entry_id))

    def _open_history(self) -> None:
        self.go.emit(replace(self.place, page=HISTORY, subject=self._target.id))

    def _move_to_bin(self) -> None:
        self.leave()
        back = replace(self.place, page=ENTRY, subject=self._target.id)
        move_to_bin(self, self.context, self._target.id, self.after_bin, lambda: self.go.emit(back))

    def after_bin(self) -> None:
        """Show what is there once the entry has gone to the bin."""
        self.go.emit(replace(self.place, page=WORKSHEET, subject=self.worksheet.id))


def _name(target: EntryTarget) -> str:
    return f"entry {target.id}"
