"""The scenario library."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from assertjournal.core.content import Content
from assertjournal.core.scenario import Scenario
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.buttons import plain_button
from assertjournal.ui.card import Card
from assertjournal.ui.labels import LabelRole, PlainLabel
from assertjournal.ui.look import Look
from assertjournal.ui.pages.page import Page
from assertjournal.ui.place_names import SCENARIO, SCENARIOS


class ScenariosPage(Page):
    """A card for each scenario; reading one is one press away."""

    def __init__(self, look: Look, content: Content) -> None:
        """Build the cards."""
        super().__init__(look, SCENARIOS)
        self._content = content
        self.add_title(_("Scenarios"), _("How others prepared a conversation, step by step. Borrow what fits."))
        for scenario in content.scenarios.values():
            self.column.addWidget(self._card(scenario, self._opener(scenario)))

    def open(self, place: Place) -> None:
        """Nothing is read for it."""
        self.shown.emit()

    def _opener(self, scenario: Scenario) -> Callable[[], None]:
        return lambda: self.go.emit(Place(SCENARIO, None, scenario.id))

    def _card(self, scenario: Scenario, opened: Callable[[], None]) -> Card:
        theme = self.look.theme
        card = Card(theme, bar="warm")
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        setting = self._content.choice_label("settings", scenario.setting)
        column.addWidget(PlainLabel(theme, setting, LabelRole.SECTION))
        column.addWidget(PlainLabel(theme, scenario.title, LabelRole.HEADING, wrap=True))
        column.addWidget(PlainLabel(theme, scenario.teaser, LabelRole.READING, wrap=True))
        read = plain_button(_("Read {name}").format(name=scenario.name))
        read.setAccessibleDescription(scenario.title)
        read.clicked.connect(opened)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(read)
        column.addLayout(row)
        return card
