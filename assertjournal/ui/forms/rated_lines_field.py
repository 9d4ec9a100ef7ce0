"""Lines, each with a rating of how much it matters."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from assertjournal.core.answers import Answer, RatedLine
from assertjournal.core.worksheet import Field
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.forms.scale_field import NumberRow
from assertjournal.ui.widgets.bare_layouts import bare_column, bare_row
from assertjournal.ui.widgets.plain_editor import PlainEditor

_NUMBER_WIDTH = 34


class RatedRow(QWidget):
    """One line and its numbers."""

    edited = Signal()
    go_on = Signal()
    removed = Signal()

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Build an empty row."""
        super().__init__()
        self.editor = PlainEditor(appearance, 1, one_paragraph=True)
        self.numbers = NumberRow(field.minimum, field.maximum, appearance)
        self.numbers.setFixedWidth(appearance.theme.px(_NUMBER_WIDTH) * len(self.numbers.toggles))
        layout = bare_row(self, appearance.theme.px(8))
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignVCenter)
        self.editor.edited.connect(self.edited)
        self.editor.go_on.connect(self.go_on)
        self.numbers.chosen_by_user.connect(self.edited)
        self.editor.installEventFilter(self)

    def be_read_only(self) -> None:
        """Allow the line only to be read and copied."""
        self.editor.be_read_only()
        self.numbers.setEnabled(False)

    @property
    def line(self) -> RatedLine | None:
        """Return the line, or None while it holds no text."""
        text = self.editor.text()
        return RatedLine(text, self.numbers.number) if text.strip() else None

    def show_line(self, line: RatedLine | None) -> None:
        """Fill the row by program."""
        self.editor.set_text("" if line is None else line.text)
        self.numbers.show_number(None if line is None else line.rating)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remove an empty line with Backspace."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _removes(event, self.editor):
            self.removed.emit()
            return True
        return super().eventFilter(watched, event)


class RatedLinesField(FieldWidget):
    """Rows of a line and its numbers. Below the last filled one there is always an empty one."""

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Begin with one empty row."""
        super().__init__(field, appearance)
        self.rows: list[RatedRow] = []
        self._read_only = False
        self._name = field.label
        self._layout = bare_column(self, appearance.theme.px(6))
        self.set_answer(None)

    def answer(self) -> Answer | None:
        """Return the lines that hold a text."""
        return tuple(row.line for row in self.rows if row.line is not None) or None

    def set_answer(self, answer: Answer | None) -> None:
        """Show the lines and an empty one behind them."""
        lines = [line for line in answer if isinstance(line, RatedLine)] if isinstance(answer, tuple) else []
        while len(self.rows) > len(lines) + 1:
            self._drop(self.rows[-1])
        while len(self.rows) < len(lines) + 1:
            self._append()
        for row, line in zip(self.rows, [*lines, None], strict=True):
            row.show_line(line)

    def be_read_only(self) -> None:
        """Allow the lines only to be read and copied, also those that are shown later."""
        self._read_only = True
        for row in self.rows:
            row.be_read_only()

    def name_controls(self, name: str, label: QLabel) -> None:
        """Name each line after the field and its number."""
        self._name = name
        label.setBuddy(self.rows[0].editor)
        self._number_rows()

    def _append(self) -> None:
        row = RatedRow(self.field, self.appearance)
        if self._read_only:
            row.be_read_only()
        self.rows.append(row)
        self._layout.addWidget(row)
        if len(self.rows) > 1:
            _tab_on(self.rows[-2], row)
        row.edited.connect(self._edited)
        row.go_on.connect(lambda: self._next(row))
        row.removed.connect(lambda: self._remove(row))
        self._number_rows()

    def _edited(self) -> None:
        if self.rows[-1].line is not None:
            self._append()
        self.edited.emit()

    def _next(self, row: RatedRow) -> None:
        following = self.rows.index(row) + 1
        if following < len(self.rows) and row.line is not None:
            self.rows[following].editor.setFocus()
        else:
            self.go_on.emit()

    def _remove(self, row: RatedRow) -> None:
        index = self.rows.index(row)
        # The last row is the empty one to write in.
        if len(self.rows) == 1 or index == len(self.rows) - 1:
            return
        # Before the row goes: Qt would pass the focus on to any widget.
        self.rows[index - 1 if index else 1].editor.setFocus()
        self._drop(row)
        self._number_rows()
        self.edited.emit()

    def _drop(self, row: RatedRow) -> None:
        self.rows.remove(row)
        self._layout.removeWidget(row)
        # Deleted later, so out of sight now; a signal of this very row may still be running.
        row.hide()
        row.deleteLater()

    def _number_rows(self) -> None:
        self.setFocusProxy(self.rows[0].editor)
        for number, row in enumerate(self.rows, 1):
            row.editor.setAccessibleName(f"{self._name} {number}")
            row.numbers.setAccessibleName(_("How much line {number} matters").format(number=number))
            for toggle in row.numbers.toggles:
                toggle.setAccessibleDescription(row.numbers.accessibleName())


def _tab_on(before: RatedRow, row: RatedRow) -> None:
    """Set the order of Tab from one row to the next. Qt puts what is added later behind all else in the window."""
    controls = (before.numbers.toggles[-1], row.editor, *row.numbers.toggles)
    for first, second in pairwise(controls):
        QWidget.setTabOrder(first, second)


def _removes(event: QKeyEvent, editor: PlainEditor) -> bool:
    return event.key() == Qt.Key.Key_Backspace and not editor.text() and not editor.isReadOnly()
