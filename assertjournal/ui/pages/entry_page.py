"""A worksheet to fill in: for a conversation or without one, saved as it is typed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from assertjournal.core.changes import Changes
from assertjournal.core.entry import NOTE, Entry
from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.services.entries import Edit, EntryTarget
from assertjournal.services.places import Place
from assertjournal.ui.desk import Desk
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from assertjournal.ui.pages.entry_actions import EntryActions
from assertjournal.ui.pages.page import Page
from assertjournal.ui.place_names import ENTRY, WORKSHEET
from assertjournal.ui.save_words import SaveWords
from assertjournal.ui.saves import Autosave


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """What the page shows: the entry (None before it is begun), those like it, and words to show below fields."""

    entry: Entry | None
    recent: tuple[Entry, ...]
    notes: Mapping[str, str] = field(default_factory=dict)


class EntryPage(Page):
    """Shows the newest entry of a worksheet, or a chosen one; "Start afresh" begins another.

    `more_toggled` tells that the other questions were folded out or in by the user.
    """

    more_toggled = Signal(str, bool)

    def __init__(self, worksheet: Worksheet, desk: Desk) -> None:
        """Build the form once; `open` fills it."""
        super().__init__(desk.look, WORKSHEET)
        self.desk = desk
        self.worksheet = worksheet
        self.form = WorksheetForm(worksheet, desk.look, desk.clock.today)
        self.saved = SaveWords(desk.look)
        self.place = Place()
        self.autosave: Autosave | None = None
        self._asked = 0
        self._field = ""
        self._target = EntryTarget(str(uuid4()))
        self._private = QCheckBox(_("Private: leave this out of session summaries"))
        self._private.setAccessibleName(self._private.text())
        self._actions = EntryActions(desk.look, desk.formatter)
        self.build_head()
        self.column.addWidget(self.form)
        self.column.addWidget(self._private)
        self.column.addWidget(self._actions)
        self._connect()

    def build_head(self) -> None:
        """Put the title above the form."""
        self.add_title(self.worksheet.title, self.worksheet.purpose, self.saved)

    def open(self, place: Place) -> None:
        """Show the entry that the place names, or the newest of the worksheet for its conversation."""
        self.place = place
        self._asked += 1
        asked = self._asked
        entry = place.subject if place.page == ENTRY else None
        self.desk.operations.read(
            lambda: self.load(place.conversation, entry), lambda opened: self._show_if_asked(opened, asked)
        )

    def load(self, conversation: str | None, entry_id: str | None) -> OpenedEntry:
        """Read what `open` asked for; runs on the database thread."""
        recent = () if self.worksheet is NOTE else self.desk.entries.recent(conversation, self.worksheet.id)
        if entry_id is not None:
            return OpenedEntry(self.desk.entries.get(entry_id), recent)
        return OpenedEntry(recent[0] if recent else None, recent)

    def show_entry(self, opened: OpenedEntry) -> None:
        """Fill the form; what is typed from now on is saved to this entry."""
        entry = opened.entry
        sheet = None if self.worksheet is NOTE else self.worksheet.id
        asked_for = self.place.subject if self.worksheet is NOTE else None
        new_id = asked_for or str(uuid4())
        target = EntryTarget(new_id if entry is None else entry.id, sheet, self.place.conversation)
        self._follow(target)
        unsaved = self.autosave.unsaved if self.autosave else None
        answers = {} if entry is None else dict(entry.answers)
        answers.update((unsaved or Edit()).answers)  # type: ignore[arg-type]
        self.form.set_answers({key: answer for key, answer in answers.items() if answer is not None})
        for name in self.form.frames:
            self.form.show_note(name, opened.notes.get(name, ""))
        private = entry is not None and entry.private
        self._private.setChecked(unsaved.private if unsaved and unsaved.private is not None else private)
        self._actions.show_entries(entry, opened.recent)

    def leave(self) -> None:
        """Save what was typed."""
        if self.autosave is not None:
            self.autosave.save_now(leaves=True)

    def refresh(self, changes: Changes) -> None:
        """Look again after an import or a restore; of its own saves, only the first makes a difference."""
        if changes.everything:
            self.open(self.place)
        elif self._target.id in changes.entries:
            self._actions.show_begun(self.desk.clock.today(), self.worksheet is not NOTE)

    def focus_moved(self, widget: QWidget | None) -> None:
        """Let the form tell which field is entered or left."""
        self.form.focus_moved(widget)

    def focus_first(self) -> None:
        """Begin with the first field."""
        self.form.focus_first()

    def examples(self) -> tuple[str, str]:
        """Follow the field that has, or had, the focus."""
        return self.worksheet.id, self._field

    def offer_examples(self, name: str, answered: Mapping[str, Collection[str]]) -> None:
        """Offer at the fields to see how `name` did it."""
        self.form.offer_examples(name, answered.get(self.worksheet.id, ()))

    def edited(self, edit: Edit) -> None:
        """Take an edit of the user's."""
        if self.autosave is not None:
            self.autosave.add(edit)

    def _connect(self) -> None:
        self.form.edited.connect(lambda name: self.edited(Edit(answers={name: self.form.answer(name)})))
        self.form.left.connect(lambda _name: self._save_now())
        self.form.entered.connect(self._enter)
        self.form.example_asked.connect(self._example_asked)
        self.form.folded.connect(lambda opened: self.more_toggled.emit(self.worksheet.id, opened))
        self._private.clicked.connect(lambda ticked: self.edited(Edit(private=ticked)))
        self._actions.afresh_asked.connect(self._start_afresh)
        self._actions.bin_asked.connect(self._move_to_bin)
        self._actions.entry_asked.connect(self._open_other)

    def _show_if_asked(self, opened: OpenedEntry, asked: int) -> None:
        if asked == self._asked:
            self.show_entry(opened)
            self.shown.emit()

    def _follow(self, target: EntryTarget) -> None:
        def write(edit: Edit, begins: bool, leaves: bool) -> Changes:
            return self.desk.entries.save(target, replace(edit, begins=begins, leaves=leaves))

        self._target = target
        self.autosave = self.desk.saves.open(f"entry {target.id}", Edit(), write)
        self.saved.follow(self.autosave)

    def _save_now(self) -> None:
        if self.autosave is not None:
            self.autosave.save_now()

    def _enter(self, name: str) -> None:
        self._field = name
        self.example_moved.emit()

    def _example_asked(self, name: str) -> None:
        self._enter(name)
        self.panel_asked.emit()

    def _start_afresh(self) -> None:
        self.leave()
        self.place = replace(self.place, page=WORKSHEET, subject=self.worksheet.id)
        recent = self._actions.recent
        self.show_entry(OpenedEntry(None, recent))
        self.scroll_to_top()
        self.form.focus_first()

    def _open_other(self, entry_id: str) -> None:
        self.leave()
        self.go.emit(replace(self.place, page=ENTRY, subject=entry_id))

    def _move_to_bin(self) -> None:
        self.leave()
        entry, place = self._target.id, self.place
        self.desk.operations.write(
            lambda: self.desk.entries.move_to_bin(entry), lambda _changes: self._binned(entry, place)
        )

    def _binned(self, entry: str, place: Place) -> None:
        back = replace(place, page=ENTRY, subject=entry)
        self.offer_undo.emit(
            _("Moved to the bin."),
            lambda: self.desk.operations.write(
                lambda: self.desk.entries.restore(entry), lambda _changes: self.go.emit(back)
            ),
        )
        self.after_bin()

    def after_bin(self) -> None:
        """Show what is there once the entry has gone to the bin."""
        self.go.emit(replace(self.place, page=WORKSHEET, subject=self.worksheet.id))
