"""A card for one value: its name, its ratings day by day, and a form for today's rating."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from assertjournal.core.answers import Answer
from assertjournal.core.changes import Changes
from assertjournal.core.content import VALUE_FORM
from assertjournal.core.value import RatedValue, Value
from assertjournal.i18n import _
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.saved_form import SavedForm
from assertjournal.ui.values.card_head import CardHead
from assertjournal.ui.values.card_stack import FormCard
from assertjournal.ui.values.rating_words import history_words
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_NEWEST = 4


class ValueCard(FormCard[RatedValue]):
    """Shows the latest ratings, or all of them while the form is open. Only the user's own values can be renamed.

    `renamed` carries a new name, `take_away_asked` asks to remove the value, and `saving` carries the autosave of the
    form.
    """

    renamed = Signal(str)
    take_away_asked = Signal()
    saving = Signal(object)

    def __init__(self, context: PageContext, value: Value) -> None:
        """Begin with the form folded."""
        super().__init__(context.appearance, context.content.forms[VALUE_FORM].title)
        self._context = context
        self._rated = RatedValue(value)
        self._head = CardHead(context.appearance, _("Name of the value"))
        self._head.renamed.connect(self.renamed)
        self._head.take_away_asked.connect(self.take_away_asked)
        self._head.grows.connect(self.will_grow)
        self._history = PlainLabel(context.appearance.theme, "", LabelRole.SECONDARY, wrap=True)
        column = bare_column(self, context.appearance.theme.px(4))
        column.addWidget(self._head)
        column.addWidget(self._history)
        column.addWidget(self.fold)

    def show_item(self, item: RatedValue) -> None:
        """Show the value with its ratings."""
        self._rated = item
        label = item.value.label
        can_write = self._context.can_write
        self._head.show_name(label, can_rename=can_write and item.value.own, can_take_away=can_write)
        self.fold.say_whose(label)
        self._show_history()
        if self.form is not None:
            self._fill_in(self.form)

    def build_form(self) -> SavedForm:
        """Build the form that asks for today's rating."""
        values, value = self._context.values, self._rated.value

        def rate(answers: Mapping[str, Answer | None]) -> Changes:
            return values.rate(value.id, answers)

        form = SavedForm(self._context.content.forms[VALUE_FORM], self._context, f"value {value.id}", rate)
        form.saving.connect(self.saving)
        self._fill_in(form)
        return form

    def form_toggled(self) -> None:
        """Show all ratings while the form is open."""
        super().form_toggled()
        self._show_history()

    def _show_history(self) -> None:
        newest = None if self.fold.is_open else _NEWEST
        self._history.setText(history_words(self._rated.ratings, self._context.formatter, newest))

    def _fill_in(self, form: SavedForm) -> None:
        form.say_whose(self._rated.value.label)
        today = self._rated.rating_on(self._context.clock.today())
        given = {} if today is None else {"importance": today.importance, "lived": today.lived}
        form.fill({field: number for field, number in given.items() if number is not None})
