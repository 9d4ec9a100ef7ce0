"""The scenario library."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from assertjournal.core.content import SETTINGS_LIST, Content
from assertjournal.core.scenario import Scenario
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.about.scenario_filter import ScenarioFilter
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.place_names import SCENARIO, SCENARIOS
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class ScenariosPage(Page):
    """A card for each scenario that suits the filter. Reading one is one press away."""

    def __init__(self, appearance: Appearance, content: Content) -> None:
        """Build the filter and the cards."""
        super().__init__(appearance, SCENARIOS)
        self._content = content
        self.add_title(_("Scenarios"), _("How others prepared a conversation, step by step. Borrow what fits."))
        self.filter = ScenarioFilter(appearance, content)
        self.column.addWidget(self.filter)
        self._count = PlainLabel(appearance.theme, "", LabelRole.SECONDARY)
        self.column.addWidget(self._count)
        self._cards = {scenario.id: self._card(scenario) for scenario in content.scenarios.values()}
        for card in self._cards.values():
            self.column.addWidget(card)
        self._none = self._no_match()
        self.column.addWidget(self._none)
        self.filter.changed.connect(self._show)
        self._show()

    def open(self, place: Place) -> None:
        """Show the page; nothing is read for it."""
        self.shown.emit()

    def _show(self) -> None:
        scenarios = self._content.scenarios.values()
        suiting = {scenario.id for scenario in scenarios if self.filter.lets_through(scenario)}
        for name, card in self._cards.items():
            card.setVisible(name in suiting)
        self._none.setVisible(not suiting)
        self._count.setVisible(0 < len(suiting) < len(scenarios))
        self._count.setText(_("{count} of {all}").format(count=len(suiting), all=len(scenarios)))

    def _no_match(self) -> QWidget:
        block = QWidget()
        column = bare_column(block)
        words = _(
            "No scenario matches. Every scenario shows all six skills; “Good for” names those it is mainly about."
        )
        column.addWidget(PlainLabel(self.appearance.theme, words, LabelRole.LEAD, wrap=True))
        show_all = plain_button(_("Show all scenarios"))
        show_all.clicked.connect(self.filter.clear)
        column.addLayout(button_row(show_all))
        return block

    def _opener(self, scenario: Scenario) -> Callable[[], None]:
        return lambda: self.go.emit(Place(SCENARIO, None, scenario.id))

    def _card(self, scenario: Scenario) -> Card:
        theme = self.appearance.theme
        card = Card(theme, bar="warm")
        column = bare_column(card)
        setting = self._content.choice_label(SETTINGS_LIST, scenario.setting)
        column.addWidget(PlainLabel(theme, setting, LabelRole.SECTION))
        column.addWidget(PlainLabel(theme, scenario.title, LabelRole.HEADING, wrap=True))
        column.addWidget(PlainLabel(theme, scenario.teaser, LabelRole.READING, wrap=True))
        good_for = _("Good for: {skills}").format(skills=self._content.focus_titles(scenario))
        read = plain_button(_("Read {name}").format(name=scenario.name))
        read.setAccessibleDescription(scenario.title)
        read.clicked.connect(self._opener(scenario))
        row = QHBoxLayout()
        row.addWidget(PlainLabel(theme, good_for, LabelRole.SMALL, wrap=True), 1)
        row.addWidget(read)
        column.addLayout(row)
        return card
