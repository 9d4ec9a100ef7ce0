"""A page of help to read: headings, paragraphs and points."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assertjournal.core.content import HelpText
from assertjournal.ui.look.look import Look
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


def help_sections(look: Look, text: HelpText) -> QWidget:
    """Give the sections below each other."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.theme.px(8))
    for number, section in enumerate(text.sections):
        if number:
            column.addSpacing(look.theme.px(10))
        column.addWidget(PlainLabel(look.theme, section.heading, LabelRole.HEADING, wrap=True))
        for paragraph in section.paragraphs:
            column.addWidget(PlainLabel(look.theme, paragraph, wrap=True, selectable=True))
        for point in section.points:
            row = QHBoxLayout()
            row.setSpacing(look.theme.px(8))
            row.addWidget(PlainLabel(look.theme, "•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(look.theme, point, wrap=True, selectable=True), 1)
            column.addLayout(row)
    return inside
