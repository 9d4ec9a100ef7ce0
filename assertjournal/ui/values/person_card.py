"""A card for one person: who they are, and the relationship that the user wants with them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from assertjournal.core.answers import Answer
from assertjournal.core.changes import Changes
from assertjournal.core.content import PERSON_FORM
from assertjournal.i18n import _
from assertjournal.services.people import KnownPerson
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.saved_form import SavedForm
from assertjournal.ui.values.card_head import CardHead
from assertjournal.ui.values.card_stack import FormCard
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class PersonCard(FormCard[KnownPerson]):
    """Shows the relationship that is wanted, or the form for it while it is open.

    `renamed` carries a new label, `take_away_asked` asks to remove the person, and `saving` carries the autosave of
    the form.
    """

    renamed = Signal(str)
    take_away_asked = Signal()
    saving = Signal(object)

    def __init__(self, context: PageContext, known: KnownPerson) -> None:
        """Begin with the form folded."""
        super().__init__(context.appearance, context.content.forms[PERSON_FORM].title)
        theme = context.appearance.theme
        self._context = context
        self._known = known
        self._head = CardHead(context.appearance, _("A first name, initial or label"))
        self._head.renamed.connect(self.renamed)
        self._head.take_away_asked.connect(self.take_away_asked)
        self._head.grows.connect(self.will_grow)
        self._relationship = PlainLabel(theme, "", LabelRole.SECONDARY, wrap=True)
        self._wanted = PlainLabel(theme, "", LabelRole.READING, wrap=True)
        self._note = PlainLabel(theme, "", LabelRole.SECONDARY, wrap=True)
        column = bare_column(self, theme.px(4))
        column.addWidget(self._head)
        for widget in (self._relationship, self._wanted, self._note, self.fold):
            column.addWidget(widget)

    def show_item(self, item: KnownPerson) -> None:
        """Show the person and what is stored about them."""
        self._known = item
        label = self._label()
        relationship = self._relationship_name()
        # The label of a person with a conversation belongs to the conversation's form.
        can_change = self._context.can_write and not item.has_conversations
        self._head.show_name(label, can_rename=can_change, can_take_away=can_change)
        self._relationship.setText(relationship)
        self._relationship.setVisible(bool(relationship) and relationship != label)
        self.fold.say_whose(label)
        self._show_words()
        if self.form is not None:
            self._fill_in(self.form)

    def build_form(self) -> SavedForm:
        """Build the form that asks for the wanted relationship."""
        people, person = self._context.people, self._known.person.id

        def describe(answers: Mapping[str, Answer | None]) -> Changes:
            return people.describe(person, answers)

        form = SavedForm(self._context.content.forms[PERSON_FORM], self._context, f"person {person}", describe)
        form.saving.connect(self.saving)
        self._fill_in(form)
        return form

    def form_toggled(self) -> None:
        """Show the wanted relationship as text, or in the form while that is open."""
        super().form_toggled()
        self._show_words()

    def _show_words(self) -> None:
        person = self._known.person
        for label, words in ((self._wanted, person.wanted), (self._note, person.note)):
            label.setText(words.strip())
            label.setVisible(bool(words.strip()) and not self.fold.is_open)

    def _fill_in(self, form: SavedForm) -> None:
        form.say_whose(self._label())
        person = self._known.person
        stored = {"wanted": person.wanted, "note": person.note, "name": person.name}
        form.fill({field: text for field, text in stored.items() if text})

    def _label(self) -> str:
        return " ".join(self._known.person.label.split()) or self._relationship_name() or _("Someone without a name")

    def _relationship_name(self) -> str:
        kind = self._known.person.relationship
        return self._context.content.choice_label("relationships", kind) if kind else ""
