"""The relationships I want: for each person the kind of relationship to foster, and a note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.core.changes import Changes
from assertjournal.core.person import Person
from assertjournal.core.value import label_key
from assertjournal.i18n import _
from assertjournal.services.persons import KnownPerson
from assertjournal.ui.add_line import AddLine
from assertjournal.ui.card_stack import CardStack
from assertjournal.ui.desk import Desk
from assertjournal.ui.labels import LabelRole, PlainLabel
from assertjournal.ui.pages.person_card import PersonCard


class WantedRelationships(QWidget):
    """Everyone in the journal, and whom the user adds; the signals are those of the other part, `MyValues`."""

    undo_offered = Signal(str, object)
    saving = Signal(object)
    look_at = Signal(QWidget)

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk = desk
        self._shown: tuple[KnownPerson, ...] = ()
        self._wanted = ""
        self.line = AddLine(desk.look, _("A person: a first name, initial or label"))
        self.line.added.connect(self._add)
        self._empty = PlainLabel(
            desk.look.theme,
            _("Nobody yet. People from your conversations are listed here, and you can add others."),
            LabelRole.LEAD,
            wrap=True,
        )
        self._empty.hide()
        self.stack: CardStack[KnownPerson] = CardStack(desk.look, self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.theme.px(12))
        for widget in (self.line, self._empty, self.stack):
            column.addWidget(widget)
        column.addStretch(1)

    def show_people(self, people: tuple[KnownPerson, ...]) -> None:
        """Show what is stored."""
        self._shown = people
        self._empty.setVisible(not people)
        self.stack.show_items({known.person.id: known for known in people})
        self._go_to_wanted()

    def leave(self) -> None:
        """Save what was written, also a person who was not added yet."""
        self.line.add()
        for person in self.stack.cards:
            self._save(person)

    def _save(self, person: str) -> None:
        form = self.stack.cards[person].form
        if form is not None:
            form.leave()

    def _card(self, known: KnownPerson) -> PersonCard:
        card = PersonCard(self._desk, known)
        card.take_away_asked.connect(lambda: self._take_away(known.person.id))
        card.saving.connect(self.saving)
        card.grown.connect(self.look_at)
        return card

    def _add(self, label: str) -> None:
        """Add a person and go to them, also where they were there already."""
        self._wanted = label_key(label)

        def done(changes: Changes) -> None:
            self.line.taken(label)
            if not changes:
                self._go_to_wanted()

        self._desk.operations.write(lambda: self._desk.people.add(label), done)

    def _take_away(self, person: str) -> None:
        taken: list[Person] = []
        self._save(person)

        def take() -> Changes:
            taken.extend(known.person for known in self._desk.people.all() if known.person.id == person)
            return self._desk.people.take_away(person)

        def undo() -> None:
            self._wanted = label_key(taken[0].label)
            self._desk.operations.write(lambda: self._desk.people.put_back(taken[0]))

        def done(changes: Changes) -> None:
            if changes:
                self.line.setFocus()
                self.undo_offered.emit(_("Taken away, with what was noted here."), undo)

        self._desk.operations.write(take, done)

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        for known in self._shown:
            if wanted and label_key(known.person.label) == wanted:
                card = self.stack.cards[known.person.id]
                card.fold.setFocus()
                self.look_at.emit(card)
