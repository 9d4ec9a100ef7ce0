"""A page of help to read: headings, paragraphs and points."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assertjournal.core.content import HelpText
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


def help_sections(appearance: Appearance, text: HelpText) -> QWidget:
    """Return the sections below each other."""
    inside = QWidget()
    column = bare_column(inside, appearance.theme.px(8))
    for number, section in enumerate(text.sections):
        if number:
            column.addSpacing(appearance.theme.px(10))
        column.addWidget(PlainLabel(appearance.theme, section.heading, LabelRole.HEADING, wrap=True))
        for paragraph in section.paragraphs:
            column.addWidget(PlainLabel(appearance.theme, paragraph, wrap=True, selectable=True))
        for point in section.points:
            row = QHBoxLayout()
            row.setSpacing(appearance.theme.px(8))
            row.addWidget(PlainLabel(appearance.theme, "•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(appearance.theme, point, wrap=True, selectable=True), 1)
            column.addLayout(row)
    return inside
