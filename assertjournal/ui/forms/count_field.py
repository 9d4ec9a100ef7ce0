"""A small number of times."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QSpinBox

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import Field
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.widgets.bare_layouts import bare_row


class QuietSpinBox(QSpinBox):
    """A number that leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()


class CountField(FieldWidget):
    """A count within the field’s bounds; 0 says that there is nothing to count."""

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Build the spin box."""
        super().__init__(field, appearance)
        self._filling = False
        self.box = QuietSpinBox(minimum=field.minimum, maximum=field.maximum)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.valueChanged.connect(self._changed)
        layout = bare_row(self)
        layout.addWidget(self.box)
        layout.addStretch(1)
        self.setFocusProxy(self.box)

    def answer(self) -> Answer | None:
        """Return the count, None for 0."""
        return self.box.value() or None

    def set_answer(self, answer: Answer | None) -> None:
        """Show a count."""
        self._filling = True
        count = answer if isinstance(answer, int) else 0
        self.box.setValue(count)
        self._filling = False

    def be_read_only(self) -> None:
        """Allow the count only to be read and copied."""
        self.box.setReadOnly(True)

    def name_controls(self, name: str, label: QLabel) -> None:
        """Name the box after the field."""
        label.setBuddy(self.box)
        self.box.setAccessibleName(name)

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()
