"""What every widget that answers a field has in common."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import Field
from assertjournal.ui.appearance.appearance import Appearance


class FieldWidget(QWidget):
    """Answers one field.

    `edited` is sent for the user's own changes only, never while the widget is filled by program. `go_on` is sent when
    the user asks for the next field.
    """

    edited = Signal()
    go_on = Signal()

    def __init__(self, field: Field, appearance: Appearance) -> None:
        """Store the field to answer, and the appearance."""
        super().__init__()
        self.field = field
        self.appearance = appearance

    @abstractmethod
    def answer(self) -> Answer | None:
        """Return what stands in the widget, None where that is nothing."""

    @abstractmethod
    def set_answer(self, answer: Answer | None) -> None:
        """Fill the widget without sending `edited`. What could be undone before cannot any more."""

    @abstractmethod
    def name_controls(self, name: str, label: QLabel) -> None:
        """Set the controls their accessible names from the field's visible label."""

    @abstractmethod
    def be_read_only(self) -> None:
        """Accept no more answers from the user. What stands in the widget can still be read, and text copied."""

    def set_choices(self, lines: tuple[str, ...]) -> None:
        """Accept the lines of the field that `choices_from` names. Only a choice makes use of them."""
