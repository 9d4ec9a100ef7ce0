"""A field that opens a list to choose from."""

from PySide6.QtWidgets import QComboBox

from assertjournal.ui.appearance.theme import Theme


class Chooser(QComboBox):
    """Opens its list below itself, where the base style would lay it over the field."""

    def __init__(self, theme: Theme) -> None:
        """Begin with nothing to choose from."""
        super().__init__()
        # Said here, as a style that answers hints slows down every page (see `JournalStyle`).
        self.setStyleSheet("combobox-popup: 0")
        self._theme = theme
        theme.changed.connect(self._follow)

    def _follow(self) -> None:
        # With a style sheet, it and its list keep the colours and the letters that they began with unless told.
        for part in (self, self.view()):
            part.setPalette(self._theme.palette())
            part.setFont(self._theme.ui_font())
