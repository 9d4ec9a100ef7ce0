"""The quiet line at the bottom of the window, shortly before it locks."""

from PySide6.QtWidgets import QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import PlainLabel

_AWAY = 16
_WIDEST = 620


class IdleNotice(QWidget):
    """Lies over the window's lower edge, so that nothing on the page moves."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        """Begin hidden."""
        super().__init__(window)
        self._theme = appearance.theme
        self._window = window
        words = _("The journal locks in half a minute. Any key or movement of the mouse keeps it open.")
        card = Card(appearance.theme, bar="warm")
        inside = bare_row(card)
        inside.addWidget(PlainLabel(appearance.theme, words, wrap=True))
        layout = bare_row(self)
        layout.addWidget(card)
        self.setAccessibleName(words)
        self.hide()

    def show_if(self, shown: bool) -> None:
        """Show or hide the line."""
        if shown:
            self._place()
            self.raise_()
        self.setVisible(shown)

    def _place(self) -> None:
        away, window = self._theme.px(_AWAY), self._window.rect()
        width = min(self._theme.px(_WIDEST), window.width() - 2 * away)
        height = max(self.heightForWidth(width), self.sizeHint().height() if not self.hasHeightForWidth() else 0)
        self.setGeometry((window.width() - width) // 2, window.height() - height - away, width, height)
