"""Fields answered by choosing: one of a few, one of many, several."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import Choice, Field
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.chooser import Chooser
from assertjournal.ui.choices.tick_box import TickBox
from assertjournal.ui.choices.toggle import Toggle, ToggleRow
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.flow_layout import FlowLayout
from assertjournal.ui.widgets.labels import plain_menu_text

FEW = 7
_COLUMNS_FROM = 6


def choice_field(field: Field, appearance: Appearance) -> FieldWidget:
    """Return buttons side by side for a few options, a list to open for many."""
    few = field.choices and len(field.choices) <= FEW
    return ChoiceButtons(field, appearance) if few else ChoiceList(field, appearance)


class ChoiceButtons(FieldWidget):
    """A few options, all in sight."""

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Build a toggle for each choice."""
        super().__init__(field, appearance)
        self.row = ToggleRow()
        flow = FlowLayout(self.row, appearance.theme.px(4))
        for choice in field.choices:
            toggle = Toggle(choice.label, appearance, padding=14)
            flow.addWidget(toggle)
            self.row.add(toggle)
        self.row.chosen_by_user.connect(self.edited)
        layout = bare_column(self)
        layout.addWidget(self.row)
        self.setFocusProxy(self.row)

    def answer(self) -> Answer | None:
        """Return the id of the chosen option."""
        return None if self.row.chosen is None else self.field.choices[self.row.chosen].id

    def set_answer(self, answer: Answer | None) -> None:
        """Choose an option by its id."""
        ids = [choice.id for choice in self.field.choices]
        self.row.choose(ids.index(answer) if answer in ids else None)

    def be_read_only(self) -> None:
        """Allow the choice only to be read."""
        self.row.setEnabled(False)

    def name_controls(self, name: str, label: QLabel) -> None:
        """Name the row after the field."""
        label.setBuddy(self.row)
        self.row.setAccessibleName(name)
        for toggle in self.row.toggles:
            toggle.setAccessibleDescription(name)


class QuietComboBox(Chooser):
    """A list to open that leaves the wheel to the page: who scrolls on after choosing means to change nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()


class ChoiceList(FieldWidget):
    """Many options, or the lines of another field. The first row takes the choice back."""

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Build the list to open."""
        super().__init__(field, appearance)
        self.box = QuietComboBox(appearance.theme)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setMaxVisibleItems(16)
        self.box.activated.connect(self.edited)
        layout = bare_column(self)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self._offer(field.choices)

    def answer(self) -> Answer | None:
        """Return the id (or the line) that is chosen."""
        chosen = self.box.currentData()
        return chosen if isinstance(chosen, str) and chosen else None

    def set_answer(self, answer: Answer | None) -> None:
        """Choose by id; a line that is no longer among the others is still shown."""
        if isinstance(answer, str) and self.box.findData(answer) < 0:
            self.box.addItem(answer, answer)
        self.box.setCurrentIndex(max(self.box.findData(answer), 0) if answer is not None else 0)

    def set_choices(self, lines: tuple[str, ...]) -> None:
        """Offer the lines of the other field, keeping what is chosen."""
        chosen = self.answer()
        self._offer(tuple(Choice(line, line) for line in dict.fromkeys(lines)))
        self.set_answer(chosen)

    def be_read_only(self) -> None:
        """Allow the choice only to be read."""
        self.box.setEnabled(False)

    def name_controls(self, name: str, label: QLabel) -> None:
        """Name the list after the field."""
        label.setBuddy(self.box)
        self.box.setAccessibleName(name)

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        self.box.clear()
        self.box.addItem(_("Not chosen"), "")
        for choice in choices:
            self.box.addItem(choice.label, choice.id)


class MultiChoiceField(FieldWidget):
    """Several of the options."""

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Build a check box for each choice, in two columns where there are many."""
        super().__init__(field, appearance)
        self._boxes = {choice.id: TickBox(plain_menu_text(choice.label)) for choice in field.choices}
        columns = 2 if len(field.choices) >= _COLUMNS_FROM else 1
        rows = -(-len(self._boxes) // columns)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(appearance.theme.px(6))
        for number, box in enumerate(self._boxes.values()):
            grid.addWidget(box, number % rows, number // rows)
            box.clicked.connect(self.edited)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def answer(self) -> Answer | None:
        """Return the ids of the ticked options, in the worksheet's order."""
        return tuple(choice for choice, box in self._boxes.items() if box.isChecked()) or None

    def set_answer(self, answer: Answer | None) -> None:
        """Tick the options by their ids."""
        chosen = answer if isinstance(answer, tuple) else ()
        for choice, box in self._boxes.items():
            box.setChecked(choice in chosen)

    def be_read_only(self) -> None:
        """Allow the choices only to be read."""
        for box in self._boxes.values():
            box.setEnabled(False)

    def name_controls(self, name: str, label: QLabel) -> None:
        """Describe each box by the question that it answers."""
        label.setBuddy(next(iter(self._boxes.values())))
        for choice in self.field.choices:
            self._boxes[choice.id].setAccessibleName(choice.label)
            self._boxes[choice.id].setAccessibleDescription(name)
