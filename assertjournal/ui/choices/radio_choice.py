"""One of a few, always: radio buttons below or beside each other."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.flow_layout import FlowLayout
from assertjournal.ui.widgets.labels import plain_menu_text

T = TypeVar("T")
_BETWEEN = 18


class RadioChoice(QWidget, Generic[T]):
    """Offers options by their labels; `chosen_by_user` is not sent for what the program chooses."""

    chosen_by_user = Signal()

    def __init__(self, appearance: Appearance, name: str, options: Mapping[T, str], *, beside: bool = False) -> None:
        """Begin with the first option; `name` is the question, `beside` puts the options into lines like words."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[T, QRadioButton] = {}
        layout = FlowLayout(self, appearance.theme.px(_BETWEEN)) if beside else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for option, label in options.items():
            button = QRadioButton()
            button.setAccessibleDescription(name)
            button.clicked.connect(self.chosen_by_user)
            self._group.addButton(button)
            self._buttons[option] = button
            self.rename(option, label)
            layout.addWidget(button)
        self.setAccessibleName(name)
        self.choose(next(iter(options)))

    @property
    def chosen(self) -> T:
        """Return the option that is chosen."""
        return next(option for option, button in self._buttons.items() if button.isChecked())

    def choose(self, option: T) -> None:
        """Choose an option by program."""
        self._buttons[option].setChecked(True)

    def offer(self, option: T, offered: bool) -> None:
        """Show an option, or leave it out."""
        self._buttons[option].setVisible(offered)

    def rename(self, option: T, label: str) -> None:
        """Call an option something else."""
        self._buttons[option].setText(plain_menu_text(label))
        self._buttons[option].setAccessibleName(label)
