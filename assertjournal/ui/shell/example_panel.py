"""The example panel: how another person answered the field that has the focus."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.core.answers import shown_lines
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.scenario import Scenario
from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.chooser import Chooser
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, link_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.widgets.scrolling import scroll_area
from assertjournal.ui.widgets.side_frame import SideFrame

WIDTH = 300


class ExamplePanel(SideFrame):
    """Shows a scenario beside the page. `scenario_chosen` carries another one's id, `hide_asked` asks to be hidden."""

    scenario_chosen = Signal(str)
    hide_asked = Signal()

    def __init__(self, appearance: Appearance, content: Content) -> None:
        """Begin with the first scenario."""
        super().__init__(appearance, line_on_left=True)
        self._appearance = appearance
        self._content = content
        self.scenario: Scenario = next(iter(content.scenarios.values()))
        self._at = ("", "")
        self.setFixedWidth(appearance.theme.px(WIDTH))
        self._picker = Chooser(appearance.theme)
        self._picker.setAccessibleName(_("Scenario beside the page"))
        for scenario in content.scenarios.values():
            self._picker.addItem(scenario.title, scenario.id)
        self._picker.activated.connect(lambda _row: self.scenario_chosen.emit(self._picker.currentData()))
        self._area = scroll_area(QWidget())
        hide = link_button(_("Hide examples (F2)"))
        hide.clicked.connect(self.hide_asked)
        px = appearance.theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(21), px(32), px(21), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(self._picker)
        self._picker.setVisible(len(content.scenarios) > 1)
        layout.addWidget(self._area, 1)
        layout.addLayout(button_row(hide))

    def show_scenario(self, scenario_id: str | None) -> None:
        """Switch to another scenario. An unknown id, or None, means the first."""
        scenarios = self._content.scenarios
        before, self.scenario = self.scenario, scenarios.get(scenario_id or "", next(iter(scenarios.values())))
        if self.scenario is not before:
            self._picker.setCurrentIndex(self._picker.findData(self.scenario.id))
            self._fill()

    def follow(self, worksheet: str, field: str) -> None:
        """Show the answer to a field, or for "" the answers to all questions that the worksheet shows first."""
        if (worksheet, field) != self._at:
            self._at = (worksheet, field)
            self._fill()

    def _sheet(self) -> Worksheet | None:
        worksheet = self._at[0]
        form = self._content.forms[CONVERSATION_FORM]
        return form if worksheet == form.id else self._content.worksheets.get(worksheet)

    def _fill(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._appearance.theme.px(4), 0)
        column.setSpacing(self._appearance.theme.px(10))
        sheet = self._sheet()
        if sheet is not None:
            self._add_example(column, sheet)
            self._add_help(column, sheet)
        column.addStretch(1)
        self._area.setWidget(inside)  # deletes the widget shown before

    def _add_example(self, column: QVBoxLayout, sheet: Worksheet) -> None:
        theme, scenario, field_id = self._appearance.theme, self.scenario, self._at[1]
        heading = _("How {name} did it").format(name=scenario.name)
        column.addWidget(PlainLabel(theme, heading, LabelRole.HEADING, wrap=True))
        if intro := scenario.intros.get(sheet.id):
            column.addWidget(PlainLabel(theme, intro, LabelRole.SECONDARY, wrap=True))
        answered = scenario.answers.get(sheet.id, {})
        if field_id and field_id not in answered:
            words = _("{name} left this one blank.").format(name=scenario.name)
            column.addWidget(PlainLabel(theme, words, LabelRole.SECONDARY, wrap=True))
            return
        for field in sheet:
            if field.id in answered and field_id in (field.id, "") and (field_id or field.shown_first):
                column.addWidget(PlainLabel(theme, field.label, LabelRole.SMALL, wrap=True))
                self._add_cards(column, shown_lines(field, answered[field.id]))

    def _add_cards(self, column: QVBoxLayout, lines: Iterable[str]) -> None:
        for line in lines:
            card = Card(self._appearance.theme, bar="warm")
            inside = bare_column(card)
            inside.addWidget(PlainLabel(self._appearance.theme, line, LabelRole.READING, wrap=True, selectable=True))
            column.addWidget(card)

    def _add_help(self, column: QVBoxLayout, sheet: Worksheet) -> None:
        if not sheet.stuck:
            return
        column.addSpacing(self._appearance.theme.px(14))
        column.addWidget(PlainLabel(self._appearance.theme, _("Feeling stuck?"), LabelRole.HEADING))
        for words in sheet.stuck:
            column.addWidget(PlainLabel(self._appearance.theme, words, LabelRole.SECONDARY, wrap=True))
