"""Shows what a field said then beside what it says now, or above it in a narrow window."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assertjournal.core.differences import Spans, differing_words
from assertjournal.i18n import _
from assertjournal.services.entry_history import ComparedField
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.compared_text import ComparedText, Tint
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel

_NARROW = 480


class FieldComparison(QWidget):
    """Compares two states of one field. If both say the same, the text is shown once."""

    def __init__(self, appearance: Appearance, compared: ComparedField) -> None:
        """Show the field."""
        super().__init__()
        self._appearance = appearance
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(appearance.theme.px(16))
        same = compared.then == compared.now
        head = QHBoxLayout()
        head.addWidget(PlainLabel(appearance.theme, compared.label, LabelRole.HEADING, wrap=True), 1)
        if same:
            head.addWidget(PlainLabel(appearance.theme, _("Same as now"), LabelRole.SMALL))
            self._add(compared.label, "", compared.then, (), "warm_soft")
        else:
            then, now = differing_words(compared.then, compared.now)
            self._add(compared.label, _("Then"), compared.then, then, "warm_soft")
            self._add(compared.label, _("Now"), compared.now, now, "accent_soft")
        layout = bare_column(self, appearance.theme.px(6))
        layout.addLayout(head)
        layout.addLayout(self._sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the texts one above the other if they would be too narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self._appearance.theme.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._sides.direction():
            self._sides.setDirection(direction)

    def _add(self, label: str, when: str, text: str, spans: Spans, tint: Tint) -> None:
        side = QVBoxLayout()
        side.setSpacing(self._appearance.theme.px(4))
        if when:
            side.addWidget(PlainLabel(self._appearance.theme, when, LabelRole.SMALL))
        if text:
            shown = ComparedText(self._appearance, ": ".join(filter(None, (label, when))), tint)
            shown.compare(text, spans)
            side.addWidget(shown)
        else:
            side.addWidget(PlainLabel(self._appearance.theme, _("Nothing"), LabelRole.SECONDARY))
        side.addStretch(1)
        self._sides.addLayout(side, 1)
