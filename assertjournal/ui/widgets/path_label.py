"""A path on one line: shortened in the middle where it is too long, whole for screen readers and in the tool tip."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from assertjournal.ui.appearance.theme import Theme
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel, tooltip_text


class PathLabel(PlainLabel):
    """Keeps where a path begins and what it ends with in sight, however narrow the window is."""

    def __init__(self, theme: Theme, path: str) -> None:
        """Show `path`, quietly."""
        super().__init__(theme, path, LabelRole.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(path)
        self.setToolTip(tooltip_text(path))
        theme.changed.connect(self._shorten)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics, shown = self.fontMetrics(), self.text()
        if metrics.horizontalAdvance(shown) > self.width():
            from PySide6.QtCore import Qt  # imported late: start-up, see `qt_options`

            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, self.width())
        QLabel.setText(self, shown)
