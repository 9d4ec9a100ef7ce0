"""Push buttons that say what they do, in the three weights of the style."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from assertjournal.ui.labels import plain_menu_text


def plain_button(text: str) -> QPushButton:
    """Give an ordinary button; its accessible name is its text."""
    button = QPushButton(plain_menu_text(text))
    button.setAccessibleName(text)
    return button


def primary_button(text: str) -> QPushButton:
    """Give the button for what most people want next; a page has one at most."""
    button = plain_button(text)
    button.setProperty("role", "primary")
    return button


def link_button(text: str) -> QPushButton:
    """Give a quiet button that looks like a link."""
    button = plain_button(text)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Give a row of buttons as wide as their words, from the left."""
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
