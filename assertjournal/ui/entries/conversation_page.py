"""The page of a conversation: title, person and ratings, with the rest folded away."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from assertjournal.core.answers import Answer, ChangedAnswers, with_changes
from assertjournal.core.changes import Changes
from assertjournal.core.content import CONVERSATION_FORM
from assertjournal.i18n import _
from assertjournal.services.conversations import ConversationView
from assertjournal.services.places import Place
from assertjournal.ui.entries.bin_actions import delete_conversation
from assertjournal.ui.pages.form_page import FormPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, JOURNAL, WORKSHEET
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, foot_row, link_button, primary_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_UNSAFE = frozenset({"not_sure", "no"})
_SAFETY_HELP = "safety"


class ConversationPage(FormPage[ChangedAnswers]):
    """The conversation form. If raising the subject may not be safe, a note says so but blocks nothing."""

    def __init__(self, context: PageContext) -> None:
        """Build the form once; `open` fills it."""
        form = context.content.forms[CONVERSATION_FORM]
        super().__init__(form, context, CONVERSATION)
        self._conversation = ""
        self.add_title(form.title, form.purpose, self.saved)
        self._safety = self._safety_note()
        self.form.put_below("safe", self._safety)
        self.column.addWidget(self.form)
        delete = link_button(_("Delete this conversation"))
        delete.clicked.connect(self._delete)
        self.column.addLayout(button_row(delete))
        if not context.can_write:
            delete.hide()
        first = context.content.skills[0]
        self._next = primary_button(_("Next: {title}").format(title=first.title))
        self._next.clicked.connect(lambda: self.go.emit(Place(WORKSHEET, self._conversation, first.id)))
        self.set_foot(foot_row(self._next))
        self.form.edited.connect(self._safety_may_appear)
        self.form.finished.connect(self._next.setFocus)

    def open(self, place: Place) -> None:
        """Show the conversation that the place names."""
        self._conversation = place.conversation or ""
        wanted = self._conversation
        self.context.operations.read(lambda: self.context.conversations.view(wanted), self._show)

    def refresh(self, changes: Changes) -> None:
        """Show what a save has filled in, such as the relationship of a known person."""
        if self._conversation in changes.conversations and changes.people:
            wanted = self._conversation
            self.context.operations.read(lambda: self.context.conversations.view(wanted), self._show_settled)
        elif changes.everything:
            self.open(Place(CONVERSATION, self._conversation))

    def settles_when_left(self, field: str) -> bool:
        """Return True for the person's label as well: its first letters may be another person's whole label."""
        return field == "with" or super().settles_when_left(field)

    def batch(self, field: str, answer: Answer | None) -> ChangedAnswers:
        """Return the answer of one field."""
        return {field: answer}

    def _show(self, view: ConversationView | None) -> None:
        # The user may have gone to another conversation while this one was read.
        if view is None or view.conversation.id != self._conversation:
            return
        wanted = self._conversation
        saves, conversations = self.context.saves, self.context.conversations
        unsaved = self.follow(
            lambda: saves.open_answers(f"conversation {wanted}", lambda answers: conversations.save(wanted, answers))
        )
        self.form.set_answers(with_changes(view.answers, unsaved or {}))
        self._show_safety()
        self.shown.emit()

    def _show_settled(self, view: ConversationView | None) -> None:
        typed = self._held or (self.autosave.unsaved if self.autosave is not None else None)
        # Text that was typed since is newer than what the save has filled in.
        if view is not None and view.conversation.id == self._conversation and not typed:
            self.form.set_untouched(view.answers)

    def _delete(self) -> None:
        self.leave()  # saves what was typed, so that Undo brings all of it back
        deleted = self._conversation
        delete_conversation(
            self,
            self.context,
            deleted,
            lambda: self.go.emit(Place(JOURNAL)),
            lambda: self.go.emit(Place(CONVERSATION, deleted)),
        )

    def _safety_may_appear(self, _field: str) -> None:
        before = self._safety.isHidden()
        self._show_safety()
        if before and not self._safety.isHidden():
            # Qt gives the note its height when it lays out the page, which is after this event.
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(self._safety))

    def _show_safety(self) -> None:
        self._safety.setVisible(self.form.answer("safe") in _UNSAFE)

    def _safety_note(self) -> QWidget:
        note = Card(self.appearance.theme, bar="warm", fill="warm_soft")
        layout = bare_column(note)
        for section in self.context.content.help[_SAFETY_HELP].sections:
            layout.addWidget(PlainLabel(self.appearance.theme, section.heading, LabelRole.HEADING, wrap=True))
            for words in (*section.paragraphs, *section.points):
                layout.addWidget(PlainLabel(self.appearance.theme, words, wrap=True))
        return note
