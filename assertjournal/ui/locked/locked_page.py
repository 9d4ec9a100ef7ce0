"""What the pages before unlocking share: a calm column in the middle, and a line at the foot."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assertjournal.i18n import _
from assertjournal.ui.look.by_name import set_by_name
from assertjournal.ui.look.look import Look
from assertjournal.ui.widgets.buttons import link_button, locked_row
from assertjournal.ui.widgets.labels import IconLabel, LabelRole, PlainLabel

_WIDTH = 420
_ALL = 1000  # the sides share what the column leaves


class LockedPage(QScrollArea):
    """A title and a sentence under the feather; `column` takes what the page asks."""

    def __init__(self, look: Look, title: str, lead: str, width: float = _WIDTH) -> None:
        """Show `title` and `lead`; the column is `width` design pixels wide."""
        super().__init__()
        self.look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        set_by_name(self, focusPolicy="NoFocus")
        inside = QWidget()
        middle = QWidget()
        middle.setMaximumWidth(look.theme.px(width))
        self.column = QVBoxLayout(middle)
        self.column.setSpacing(look.theme.px(10))
        self.column.addWidget(IconLabel(look.theme, look.icons, "feather", "accent", 44))
        self.column.addWidget(PlainLabel(look.theme, title, LabelRole.TITLE, wrap=True))
        self.lead = PlainLabel(look.theme, lead, LabelRole.LEAD, wrap=True)
        self.column.addWidget(self.lead)
        self.column.addSpacing(look.theme.px(10))
        layout = QVBoxLayout(inside)
        layout.addStretch(1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(middle, _ALL)
        centred.addStretch(1)
        layout.addLayout(centred)
        layout.addStretch(1)
        layout.addWidget(_foot(look))
        self.setWidget(inside)

    def add_link(self, text: str) -> QPushButton:
        """Add a quiet button below what is there."""
        link = link_button(text)
        self.column.addLayout(locked_row(link))
        return link


def _foot(look: Look) -> PlainLabel:
    words = _(
        "Nobody reads what you write here. This program cannot call for help: "
        "in danger, call your local emergency number."
    )
    foot = PlainLabel(look.theme, words, LabelRole.SMALL, wrap=True)
    set_by_name(foot, alignment="AlignCenter")
    return foot
