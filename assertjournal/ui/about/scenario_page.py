"""A scenario to read: all its steps on one page."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from assertjournal.core.answers import shown_lines
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.scenario import Scenario
from assertjournal.core.worksheet import FieldKind, Worksheet
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.place_names import SCENARIO, SCENARIOS
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button, primary_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import IconLabel, LabelRole, Pill, PlainLabel

_WIDE = 640
_FACTS = frozenset({FieldKind.SCALE, FieldKind.CHOICE, FieldKind.DATE, FieldKind.COUNT})


class ScenarioPage(Page):
    """Reads one scenario at a time; `start_asked` carries the id of the one to start an own conversation from."""

    start_asked = Signal(str)

    def __init__(self, appearance: Appearance, content: Content, *, can_start: bool) -> None:
        """Build an empty page; `can_start` is False while no journal is unlocked."""
        super().__init__(appearance, SCENARIO)
        self._content = content
        self._scenario: Scenario | None = None
        self._steps = QWidget()
        self.column.addWidget(self._steps)
        self._footer = PlainLabel(appearance.theme, "", LabelRole.SMALL, wrap=True)
        all_scenarios = plain_button(_("All scenarios"))
        all_scenarios.clicked.connect(lambda: self.go.emit(Place(SCENARIOS)))
        row = button_row(all_scenarios)
        if can_start:
            start = primary_button(_("Start my own from this"))
            start.clicked.connect(lambda: self.start_asked.emit(self._scenario.id if self._scenario else ""))
            row.addWidget(start)
        self._foot_parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot_parts.addWidget(self._footer, 1)
        self._foot_parts.addLayout(row)
        self.set_foot(self._foot_parts)

    def open(self, place: Place) -> None:
        """Show the scenario that the place names, or the first where it names none that there is."""
        scenarios = self._content.scenarios
        scenario = scenarios.get(place.subject or "", next(iter(scenarios.values())))
        if scenario is not self._scenario:
            self._scenario = scenario
            self._show(scenario)
        self.scroll_to_top()
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the footer's words above its buttons where there is little room beside them."""
        super().resizeEvent(event)
        is_wide = self.width() >= self.appearance.theme.px(_WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot_parts.setDirection(across if is_wide else down)

    def _show(self, scenario: Scenario) -> None:
        steps = QWidget()
        column = bare_column(steps, self.appearance.theme.px(12))
        column.addWidget(Pill(self.appearance.theme, _("Scenario")))
        column.addWidget(PlainLabel(self.appearance.theme, scenario.title, LabelRole.TITLE, wrap=True))
        column.addWidget(PlainLabel(self.appearance.theme, scenario.teaser, LabelRole.LEAD, wrap=True))
        facts = self._content.scenario_facts(scenario)
        column.addWidget(PlainLabel(self.appearance.theme, facts, LabelRole.SMALL, wrap=True))
        forms = (self._content.forms[CONVERSATION_FORM], *self._content.worksheets.values())
        for sheet in forms:
            if scenario.answers.get(sheet.id):
                self._add_step(column, scenario, sheet)
        self.column.replaceWidget(self._steps, steps)
        self._steps.deleteLater()
        self._steps = steps
        self._footer.setText(scenario.footer)

    def _add_step(self, column: QVBoxLayout, scenario: Scenario, sheet: Worksheet) -> None:
        theme = self.appearance.theme
        column.addSpacing(theme.px(14))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(theme, self.appearance.icons, sheet.icon, "warm", 20))
        skills = self._content.skills
        number = f"{skills.index(sheet) + 1}  " if sheet in skills else ""
        row.addWidget(PlainLabel(theme, number + sheet.title, LabelRole.HEADING, wrap=True), 1)
        column.addLayout(row)
        if intro := scenario.intros.get(sheet.id):
            column.addWidget(PlainLabel(theme, intro, LabelRole.SECONDARY, wrap=True))
        answered = [field for field in sheet if scenario.answer(sheet.id, field.id) is not None]
        is_form = sheet.id == CONVERSATION_FORM
        for is_fact, fields in groupby(answered, lambda field: is_form or field.kind in _FACTS):
            lines = [(field.label, shown_lines(field, scenario.answers[sheet.id][field.id])) for field in fields]
            if is_fact:
                column.addWidget(self._facts(lines))
            else:
                for label, texts in lines:
                    column.addWidget(self._card(label, texts))

    def _card(self, label: str, lines: tuple[str, ...]) -> Card:
        card = Card(self.appearance.theme, bar="warm")
        inside = bare_column(card, self.appearance.theme.px(4))
        inside.addWidget(PlainLabel(self.appearance.theme, label, LabelRole.SMALL, wrap=True))
        for line in lines:
            inside.addWidget(self._written(label, line))
        return card

    def _facts(self, lines: Iterable[tuple[str, tuple[str, ...]]]) -> Card:
        """Return one card for ratings, choices and other short answers that follow each other."""
        card = Card(self.appearance.theme, bar="warm")
        inside = QGridLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(self.appearance.theme.px(16))
        inside.setColumnStretch(0, 2)
        inside.setColumnStretch(1, 3)
        for row, (label, texts) in enumerate(lines):
            inside.addWidget(PlainLabel(self.appearance.theme, label, LabelRole.SMALL, wrap=True), row, 0)
            inside.addWidget(self._written(label, "\n".join(texts)), row, 1)
        return card

    def _written(self, label: str, text: str) -> PlainLabel:
        written = PlainLabel(self.appearance.theme, text, LabelRole.READING, wrap=True, selectable=True)
        written.setAccessibleDescription(label)
        return written
