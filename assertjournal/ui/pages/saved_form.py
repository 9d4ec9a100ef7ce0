"""A small form among others on a page, each of them saved to a thing of its own."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QTextEdit

from assertjournal.core.answers import Answers, ChangedAnswers, with_changes
from assertjournal.core.changes import Changes
from assertjournal.core.worksheet import FieldKind, Worksheet
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from assertjournal.ui.pages.page_context import PageContext


class SavedForm(WorksheetForm):
    """Saves as it is filled in: numbers at once, text as it is typed. `saving` carries the autosave that has work."""

    saving = Signal(object)

    def __init__(
        self, sheet: Worksheet, context: PageContext, thing: str, write: Callable[[ChangedAnswers], Changes]
    ) -> None:
        """Build the form; its answers are the `thing` that `write` writes."""
        super().__init__(sheet, context.appearance, context.clock.today)
        self._filled = False
        if not context.can_write:
            self.be_read_only()
        self._autosave = context.saves.open_answers(thing, write)
        self.edited.connect(self._take)
        self.left.connect(lambda _field: self._autosave.save_now())
        controls = (control for kind in (QAbstractButton, QTextEdit) for control in self.findChildren(kind))
        self._described = {control: control.accessibleDescription() for control in controls}

    def fill(self, answers: Answers) -> None:
        """Show what is stored, under what is not saved yet. A field that is being written in is left alone."""
        now = with_changes(answers, self._autosave.unsaved or {})
        (self.set_untouched if self._filled else self.set_answers)(now)
        self._filled = True

    def say_whose(self, name: str) -> None:
        """Describe for screen readers which of several forms this is."""
        for control, known in self._described.items():
            control.setAccessibleDescription(f"{name}. {known}" if known else name)

    def leave(self) -> None:
        """Save what was typed."""
        self._autosave.save_now()

    def _take(self, field: str) -> None:
        self._autosave.add({field: self.answer(field)})
        self.saving.emit(self._autosave)
        if self.worksheet.field(field).kind is FieldKind.SCALE:
            self._autosave.save_now()
