"""The head of a card: a name that can be edited in place, and a link that removes the item."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.buttons import link_button
from assertjournal.ui.widgets.heading_line import HeadingLine


class CardHead(QWidget):
    """Shows the name of a card's item, with links to rename and to remove it.

    `renamed` carries the new name, `take_away_asked` asks to remove the item, and `grows` announces that the head
    needs more room.
    """

    renamed = Signal(str)
    take_away_asked = Signal()
    grows = Signal()

    def __init__(self, appearance: Appearance, asked: str) -> None:
        """Build the head. A screen reader calls the line in which the name is edited `asked`."""
        super().__init__()
        self._heading = HeadingLine(appearance, asked)
        self._heading.renamed.connect(self.renamed)
        self._rename = link_button(_("Rename"))
        self._rename.clicked.connect(self._heading.rename)
        self._rename.clicked.connect(self.grows)
        self._heading.ended.connect(self._rename.setFocus)
        self._take_away = link_button(_("Take away"))
        self._take_away.clicked.connect(self.take_away_asked)
        row = bare_row(self)
        row.addWidget(self._heading, 1)
        for link in (self._rename, self._take_away):
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)

    def show_name(self, name: str, *, can_rename: bool, can_take_away: bool) -> None:
        """Show the name, and the links that apply to it."""
        self._heading.set_text(name)
        for link, is_offered in ((self._rename, can_rename), (self._take_away, can_take_away)):
            link.setVisible(is_offered)
            link.setAccessibleDescription(name)  # a screen reader meets the same links on every card
