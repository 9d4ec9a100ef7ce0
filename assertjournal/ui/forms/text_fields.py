"""Fields answered in writing: a text, a long text, and plain lines."""

from PySide6.QtWidgets import QLabel

from assertjournal.core.answers import Answer, answer_lines
from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.plain_editor import PlainEditor

_LOWEST = {FieldKind.TEXT: 1, FieldKind.LONG_TEXT: 3, FieldKind.LINES: 3}


class TextField(FieldWidget):
    """A text in an editor that grows with it."""

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Build the editor for a text, a long text or lines."""
        super().__init__(field, appearance)
        self.editor = PlainEditor(appearance, _LOWEST[field.kind], one_paragraph=field.kind is FieldKind.TEXT)
        self.editor.edited.connect(self.edited)
        self.editor.go_on.connect(self.go_on)
        layout = bare_column(self)
        layout.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    def answer(self) -> Answer | None:
        """Return the text, None where there is only white space."""
        return self.editor.text() if self.editor.text().strip() else None

    def set_answer(self, answer: Answer | None) -> None:
        """Fill the editor."""
        self.editor.set_text("" if answer is None else "\n".join(answer_lines(answer)))

    def add(self, text: str) -> None:
        """Put `text` behind what stands there, on a line of its own, as an edit that undo takes back."""
        before = self.editor.text().rstrip("\n")
        self.editor.replace_text(f"{before}\n{text}" if before else text)

    def be_read_only(self) -> None:
        """Allow the text only to be read, selected and copied."""
        self.editor.be_read_only()

    def name_controls(self, name: str, label: QLabel) -> None:
        """Name the editor after the field."""
        self.editor.setAccessibleName(name)
        label.setBuddy(self.editor)


class LinesField(TextField):
    """One item on each line."""

    def answer(self) -> Answer | None:
        """Return the lines that hold something."""
        return tuple(line for line in self.editor.text().split("\n") if line.strip()) or None
