"""Work that nothing else may come between: how far it is, and a button that calls it off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.dialogs.sizing import open_within
from assertjournal.ui.widgets.buttons import button_row, plain_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class ProgressDialog(QDialog):
    """Keeps the window from being used; stays until `end`. `called_off` tells that it was asked to stop."""

    called_off = Signal()

    def __init__(self, words: str, more: str, appearance: Appearance, parent: QWidget) -> None:
        """Show what is being done."""
        super().__init__(parent)
        self.setWindowTitle("AssertJournal")
        self.setModal(True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setTextVisible(False)
        self._cancel = plain_button(_("Cancel"))
        self._cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(appearance.theme.px(12))
        layout.addWidget(PlainLabel(appearance.theme, words, LabelRole.HEADING, wrap=True))
        layout.addWidget(PlainLabel(appearance.theme, more, wrap=True))
        layout.addWidget(self._bar)
        layout.addLayout(button_row(self._cancel))
        open_within(self, parent, appearance.theme.px(420), appearance.theme.px(200))

    def show_progress(self, percent: int) -> None:
        """Show how far it is."""
        self._bar.setValue(percent)

    def end(self) -> None:
        """Go away: the work has ended."""
        super().reject()

    def reject(self) -> None:
        """Ask the work to stop. It says itself when it has."""
        self._cancel.setEnabled(False)
        self.called_off.emit()
