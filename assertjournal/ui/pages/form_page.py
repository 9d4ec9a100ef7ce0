"""What the pages with a form share: saving as it is typed, and the examples beside the field that has the focus."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping
from typing import Generic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import FieldKind, Worksheet
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.save_words import SaveWords
from assertjournal.ui.widgets.plain_editor import PlainEditor
from assertjournal.ui.work.saves import Autosave, B


class FormPage(Page, Generic[B]):
    """Holds one form at a time to one thing being written. What the user edits goes to its autosave."""

    def __init__(self, worksheet: Worksheet, context: PageContext, name: str) -> None:
        """Build the form once. A page that shows something calls `follow`."""
        super().__init__(context.appearance, name)
        self.context = context
        self.form = WorksheetForm(worksheet, context.appearance, context.clock.today)
        if not context.can_write:
            self.form.be_read_only()
        self.saved = SaveWords(context.appearance)
        self.autosave: Autosave[B] | None = None
        self._field = ""
        self._held: set[str] = set()
        self._hold = QTimer(self, singleShot=True, interval=context.delays.save_at_latest)
        self._hold.timeout.connect(self._release)
        self.form.edited.connect(self._field_edited)
        self.form.left.connect(self._save_now)
        self.form.entered.connect(self._enter)
        self.form.example_asked.connect(self._example_asked)

    def settles_when_left(self, field: str) -> bool:
        """Return whether half of this answer would mean something else: it is saved when left, or after three
        seconds.
        """
        return self.form.worksheet.field(field).kind is FieldKind.COUNT  # "1" on the way to "12"

    @abstractmethod
    def batch(self, field: str, answer: Answer | None) -> B:
        """Return what the autosave collects for an edited field."""

    def follow(self, opening: Callable[[], Autosave[B]]) -> B | None:
        """Save what is typed from now on with the autosave that `opening` returns. Return what it has unsaved, or None.

        What is held back was typed to the thing that is still in the form, so it goes to the former autosave first.
        """
        self._release()
        self.autosave = opening()
        self.saved.follow(self.autosave)
        return self.autosave.unsaved

    def edited(self, batch: B) -> None:
        """Add the user's edit to the autosave."""
        if self.autosave is not None:
            self.autosave.add(batch)

    def leave(self) -> None:
        """Save what was typed."""
        self._release()
        if self.autosave is not None:
            self.autosave.save_now(leaves=True)

    def focus_moved(self, widget: QWidget | None) -> None:
        """Report to the form which field is entered or left, and bring what has the focus into sight."""
        self.form.focus_moved(widget)
        # An editor sees to its cursor itself: it may be higher than the page.
        if widget is not None and self.form.isAncestorOf(widget) and not isinstance(widget, PlainEditor):
            self.bring_focus_into_sight(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is written in sight when the page gets lower, as by a message below it."""
        super().resizeEvent(event)
        inside = self.form.focusWidget()
        lower = event.size().height() < event.oldSize().height()
        if lower and isinstance(inside, PlainEditor):
            inside.keep_cursor_in_sight()

    def focus_first(self) -> None:
        """Begin with the first field."""
        self.form.focus_first()

    def examples(self) -> tuple[str, str]:
        """Follow the field that has, or had, the focus."""
        return self.form.worksheet.id, self._field

    def offer_examples(self, name: str, answered: Mapping[str, Collection[str]]) -> None:
        """Offer at the fields to see how `name` did it."""
        self.form.offer_examples(name, answered.get(self.form.worksheet.id, ()))

    def _field_edited(self, field: str) -> None:
        if self.settles_when_left(field):
            self._held.add(field)
            if not self._hold.isActive():
                self._hold.start()
        else:
            self.edited(self.batch(field, self.form.answer(field)))

    def _release(self) -> None:
        self._hold.stop()
        while self._held:
            field = self._held.pop()
            self.edited(self.batch(field, self.form.answer(field)))

    def _save_now(self) -> None:
        self._release()
        if self.autosave is not None:
            self.autosave.save_now()

    def _enter(self, field: str) -> None:
        self._field = field
        self.example_moved.emit()

    def _example_asked(self, field: str) -> None:
        self._enter(field)
        self.panel_asked.emit()
