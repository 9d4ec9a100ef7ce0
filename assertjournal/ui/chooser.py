"""A field that opens a list to choose from."""

from PySide6.QtWidgets import QComboBox


class Chooser(QComboBox):
    """Opens its list below itself, where the base style would lay it over the field."""

    def __init__(self) -> None:
        """Begin with nothing to choose from."""
        super().__init__()
        # Said here, as a style that answers hints slows down every page (see `JournalStyle`).
        self.setStyleSheet("combobox-popup: 0")
