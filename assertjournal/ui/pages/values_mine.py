"""My values: picked or written, each on a card with how it was rated over time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.core.changes import Changes
from assertjournal.core.content import VALUE_FORM
from assertjournal.core.value import RatedValue, label_key
from assertjournal.i18n import _
from assertjournal.ui.add_line import AddLine
from assertjournal.ui.buttons import button_row, link_button
from assertjournal.ui.card_stack import CardStack
from assertjournal.ui.desk import Desk
from assertjournal.ui.dialogs.pick_dialog import PickDialog
from assertjournal.ui.labels import LabelRole, PlainLabel
from assertjournal.ui.pages.value_card import ValueCard


class MyValues(QWidget):
    """Adds, rates, renames and takes away values.

    `undo_offered` tells what was done and how to take it back, `saving` carries an autosave that has work, and
    `look_at` a widget that is to be in sight.
    """

    undo_offered = Signal(str, object)
    saving = Signal(object)
    look_at = Signal(QWidget)

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk = desk
        self._shown: tuple[RatedValue, ...] = ()
        self._wanted = ""
        self.line = AddLine(desk.look, _("A value in my own words"))
        self.line.added.connect(lambda label: self._add((label,)))
        self._pick = link_button(_("Pick from a list"))
        self._pick.setAccessibleDescription(desk.content.forms[VALUE_FORM].title)
        self._pick.clicked.connect(self._ask)
        self._empty = PlainLabel(
            desk.look.theme,
            _("None yet. Two or three are plenty to begin with: what you want to stand for, in a word or a sentence."),
            LabelRole.LEAD,
            wrap=True,
        )
        self._empty.hide()
        self.stack: CardStack[RatedValue] = CardStack(desk.look, self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.theme.px(12))
        column.addWidget(self.line)
        column.addLayout(button_row(self._pick))
        column.addWidget(self._empty)
        column.addWidget(self.stack)
        column.addStretch(1)

    def show_values(self, values: tuple[RatedValue, ...]) -> None:
        """Show what is stored."""
        self._shown = values
        self._empty.setVisible(not values)
        self._pick.setVisible(bool(self._desk.values.offered(rated.value for rated in values)))
        self.stack.show_items({rated.value.id: rated for rated in values})
        self._go_to_wanted()

    def leave(self) -> None:
        """Save what was written, also a value that was not added yet."""
        self.line.add()
        for value in self.stack.cards:
            self._save(value)

    def _save(self, value: str) -> None:
        form = self.stack.cards[value].form
        if form is not None:
            form.leave()

    def _card(self, rated: RatedValue) -> ValueCard:
        card = ValueCard(self._desk, rated.value)
        value = rated.value.id
        card.take_away_asked.connect(lambda: self._take_away(value))
        card.renamed.connect(lambda label: self._rename(value, label))
        card.saving.connect(self.saving)
        card.grown.connect(self.look_at)
        return card

    def _ask(self) -> None:
        offered = self._desk.values.offered(rated.value for rated in self._shown)
        dialog = PickDialog(_("My values"), offered, self._desk.look, self, add_words=_("Add to my values"))
        if dialog.exec() and dialog.picked():
            self._add(dialog.picked())

    def _add(self, labels: tuple[str, ...]) -> None:
        """Add values and go to the first of them, also where it was there already."""
        self._wanted = label_key(labels[0])

        def done(changes: Changes) -> None:
            self.line.taken(labels[0])
            if not changes:
                self._go_to_wanted()

        self._desk.operations.write(lambda: self._desk.values.add(labels), done)

    def _rename(self, value: str, label: str) -> None:
        self._desk.operations.write(lambda: self._desk.values.rename(value, label))

    def _take_away(self, value: str) -> None:
        taken: list[RatedValue] = []
        self._save(value)

        def take() -> Changes:
            taken.extend(filter(None, [self._desk.values.get(value)]))
            return self._desk.values.take_away(value)

        def undo() -> None:
            self._wanted = label_key(taken[0].value.label)
            self._desk.operations.write(lambda: self._desk.values.put_back(taken[0]))

        def done(_changes: Changes) -> None:
            self.line.setFocus()
            if taken:
                self.undo_offered.emit(_("Taken away. What you wrote about it stays."), undo)

        self._desk.operations.write(take, done)

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        for rated in self._shown:
            if wanted and label_key(rated.value.label) == wanted:
                card = self.stack.cards[rated.value.id]
                card.fold.setFocus()
                self.look_at.emit(card)
