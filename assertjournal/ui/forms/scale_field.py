"""A rating: one number of a row, with words at both ends."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import Field
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.toggle import Toggle, ToggleRow
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.widgets.bare_layouts import bare_column, bare_row
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_WIDEST = 44


class NumberRow(ToggleRow):
    """The numbers from `minimum` to `maximum`, side by side."""

    def __init__(self, minimum: int, maximum: int, appearance: Appearance) -> None:
        """Build a toggle for each number."""
        super().__init__()
        self._minimum = minimum
        layout = bare_row(self, appearance.theme.px(2))
        for number in range(minimum, maximum + 1):
            toggle = Toggle(str(number), appearance, padding=12)
            toggle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # narrower where it must be
            toggle.setMaximumWidth(appearance.theme.px(_WIDEST))
            layout.addWidget(toggle, 1)
            self.add(toggle)

    @property
    def number(self) -> int | None:
        """Return the chosen number, or None."""
        return None if self.chosen is None else self.chosen + self._minimum

    def show_number(self, number: int | None) -> None:
        """Choose a number by program."""
        self.choose(None if number is None else number - self._minimum)


class ScaleField(FieldWidget):
    """One number, or none."""

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Build the row with the words of its ends below."""
        super().__init__(field, appearance)
        self.row = NumberRow(field.minimum, field.maximum, appearance)
        self.row.chosen_by_user.connect(self.edited)
        self.setMaximumWidth(appearance.theme.px(_WIDEST + 2) * len(self.row.toggles))
        layout = bare_column(self, appearance.theme.px(2))
        layout.addWidget(self.row)
        if field.low or field.high:
            layout.addLayout(self._ends())
        self.setFocusProxy(self.row)

    def answer(self) -> Answer | None:
        """Return the number, or None."""
        return self.row.number

    def set_answer(self, answer: Answer | None) -> None:
        """Choose the number."""
        self.row.show_number(answer if isinstance(answer, int) else None)

    def be_read_only(self) -> None:
        """Allow the number only to be read."""
        self.row.setEnabled(False)

    def name_controls(self, name: str, label: QLabel) -> None:
        """Name the row after the field, and say at each number what the ends mean."""
        label.setBuddy(self.row)
        self.row.setAccessibleName(name)
        ends = f"{self.field.minimum}: {self.field.low}, {self.field.maximum}: {self.field.high}"
        for toggle in self.row.toggles:
            toggle.setAccessibleDescription(f"{name}. {ends}" if self.field.low else name)

    def _ends(self) -> QHBoxLayout:
        ends = QHBoxLayout()
        ends.addWidget(PlainLabel(self.appearance.theme, self.field.low, LabelRole.SMALL))
        ends.addStretch(1)
        ends.addWidget(PlainLabel(self.appearance.theme, self.field.high, LabelRole.SMALL))
        return ends
