"""The part "My values": values picked from a list or written, each on a card with its ratings over time."""

from assertjournal.core.changes import Changes
from assertjournal.core.content import VALUE_FORM
from assertjournal.core.value import RatedValue
from assertjournal.i18n import _, ngettext
from assertjournal.ui.dialogs.pick_dialog import PickDialog
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.values.value_card import ValueCard
from assertjournal.ui.values.values_part import ValuesPart
from assertjournal.ui.widgets.buttons import button_row, link_button


class MyValues(ValuesPart[RatedValue]):
    """Adds, rates, renames and removes values."""

    def __init__(self, context: PageContext) -> None:
        """Begin without values."""
        self._pick = link_button(_("Pick from a list"))
        self._pick.setAccessibleDescription(context.content.forms[VALUE_FORM].title)
        self._pick.clicked.connect(self._ask)
        super().__init__(
            context,
            _("A value in my own words"),
            _("None yet. Two or three are plenty to begin with: what you want to stand for, in a word or a sentence."),
            button_row(self._pick),
        )

    def show_values(self, values: tuple[RatedValue, ...], *, reorder: bool) -> None:
        """Show the stored values. Cards keep their present order unless `reorder` is set."""
        self._pick.setVisible(
            self._context.can_write and bool(self._context.values.offered(rated.value for rated in values))
        )
        self.show_items({rated.value.id: rated for rated in values}, reorder=reorder)

    def _card(self, item: RatedValue) -> ValueCard:
        card = ValueCard(self._context, item.value)
        values, value = self._context.values, item.value.id
        card.take_away_asked.connect(lambda: self._take_away(value, lambda: values.take_away(value), values.put_back))
        card.renamed.connect(lambda label: self._rename(value, label))
        card.saving.connect(self.saving)
        card.grown.connect(self.look_at)
        return card

    def _label(self, item: RatedValue) -> str:
        return item.value.label

    def _write_new(self, labels: tuple[str, ...]) -> Changes:
        return self._context.values.add(labels)

    def _what_goes(self, item: RatedValue) -> str:
        count = len(item.ratings)
        ratings = ngettext("{count} rating goes with it.", "{count} ratings go with it.", count).format(count=count)
        return ratings if count else ""

    def _ask(self) -> None:
        offered = self._context.values.offered(rated.value for rated in self._shown.values())
        dialog = PickDialog(_("My values"), offered, self._context.appearance, self, add_words=_("Add to my values"))
        if dialog.exec() and dialog.picked():
            self._add(dialog.picked())

    def _rename(self, value: str, label: str) -> None:
        self._context.operations.write(lambda: self._context.values.rename(value, label))
