"""The page of a skill: its worksheet, with buttons to the previous and the next skill."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import DEBRIEF, WORKSHEET
from assertjournal.ui.widgets.buttons import foot_row, plain_button, primary_button
from assertjournal.ui.widgets.labels import Pill


class SkillPage(EntryPage):
    """Shows the skill's number above its worksheet. Back and Next suggest an order, but none is required."""

    def __init__(self, worksheet: Worksheet, context: PageContext) -> None:
        """Build the form of a skill."""
        # The pill comes first, because building the rest calls `build_head`.
        self._pill = Pill(context.appearance.theme)
        super().__init__(worksheet, context)
        skills = context.content.skills
        position = [skill.id for skill in skills].index(worksheet.id)
        count = _("{number} of {all}").format(number=position + 1, all=len(skills))
        self._pill.setText(count)
        before = skills[position - 1] if position else None
        after = skills[position + 1] if position + 1 < len(skills) else context.content.worksheets[DEBRIEF]
        self._next = self._way(primary_button(_("Next: {title}").format(title=after.title)), after)
        back = () if before is None else (self._way(plain_button(_("Back")), before),)
        self.set_foot(foot_row(*back, self._next))
        self.form.finished.connect(self._next.setFocus)

    def build_head(self) -> None:
        """Put the skill's number, and whether the text is saved, above the title."""
        row = QHBoxLayout()
        row.addWidget(self._pill)
        row.addStretch(1)
        row.addWidget(self.saved)
        self.add_title(self.worksheet.title, self.worksheet.purpose, above=row)

    def _way(self, button: QPushButton, sheet: Worksheet) -> QPushButton:
        button.clicked.connect(lambda: self.go.emit(replace(self.place, page=WORKSHEET, subject=sheet.id)))
        return button
