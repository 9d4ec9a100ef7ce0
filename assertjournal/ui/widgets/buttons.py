"""Push buttons that say what they do, in the three weights of the style."""

from collections.abc import Iterable

from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QPushButton

from assertjournal.ui.widgets.flow_layout import FlowLayout, LooseFlowLayout
from assertjournal.ui.widgets.labels import plain_menu_text


def plain_button(text: str) -> QPushButton:
    """Return an ordinary button. Its accessible name is its text, and Enter presses it as Space does."""
    return _as_usual(QPushButton(), text)


def primary_button(text: str) -> QPushButton:
    """Return the button for what most people want next. A page has one at most."""
    button = plain_button(text)
    button.setProperty("role", "primary")
    return button


def link_button(text: str) -> QPushButton:
    """Return a quiet button that looks like a link."""
    button = _as_usual(_LinkButton(), text)
    button.setProperty("role", "link")
    return button


class _LinkButton(QPushButton):
    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt  # imported late: start-up, see `qt_options`

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


def _as_usual(button: QPushButton, text: str) -> QPushButton:
    button.setText(plain_menu_text(text))
    button.setAutoDefault(True)  # outside of dialogs, Qt leaves Enter without effect
    button.setAccessibleName(text)
    return button


def button_row(*buttons: QPushButton) -> LooseFlowLayout:
    """Return a row of buttons as wide as their words, from the left. It goes on below where there is no room."""
    return _filled(FlowLayout(), buttons)


def locked_row(*buttons: QPushButton) -> LooseFlowLayout:
    """Return the same for a page before unlocking, whose middle has no room to give away."""
    return _filled(LooseFlowLayout(), buttons)


def foot_row(*buttons: QPushButton) -> LooseFlowLayout:
    """Return a row of buttons as `button_row` does, the last one at the right end."""
    return _filled(FlowLayout(last_right=True), buttons)


def _filled(row: LooseFlowLayout, buttons: Iterable[QPushButton]) -> LooseFlowLayout:
    for button in buttons:
        row.addWidget(button)
    return row
