"""A card with a heading: one step of a page that has several."""

from PySide6.QtWidgets import QLayout, QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class SectionCard(Card):
    """Stacks what it is given below its heading."""

    def __init__(self, appearance: Appearance, heading: str, lead: str = "") -> None:
        """Begin with the heading, and a sentence below it."""
        super().__init__(appearance.theme)
        self.appearance = appearance
        self._column = bare_column(self, appearance.theme.px(10))
        self._column.addWidget(PlainLabel(appearance.theme, heading, LabelRole.HEADING, wrap=True))
        if lead:
            self._column.addWidget(PlainLabel(appearance.theme, lead, LabelRole.SECONDARY, wrap=True))

    def add(self, part: QWidget | QLayout) -> None:
        """Put a widget or a row below the others."""
        if isinstance(part, QLayout):
            self._column.addLayout(part)
        else:
            self._column.addWidget(part)

    def add_words(self, words: str = "", role: LabelRole = LabelRole.SECONDARY) -> PlainLabel:
        """Put a text below the others."""
        label = PlainLabel(self.appearance.theme, words, role, wrap=True)
        self._column.addWidget(label)
        return label
