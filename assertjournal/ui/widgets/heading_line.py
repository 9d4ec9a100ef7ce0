"""A heading that can be written again where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class HeadingLine(QWidget):
    """Shows a heading; `rename` makes it a line to write in. `renamed` carries another text, `ended` tells the end."""

    renamed = Signal(str)
    ended = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        """Build a heading that can be written again; `name` says what the line asks for."""
        super().__init__()
        self._heading = PlainLabel(appearance.theme, "", LabelRole.HEADING, wrap=True)
        self._line = QLineEdit()
        self._line.setAccessibleName(name)
        self._line.hide()
        self._line.editingFinished.connect(self._finish)
        column = bare_column(self)
        column.addWidget(self._heading)
        column.addWidget(self._line)

    def set_text(self, text: str) -> None:
        """Show another heading."""
        self._heading.setText(text)

    def rename(self) -> None:
        """Start writing the heading again: Enter, or leaving the line, accepts it. Escape leaves all as it was."""
        self._line.setText(self._heading.text())
        self._heading.hide()
        self._line.show()
        self._line.setFocus()
        self._line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all as it was with Escape."""
        if event.key() == Qt.Key.Key_Escape and not self._line.isHidden():
            self._line.setText(self._heading.text())
            self._finish()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if self._line.isHidden():
            return
        written, by_key = self._line.text().strip(), self._line.hasFocus()
        self._heading.show()
        self._line.hide()
        if written and written != self._heading.text():
            self.renamed.emit(written)
        if by_key:
            self.ended.emit()
