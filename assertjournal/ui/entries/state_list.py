"""The earlier states of an entry as a list, newest first, each with its date and why it was kept."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from assertjournal.core.entry import StateLine, StateReason
from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance

_ROW = 32
_MOST_ROWS = 7


class StateList(QListWidget):
    """A list of states. `state_chosen` carries the state in the current row."""

    state_chosen = Signal(object)

    def __init__(self, appearance: Appearance, formatter: Formatter) -> None:
        """Begin with an empty list."""
        super().__init__()
        self._appearance = appearance
        self._formatter = formatter
        self._states: tuple[StateLine, ...] = ()
        self.setAccessibleName(_("Earlier versions"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._tell)
        appearance.theme.changed.connect(self._take_height)

    @property
    def chosen(self) -> StateLine | None:
        """Return the state in the current row, or None if the list is empty."""
        row = self.currentRow()
        return self._states[row] if 0 <= row < len(self._states) else None

    def show_states(self, states: tuple[StateLine, ...]) -> None:
        """List these states without emitting `state_chosen`.

        The state that was chosen before stays chosen. Otherwise the first one that differs from the present is.
        """
        before = self.chosen
        # The page reads the chosen state itself afterwards; with the signal it would read it twice.
        self.blockSignals(True)
        self.clear()
        self._states = states
        for state in states:
            self.addItem(QListWidgetItem(state_words(state, self._formatter)))
        numbers = [state.number for state in states]
        differing = next((row for row, state in enumerate(states) if not state.is_present), 0)
        known = before is not None and before.number in numbers
        self.setCurrentRow(numbers.index(before.number) if known and before is not None else differing)
        self.blockSignals(False)
        self._take_height()

    def _take_height(self) -> None:
        height = self._appearance.theme.px(_ROW)
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, height))
        self.setFixedHeight(min(max(self.count(), 1), _MOST_ROWS) * height + self._appearance.theme.px(10))

    def _tell(self, _row: int) -> None:
        if self.chosen is not None:
            self.state_chosen.emit(self.chosen)


def state_words(state: StateLine, formatter: Formatter) -> str:
    """Return a state's name if it has one, its date and time, why it was kept, and whether it is the present."""
    at = state.at.astimezone()
    moment = f"{formatter.day(at.date())}, {at:%H:%M}"
    reason = {
        StateReason.BEGINNING: _("before you went on writing"),
        StateReason.EDITING: _("while you were writing"),
        StateReason.LEAVING: _("when you left it"),
        StateReason.NAMED: _("kept by you"),
        StateReason.REPLACED: _("before an earlier version was brought back"),
    }[state.reason]
    name = f"“{state.name}”, " if state.name else ""
    present = _(" (as it is now)") if state.is_present else ""
    return f"{name}{moment}, {reason}{present}"
