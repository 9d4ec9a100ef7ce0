"""A part of a page that folds out and in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, link_button


class Fold(QWidget):
    """A button with a content below it that shows only while it is open; `toggled` tells what the user did."""

    toggled = Signal(bool)

    def __init__(self, title: str, appearance: Appearance) -> None:
        """Begin closed and empty."""
        super().__init__()
        self._appearance = appearance
        self._title = title
        self._whose = ""
        self._button = link_button(title)
        self._button.clicked.connect(self._clicked)
        self.setFocusProxy(self._button)
        self._content = QWidget()
        layout = bare_column(self, appearance.theme.px(16))
        layout.addLayout(button_row(self._button))
        layout.addWidget(self._content)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Return whether the content shows."""
        return not self._content.isHidden()

    def set_content(self, layout: QLayout) -> None:
        """Set the layout of the content, once."""
        layout.setContentsMargins(0, 0, 0, 0)
        self._content.setLayout(layout)

    def set_open(self, opened: bool) -> None:
        """Fold out or in, by program."""
        self._content.setVisible(opened)
        self._button.setIcon(self._appearance.icons.icon("chevron-down" if opened else "chevron-right", "accent"))
        state = _("shown") if opened else _("hidden")
        self._button.setAccessibleName(self._title)
        self._button.setAccessibleDescription(", ".join(filter(None, (self._whose, state))))

    def say_whose(self, name: str) -> None:
        """Describe for screen readers which of several folds this is."""
        self._whose = name
        self.set_open(self.is_open)

    def _clicked(self) -> None:
        self.set_open(not self.is_open)
        self.toggled.emit(self.is_open)
