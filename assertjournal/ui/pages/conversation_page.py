"""What a conversation is about: title, person, ratings, and the rest folded in."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assertjournal.core.answers import Answer
from assertjournal.core.changes import Changes
from assertjournal.core.content import CONVERSATION_FORM
from assertjournal.i18n import _
from assertjournal.services.conversations import ConversationView
from assertjournal.services.places import Place
from assertjournal.ui.buttons import primary_button
from assertjournal.ui.card import Card
from assertjournal.ui.desk import Desk
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from assertjournal.ui.labels import LabelRole, PlainLabel
from assertjournal.ui.pages.page import Page
from assertjournal.ui.place_names import CONVERSATION, WORKSHEET
from assertjournal.ui.save_words import SaveWords
from assertjournal.ui.saves import Autosave

_UNSAFE = frozenset({"not_sure", "no"})
_SAFETY_HELP = "safety"


class ConversationPage(Page):
    """The conversation form; a note appears where raising it may not be safe, and never blocks."""

    def __init__(self, desk: Desk) -> None:
        """Build the form once; `open` fills it."""
        super().__init__(desk.look, CONVERSATION)
        self._desk = desk
        self._conversation = ""
        self._field = ""
        self._autosave: Autosave | None = None
        form = desk.content.forms[CONVERSATION_FORM]
        self.form = WorksheetForm(form, desk.look, desk.clock.today)
        self._saved = SaveWords(desk.look)
        self.add_title(form.title, form.purpose, self._saved)
        self._safety = self._safety_note()
        self.column.addWidget(self._safety)
        self.column.addWidget(self.form)
        first = desk.content.skills[0]
        self._next = primary_button(_("Next: {title}").format(title=first.title))
        self._next.clicked.connect(lambda: self.go.emit(Place(WORKSHEET, self._conversation, first.id)))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._next)
        self.set_foot(foot)
        self._connect()

    def open(self, place: Place) -> None:
        """Show the conversation that the place names."""
        self._conversation = place.conversation or ""
        wanted = self._conversation
        self._desk.operations.read(lambda: self._desk.conversations.view(wanted), self._show)

    def leave(self) -> None:
        """Save what was typed."""
        if self._autosave is not None:
            self._autosave.save_now(leaves=True)

    def refresh(self, changes: Changes) -> None:
        """Show what the save settled, such as the relationship of a known person."""
        if self._conversation in changes.conversations and changes.people:
            wanted = self._conversation
            self._desk.operations.read(lambda: self._desk.conversations.view(wanted), self._show_settled)
        elif changes.everything:
            self.open(Place(CONVERSATION, self._conversation))

    def focus_moved(self, widget: QWidget | None) -> None:
        """Let the form tell which field is entered or left."""
        self.form.focus_moved(widget)

    def focus_first(self) -> None:
        """Begin with the first field."""
        self.form.focus_first()

    def examples(self) -> tuple[str, str]:
        """Follow the field that has, or had, the focus."""
        return CONVERSATION_FORM, self._field

    def offer_examples(self, name: str, answered: Mapping[str, Collection[str]]) -> None:
        """Offer at the fields to see how `name` did it."""
        self.form.offer_examples(name, answered.get(CONVERSATION_FORM, ()))

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._save_now)
        self.form.entered.connect(self._enter)
        self.form.example_asked.connect(self._example_asked)
        self.form.finished.connect(self._next.setFocus)

    def _show(self, view: ConversationView | None) -> None:
        if view is None or view.conversation.id != self._conversation:
            return
        wanted = self._conversation

        def write(answers: Mapping[str, Answer | None], _begins: bool, _leaves: bool) -> Changes:
            return self._desk.conversations.save(wanted, answers) if answers else Changes()

        self._autosave = self._desk.saves.open(f"conversation {wanted}", {}, write)
        self._saved.follow(self._autosave)
        answers = {**view.answers, **(self._autosave.unsaved or {})}
        self.form.set_answers({key: answer for key, answer in answers.items() if answer is not None})
        self._show_safety()
        self.shown.emit()

    def _show_settled(self, view: ConversationView | None) -> None:
        typed = self._autosave.unsaved if self._autosave is not None else None
        if view is not None and view.conversation.id == self._conversation and not typed:
            self.form.set_untouched(view.answers)

    def _edited(self, name: str) -> None:
        if self._autosave is not None:
            self._autosave.add({name: self.form.answer(name)})
        self._show_safety()

    def _save_now(self) -> None:
        if self._autosave is not None:
            self._autosave.save_now()

    def _enter(self, name: str) -> None:
        self._field = name
        self.example_moved.emit()

    def _example_asked(self, name: str) -> None:
        self._enter(name)
        self.panel_asked.emit()

    def _show_safety(self) -> None:
        self._safety.setVisible(self.form.answer("safe") in _UNSAFE)

    def _safety_note(self) -> QWidget:
        note = Card(self.look.theme, bar="warm", fill="warm_soft")
        layout = QVBoxLayout(note)
        layout.setContentsMargins(0, 0, 0, 0)
        for section in self._desk.content.help[_SAFETY_HELP].sections:
            layout.addWidget(PlainLabel(self.look.theme, section.heading, LabelRole.HEADING, wrap=True))
            for words in (*section.paragraphs, *section.points):
                layout.addWidget(PlainLabel(self.look.theme, words, wrap=True))
        return note
