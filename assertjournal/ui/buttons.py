"""Push buttons that say what they do, in the three weights of the style."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from assertjournal.ui.labels import plain_menu_text

_RING = 8


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


def row_of_links(*links: QPushButton) -> QHBoxLayout:
    """Give a row whose first link is flush with the text above it: a link has room for its focus ring at both sides."""
    row = QHBoxLayout()
    row.setContentsMargins(-_RING, 0, 0, 0)
    for link in links:
        row.addWidget(link)
    row.addStretch(1)
    return row
