"""A row that shows how far something is, with a button that calls it off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from assertjournal.i18n import _
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.buttons import plain_button


class WorkRow(QWidget):
    """Hidden until `begin`; `cancel_asked` tells that the work is to end."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self._progress = QProgressBar()
        self._progress.setAccessibleName(_("Progress"))
        self._progress.setTextVisible(False)
        self._cancel = plain_button(_("Cancel"))
        self._cancel.clicked.connect(self.cancel_asked)
        row = bare_row(self)
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel)
        self.hide()

    @property
    def has_focus(self) -> bool:
        """Return whether the keyboard is at the button."""
        return self._cancel.hasFocus()

    def begin(self, most: int | None) -> None:
        """Show that nothing of `most` is done, and give the keyboard to the button that calls it off.

        Where no one knows how much there is to do, `most` is None, and the bar only shows that something is done.
        """
        self._progress.setRange(0, 0 if most is None else max(most, 1))
        self._progress.setValue(0)
        self.show()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int) -> None:
        """Show how much is done."""
        self._progress.setValue(min(done, self._progress.maximum()))
