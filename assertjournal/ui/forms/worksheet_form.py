"""The form that a worksheet becomes: its first fields, and the others behind "More questions"."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.core.answers import Answer, Answers, answer_lines
from assertjournal.core.worksheet import Field, Worksheet
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.field_frame import FieldFrame
from assertjournal.ui.forms.text_fields import TextField
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.fold import Fold
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_BETWEEN_FIELDS = 20
_WITHIN_GROUP = 12


class WorksheetForm(QWidget):
    """Answers a worksheet.

    `edited` carries the id of a field that the user changed, `entered` and `left` of one that got or lost the focus.
    """

    edited = Signal(str)
    entered = Signal(str)
    left = Signal(str)
    example_asked = Signal(str)
    finished = Signal()
    folded = Signal(bool)

    def __init__(self, worksheet: Worksheet, appearance: Appearance, today: Callable[[], date]) -> None:
        """Build every field once; `today` is what a date begins with."""
        super().__init__()
        self.worksheet = worksheet
        self._appearance = appearance
        self._today = today
        self.frames: dict[str, FieldFrame] = {}
        self._inside = ""
        layout = bare_column(self, appearance.theme.px(_BETWEEN_FIELDS))
        first = [field for field in worksheet if field.shown_first]
        others = [field for field in worksheet if not field.shown_first]
        self._add(layout, first)
        self.more = Fold(_("More questions"), appearance)
        self.more.toggled.connect(self.folded)
        if others:
            inside = QVBoxLayout()
            inside.setSpacing(appearance.theme.px(_BETWEEN_FIELDS))
            self._add(inside, others)
            self.more.set_content(inside)
            layout.addWidget(self.more)
        self.more.setVisible(bool(others))
        self._connect_fields()

    def be_read_only(self) -> None:
        """Accept no more answers. Those that are shown can be read, selected and copied."""
        for frame in self.frames.values():
            frame.be_read_only()

    def set_answers(self, answers: Answers) -> None:
        """Fill every field by program, which is no edit."""
        for field_id, frame in self.frames.items():
            frame.widget.set_answer(None)  # a choice would go on offering the line that it keeps
            self._refresh_choices(frame, answers)
            frame.widget.set_answer(answers.get(field_id))

    def set_untouched(self, answers: Answers) -> None:
        """Fill the fields by program, but the one that is being written in."""
        for field_id, frame in self.frames.items():
            if field_id != self._inside and frame.widget.answer() != answers.get(field_id):
                frame.widget.set_answer(answers.get(field_id))

    def answer(self, field_id: str) -> Answer | None:
        """Return what stands in a field."""
        return self.frames[field_id].widget.answer()

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        next(iter(self.frames.values())).widget.setFocus()

    def focus_field(self, field_id: str) -> None:
        """Put the focus into a field, folding the other questions out where it is among them."""
        frame = self.frames[field_id]
        if not frame.field.shown_first:
            self.open_more(True)
        frame.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def open_more(self, opened: bool) -> None:
        """Fold the other questions out or in, by program."""
        self.more.set_open(opened)

    def offer_examples(self, name: str, answered: Iterable[str]) -> None:
        """Offer at each field in `answered` to see how `name` did it; "" takes the offers back."""
        has_one = frozenset(answered)
        for field_id, frame in self.frames.items():
            frame.offer_example(name if field_id in has_one else "")

    def show_note(self, field_id: str, words: str) -> None:
        """Show something below a field."""
        self.frames[field_id].show_note(words)

    def put_below(self, field_id: str, widget: QWidget) -> None:
        """Put something of the page's own right below a field."""
        self.frames[field_id].put_below(widget)

    def focus_moved(self, new: QWidget | None) -> None:
        """Handle that another widget has the focus, inside the form or elsewhere."""
        inside = self._field_of(new)
        if inside == self._inside:
            return
        if self._inside:
            self.left.emit(self._inside)
        self._inside = inside
        if inside:
            self.entered.emit(inside)

    def _add(self, layout: QVBoxLayout, fields: list[Field]) -> None:
        for group, members in _grouped(fields):
            inner = layout
            if group:
                inner = QVBoxLayout()
                inner.setSpacing(self._appearance.theme.px(_WITHIN_GROUP))
                inner.addWidget(PlainLabel(self._appearance.theme, group, LabelRole.HEADING, wrap=True))
                layout.addLayout(inner)
            for field in members:
                frame = FieldFrame(field, self._appearance, self._today, in_group=bool(group))
                self.frames[field.id] = frame
                inner.addWidget(frame)

    def _connect_fields(self) -> None:
        for field_id, frame in self.frames.items():
            frame.widget.edited.connect(lambda name=field_id: self._edited(name))
            frame.widget.go_on.connect(lambda name=field_id: self._go_on(name))
            frame.example_asked.connect(lambda name=field_id: self.example_asked.emit(name))
            frame.compose_asked.connect(lambda name=field_id: self._compose(name))

    def _edited(self, field_id: str) -> None:
        for frame in self.frames.values():
            if frame.field.choices_from == field_id:
                frame.widget.set_choices(answer_lines(self.answer(field_id) or ()))
        self.edited.emit(field_id)

    def _refresh_choices(self, frame: FieldFrame, answers: Answers) -> None:
        if frame.field.choices_from:
            frame.widget.set_choices(answer_lines(answers.get(frame.field.choices_from, ())))

    def _go_on(self, field_id: str) -> None:
        names = [name for name, frame in self.frames.items() if frame.isVisible()]
        following = names[names.index(field_id) + 1 :]
        if following:
            self.frames[following[0]].widget.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _compose(self, field_id: str) -> None:
        frame = self.frames[field_id]
        sources = (self.answer(source) for source in frame.field.compose_from)
        written = "\n".join(line for answer in sources if answer for line in answer_lines(answer))
        if isinstance(frame.widget, TextField):
            if written:
                frame.widget.add(written)
            frame.widget.setFocus()

    def _field_of(self, widget: QWidget | None) -> str:
        return next((name for name, frame in self.frames.items() if widget and frame.isAncestorOf(widget)), "")


def _grouped(fields: list[Field]) -> list[tuple[str, list[Field]]]:
    groups: list[tuple[str, list[Field]]] = []
    for field in fields:
        if groups and field.group and groups[-1][0] == field.group:
            groups[-1][1].append(field)
        else:
            groups.append((field.group, [field]))
    return groups
