"""Questions that need an answer now, and the one home of message boxes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from assertjournal.i18n import _
from assertjournal.ui.widgets.buttons import plain_button


def ask(parent: QWidget | None, words: str, more: str, yes: str, no: str) -> bool:
    """Ask with two buttons that say what they do. Closing the question means `no`."""
    box = _box(parent, words, more)
    agreed = plain_button(yes)
    box.addButton(agreed, QMessageBox.ButtonRole.DestructiveRole)
    refused = plain_button(no)
    box.addButton(refused, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refused)
    box.setEscapeButton(refused)
    box.exec()
    return box.clickedButton() is agreed


def choose(parent: QWidget | None, words: str, more: str, choices: tuple[str, ...], no: str) -> int | None:
    """Ask with a button for each choice and one for none of them. Return the number of the choice, or None."""
    box = _box(parent, words, more)
    offered = [plain_button(choice) for choice in choices]
    for button in offered:
        box.addButton(button, QMessageBox.ButtonRole.ActionRole)
    refused = plain_button(no)
    box.addButton(refused, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refused)
    box.setEscapeButton(refused)
    box.exec()
    clicked = box.clickedButton()
    return next((number for number, button in enumerate(offered) if button is clicked), None)


def tell(parent: QWidget | None, words: str, more: str) -> None:
    """Show something that must be read before going on."""
    box = _box(parent, words, more)
    close = plain_button(_("Close"))  # a name keeps it: the box does not own a button that it is given
    box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _box(parent: QWidget | None, words: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("AssertJournal")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.setInformativeText(more)
    return box
