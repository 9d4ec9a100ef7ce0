"""What two parts of the Values page share: a line to add with, a card for each thing, and taking one away."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from assertjournal.core.changes import Changes, Removed
from assertjournal.core.value import label_key
from assertjournal.i18n import _
from assertjournal.ui.dialogs.questions import ask
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.values.card_stack import CardStack, FormCard
from assertjournal.ui.widgets.add_line import AddLine
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

T = TypeVar("T")


class ValuesPart(QWidget, Generic[T]):
    """Adds things, shows each on a card, and removes one.

    `undo_offered` carries what was done and how to undo it. `saving` carries an autosave that has work, and `look_at` a
    widget that is to be in sight.
    """

    undo_offered = Signal(str, object)
    saving = Signal(object)
    look_at = Signal(QWidget)

    def __init__(self, context: PageContext, line: str, empty: str, below_line: QLayout | None = None) -> None:
        """Begin empty; `line` is what can be typed to add something, `empty` what is said where nothing is there."""
        super().__init__()
        self._context = context
        self._shown: Mapping[str, T] = {}
        self._order: tuple[str, ...] = ()
        self._wanted = ""
        self._takes_keyboard = False
        self.line = AddLine(context.appearance, line)
        self.line.added.connect(lambda label: self._add((label,)))
        self.line.written.connect(lambda: self.look_at.emit(self.line))
        self._empty = PlainLabel(context.appearance.theme, empty, LabelRole.LEAD, wrap=True)
        self._empty.hide()
        self.stack: CardStack[T] = CardStack(context.appearance, self._card)
        column = bare_column(self, context.appearance.theme.px(12))
        column.addWidget(self.line)
        if not context.can_write:
            self.line.hide()
        if below_line is not None:
            column.addLayout(below_line)
        column.addWidget(self._empty)
        column.addWidget(self.stack)
        column.addStretch(1)

    def show_items(self, items: Mapping[str, T], *, reorder: bool) -> None:
        """Show what is stored, by its ids: in its order if `reorder`; else cards stay, and new ones are on top."""
        new = tuple(name for name in items if name not in self._order)
        # What was taken away keeps its place, as it may come back.
        self._order = tuple(items) if reorder else (*new, *self._order)
        self._shown = {name: items[name] for name in self._order if name in items}
        self._empty.setVisible(not items)
        self.stack.show_items(self._shown)
        self._go_to_wanted()

    def leave(self) -> None:
        """Save what was written, also what was not added yet."""
        self.line.add()
        for form in self.stack.forms():
            form.leave()

    @abstractmethod
    def _card(self, item: T) -> FormCard[T]:
        """Build the card of a thing."""

    @abstractmethod
    def _label(self, item: T) -> str:
        """Return what a thing is called."""

    @abstractmethod
    def _write_new(self, labels: tuple[str, ...]) -> Changes:
        """Add things on the database's thread."""

    @abstractmethod
    def _what_goes(self, item: T) -> str:
        """Return in words what is lost with a thing that is taken away, "" where nothing is."""

    def _add(self, labels: tuple[str, ...]) -> None:
        """Add things and bring the first of them into sight. Where it was there already, go to it."""
        self._want(labels[0], takes_keyboard=False)

        def done(changes: Changes) -> None:
            self.line.taken(labels[0])
            if not changes:
                self._takes_keyboard = True
                self._go_to_wanted()

        self._context.operations.write(lambda: self._write_new(labels), done)

    def _take_away(self, item_id: str, take: Callable[[], Removed[T]], put_back: Callable[[T], Changes]) -> None:
        """Remove a thing with `take`, which returns it as it was. Ask first where something goes with it."""
        form = self.stack.cards[item_id].form
        if form is not None:
            form.leave()
            self._context.saves.save_all()  # what was rated a moment ago comes back with everything else
        goes = self._what_goes(self._shown[item_id])
        if goes and not ask(self, _("Take this away?"), goes, yes=_("Take away"), no=_("Keep it")):
            return
        taken: list[T] = []

        def work() -> Changes:
            removed = take()
            if removed.thing is not None:
                taken.append(removed.thing)
            return removed.changes

        def undo() -> None:
            self._want(self._label(taken[0]), takes_keyboard=True)
            self._context.operations.write(lambda: put_back(taken[0]))

        def done(changes: Changes) -> None:
            if changes:
                self.line.setFocus()
                self.undo_offered.emit(_("Taken away. What you wrote in entries stays."), undo)

        self._context.operations.write(work, done)

    def _want(self, label: str, *, takes_keyboard: bool) -> None:
        self._wanted, self._takes_keyboard = label_key(label), takes_keyboard

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        for item_id, item in self._shown.items():
            if wanted and label_key(self._label(item)) == wanted:
                card = self.stack.cards[item_id]
                if self._takes_keyboard:
                    card.fold.setFocus()
                self.look_at.emit(card)
