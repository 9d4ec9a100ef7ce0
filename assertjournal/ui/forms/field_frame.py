"""A field on the page: its label and prompt above its widget, what helps below."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.dialogs.pick_dialog import PickDialog
from assertjournal.ui.forms.choice_fields import MultiChoiceField, choice_field
from assertjournal.ui.forms.count_field import CountField
from assertjournal.ui.forms.date_field import DateField
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.forms.rated_lines_field import RatedLinesField
from assertjournal.ui.forms.scale_field import ScaleField
from assertjournal.ui.forms.text_fields import LinesField, TextField
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, link_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

Builder = Callable[[Field, Appearance, Callable[[], date]], FieldWidget]
WIDGETS: dict[FieldKind, Builder] = {
    FieldKind.TEXT: lambda field, appearance, _today: TextField(field, appearance),
    FieldKind.LONG_TEXT: lambda field, appearance, _today: TextField(field, appearance),
    FieldKind.LINES: lambda field, appearance, _today: LinesField(field, appearance),
    FieldKind.RATED_LINES: lambda field, appearance, _today: RatedLinesField(field, appearance),
    FieldKind.SCALE: lambda field, appearance, _today: ScaleField(field, appearance),
    FieldKind.CHOICE: lambda field, appearance, _today: choice_field(field, appearance),
    FieldKind.MULTI_CHOICE: lambda field, appearance, _today: MultiChoiceField(field, appearance),
    FieldKind.DATE: DateField,
    FieldKind.COUNT: lambda field, appearance, _today: CountField(field, appearance),
}


class FieldFrame(QWidget):
    """Shows one field; `example_asked` and `compose_asked` carry what its buttons were pressed for."""

    example_asked = Signal()
    compose_asked = Signal()

    def __init__(
        self, field: Field, appearance: Appearance, today: Callable[[], date], *, in_group: bool = False
    ) -> None:
        """Build the field; within a group its label is quieter, as the group has the heading."""
        super().__init__()
        self.field = field
        self._appearance = appearance
        self.widget = WIDGETS[field.kind](field, appearance, today)
        self._note = PlainLabel(appearance.theme, "", LabelRole.SMALL, wrap=True)
        self._note.hide()
        self._writing: list[QPushButton] = []
        self._example = self._link("")
        self._example.hide()
        self._example.clicked.connect(self.example_asked)
        layout = bare_column(self, appearance.theme.px(6))
        label = PlainLabel(appearance.theme, field.label, LabelRole.BODY if in_group else LabelRole.HEADING, wrap=True)
        layout.addWidget(label)
        for words in filter(None, (field.prompt, field.help)):
            layout.addWidget(PlainLabel(appearance.theme, words, LabelRole.SECONDARY, wrap=True))
        layout.addWidget(self.widget)
        layout.addWidget(self._note)
        layout.addLayout(self._buttons())
        self.widget.name_controls(field.label, label)

    def be_read_only(self) -> None:
        """Accept no more answers, and offer nothing that would write one."""
        self.widget.be_read_only()
        for button in self._writing:
            button.hide()

    def offer_example(self, name: str) -> None:
        """Offer to see how `name` answered; "" takes the offer back."""
        self._example.setText(_("See how {name} did it").format(name=name))
        self._example.setAccessibleName(f"{self._example.text()}: {self.field.label}")
        self._example.setVisible(bool(name))

    def put_below(self, widget: QWidget) -> None:
        """Put a widget below everything else."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)

    def show_note(self, words: str) -> None:
        """Show something below the widget, such as a rating given before; "" takes it away."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _buttons(self) -> QLayout:
        if self.field.suggestions:
            pick = self._link(_("Pick from a list"))
            pick.clicked.connect(self._pick)
            self._writing.append(pick)
        if self.field.compose_from:
            compose = self._link(_("Start from what I wrote above"))
            compose.clicked.connect(self.compose_asked)
            self._writing.append(compose)
        return button_row(*self._writing, self._example)

    def _link(self, text: str) -> QPushButton:
        button = link_button(text)
        button.setAccessibleName(f"{text}: {self.field.label}")
        return button

    def _pick(self) -> None:
        if not isinstance(self.widget, TextField):
            return
        dialog = PickDialog(self.field.label, self.field.suggestions, self._appearance, self)
        if dialog.exec():
            written = {line.strip().casefold() for line in self.widget.editor.text().split("\n")}
            for picked in dialog.picked():
                if picked.casefold() not in written:
                    self.widget.add(picked)
        self.widget.setFocus()
