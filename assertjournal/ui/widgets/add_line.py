"""A line to write a name in, and a button that adds it to what is below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.buttons import plain_button


class AddLine(QWidget):
    """`added` carries what was written, which stays in the line until `taken` says that it is there now.

    `written` tells that the user is writing.
    """

    added = Signal(str)
    written = Signal()

    def __init__(self, appearance: Appearance, label: str) -> None:
        """Build an empty line; `label` says what is written in it."""
        super().__init__()
        self.line = QLineEdit(placeholderText=label)
        self.line.setAccessibleName(label)
        self.line.returnPressed.connect(self.add)
        self.line.textEdited.connect(lambda _text: self.written.emit())
        button = plain_button(_("Add"))
        button.setAccessibleDescription(label)
        button.clicked.connect(self.add)
        row = bare_row(self, appearance.theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(button)
        self.setFocusProxy(self.line)

    def add(self) -> None:
        """Add what is written, if it is anything."""
        if self.line.text().strip():
            self.added.emit(self.line.text())

    def taken(self, text: str) -> None:
        """Clear `text`, which was added. What the user has written on since stays."""
        self.line.setText(self.line.text().removeprefix(text))
