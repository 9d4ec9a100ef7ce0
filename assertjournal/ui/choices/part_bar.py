"""Going between the parts of a page: a row of buttons, the one of the part in sight staying down."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.toggle import Toggle
from assertjournal.ui.widgets.flow_layout import FlowLayout


class PartBar(QWidget):
    """Shows one of several parts. One Tab stop; the arrow keys go from part to part. `chosen` tells which is shown."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, parts: Mapping[str, QWidget]) -> None:
        """Store the parts by their names, which the page has put where they belong; begin with the first."""
        super().__init__()
        self._parts = parts
        self._toggles = {name: Toggle(name, appearance, padding=14) for name in parts}
        flow = FlowLayout(self, appearance.theme.px(4))
        for name, toggle in self._toggles.items():
            toggle.setAutoExclusive(True)
            toggle.toggled.connect(lambda down, name=name: self._show(name, down))
            flow.addWidget(toggle)
            parts[name].hide()
        first = next(iter(self._toggles.values()))
        first.setChecked(True)
        self.setFocusProxy(first)

    def choose(self, name: str) -> None:
        """Show a part by program."""
        self._toggles[name].setChecked(True)

    @property
    def part(self) -> QWidget:
        """Return the part in sight."""
        return next(self._parts[name] for name, toggle in self._toggles.items() if toggle.isChecked())

    def _show(self, name: str, shown: bool) -> None:
        self._parts[name].setVisible(shown)
        if shown:
            self.setFocusProxy(self._toggles[name])
            self.chosen.emit(name)
