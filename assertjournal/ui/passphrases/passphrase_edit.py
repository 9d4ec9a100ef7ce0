"""A field for a passphrase: hidden unless shown on request, with a word when caps lock is on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.qt_options import set_qt_options
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class _SecretLine(QLineEdit):
    typed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self.typed.emit(event)


class PassphraseEdit(QWidget):
    """A labelled line; `changed` tells that its text changed, `returned` that Enter was pressed."""

    changed = Signal()
    returned = Signal()

    def __init__(self, appearance: Appearance, label: str, *, can_show: bool = True) -> None:
        """Show `label` above the line, and below it a box that shows what is typed."""
        super().__init__()
        self.line = _SecretLine()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(label)
        set_qt_options(self.line, inputMethodHints="ImhSensitiveData|ImhNoPredictiveText")
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.returned)
        self.line.typed.connect(self._look_at_caps)
        self._caps = PlainLabel(appearance.theme, _("Caps lock seems to be on."), LabelRole.SMALL)
        self._caps.hide()
        self.show_box = QCheckBox(_("Show what I type"))
        self.show_box.toggled.connect(self.set_shown)
        if not can_show:
            self.show_box.hide()
        heading = PlainLabel(appearance.theme, label, LabelRole.HEADING)
        heading.setBuddy(self.line)
        layout = bare_column(self, appearance.theme.px(6))
        for widget in (heading, self.line, self._caps, self.show_box):
            layout.addWidget(widget)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def set_shown(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _look_at_caps(self, event: QKeyEvent) -> None:
        """Show a word where a letter's case does not fit Shift: Qt cannot tell whether caps lock is on."""
        from PySide6.QtCore import Qt  # imported late: start-up, see `qt_options`

        text = event.text()
        if text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(text.isupper() != shifted and text.isupper() != text.islower())
