"""A scenario to read: all its steps on one page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assertjournal.core.answers import shown_lines
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.scenario import Scenario
from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.buttons import plain_button, primary_button
from assertjournal.ui.card import Card
from assertjournal.ui.labels import IconLabel, LabelRole, Pill, PlainLabel
from assertjournal.ui.look import Look
from assertjournal.ui.pages.page import Page
from assertjournal.ui.place_names import SCENARIO, SCENARIOS


class ScenarioPage(Page):
    """Reads one scenario at a time; `start_asked` carries the id of the one to start an own conversation from."""

    start_asked = Signal(str)

    def __init__(self, look: Look, content: Content, *, can_start: bool) -> None:
        """Build an empty page; `can_start` is False while no journal is unlocked."""
        super().__init__(look, SCENARIO)
        self._content = content
        self._scenario: Scenario | None = None
        self._steps = QWidget()
        self.column.addWidget(self._steps)
        self._footer = PlainLabel(look.theme, "", LabelRole.SMALL, wrap=True)
        all_scenarios = plain_button(_("All scenarios"))
        all_scenarios.clicked.connect(lambda: self.go.emit(Place(SCENARIOS)))
        row = QHBoxLayout()
        row.addWidget(self._footer, 1)
        row.addWidget(all_scenarios)
        if can_start:
            start = primary_button(_("Start my own from this"))
            start.clicked.connect(lambda: self.start_asked.emit(self._scenario.id if self._scenario else ""))
            row.addWidget(start)
        self.set_foot(row)

    def open(self, place: Place) -> None:
        """Show the scenario that the place names, or the first where it names none that there is."""
        scenarios = self._content.scenarios
        scenario = scenarios.get(place.subject or "", next(iter(scenarios.values())))
        if scenario is not self._scenario:
            self._scenario = scenario
            self._show(scenario)
        self.scroll_to_top()
        self.shown.emit()

    def _show(self, scenario: Scenario) -> None:
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.theme.px(12))
        column.addWidget(Pill(self.look.theme, _("Scenario")))
        column.addWidget(PlainLabel(self.look.theme, scenario.title, LabelRole.TITLE, wrap=True))
        column.addWidget(PlainLabel(self.look.theme, scenario.teaser, LabelRole.LEAD, wrap=True))
        facts = self._content.scenario_facts(scenario)
        column.addWidget(PlainLabel(self.look.theme, facts, LabelRole.SMALL, wrap=True))
        forms = (self._content.forms[CONVERSATION_FORM], *self._content.worksheets.values())
        for sheet in forms:
            if scenario.answers.get(sheet.id):
                self._add_step(column, scenario, sheet)
        self.column.replaceWidget(self._steps, steps)
        self._steps.deleteLater()
        self._steps = steps
        self._footer.setText(scenario.footer)

    def _add_step(self, column: QVBoxLayout, scenario: Scenario, sheet: Worksheet) -> None:
        theme = self.look.theme
        column.addSpacing(theme.px(14))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(theme, self.look.icons, sheet.icon, "warm", 20))
        number = f"{sheet.order}  " if sheet in self._content.skills else ""
        row.addWidget(PlainLabel(theme, number + sheet.title, LabelRole.HEADING, wrap=True), 1)
        column.addLayout(row)
        if intro := scenario.intros.get(sheet.id):
            column.addWidget(PlainLabel(theme, intro, LabelRole.SECONDARY, wrap=True))
        for field in sheet:
            answer = scenario.answer(sheet.id, field.id)
            if answer is not None:
                column.addWidget(self._card(field.label, shown_lines(field, answer)))

    def _card(self, label: str, lines: tuple[str, ...]) -> Card:
        card = Card(self.look.theme, bar="warm")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self.look.theme.px(4))
        inside.addWidget(PlainLabel(self.look.theme, label, LabelRole.SMALL, wrap=True))
        for line in lines:
            text = PlainLabel(self.look.theme, line, LabelRole.READING, wrap=True, selectable=True)
            text.setAccessibleDescription(label)
            inside.addWidget(text)
        return card
