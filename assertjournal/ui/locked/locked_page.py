"""What the pages before unlocking share: a calm column in the middle, and a line at the foot."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.qt_options import set_qt_options
from assertjournal.ui.widgets.buttons import link_button, locked_row
from assertjournal.ui.widgets.labels import IconLabel, LabelRole, PlainLabel

_WIDTH = 420
_ALL = 1000  # the sides share what the column leaves


class LockedPage(QScrollArea):
    """A title and a sentence under the feather; `column` takes what the page asks."""

    def __init__(self, appearance: Appearance, title: str, lead: str, width: float = _WIDTH) -> None:
        """Show `title` and `lead`. The column is `width` design pixels wide."""
        super().__init__()
        self.appearance = appearance
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        set_qt_options(self, focusPolicy="NoFocus")
        inside = QWidget()
        middle = QWidget()
        middle.setMaximumWidth(appearance.theme.px(width))
        self.column = QVBoxLayout(middle)
        self.column.setSpacing(appearance.theme.px(10))
        self.column.addWidget(IconLabel(appearance.theme, appearance.icons, "feather", "accent", 44))
        self.column.addWidget(PlainLabel(appearance.theme, title, LabelRole.TITLE, wrap=True))
        self.lead = PlainLabel(appearance.theme, lead, LabelRole.LEAD, wrap=True)
        self.column.addWidget(self.lead)
        self.column.addSpacing(appearance.theme.px(10))
        layout = QVBoxLayout(inside)
        layout.addStretch(1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(middle, _ALL)
        centred.addStretch(1)
        layout.addLayout(centred)
        layout.addStretch(1)
        layout.addWidget(_foot(appearance))
        self.setWidget(inside)

    def add_link(self, text: str) -> QPushButton:
        """Add a quiet button below what is there."""
        link = link_button(text)
        self.column.addLayout(locked_row(link))
        return link


def _foot(appearance: Appearance) -> PlainLabel:
    words = _(
        "No one reads what you write here. This program cannot call for help: "
        "in danger, call your local emergency number."
    )
    foot = PlainLabel(appearance.theme, words, LabelRole.SMALL, wrap=True)
    set_qt_options(foot, alignment="AlignCenter")
    return foot
