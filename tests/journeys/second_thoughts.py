"""What the tour does once all was found again: a backup, a look at the keys, an earlier state brought back, the bin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QListWidget, QTextEdit

from tests.journeys.driver import Driver, Lost
from tests.journeys.pages import page

ADDED = "\nNext time I would sooner wait a day before I answer at all."


def back_up(driver: Driver) -> None:
    """Make a backup on the page of backups, and see that the window calls it verified."""
    driver.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page(driver, "Backups")
    driver.click_button("Back up now")
    driver.wait(lambda: _says_beginning(driver, "Backed up and verified"), "the backup")
    driver.picture("backed-up")
    print("Made a backup.", flush=True)


def look_at_keys(driver: Driver) -> None:
    """Show the page of the passphrase and the keys."""
    driver.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page(driver, "Passphrase and keys")
    driver.picture("keys")


def bring_back(driver: Driver, note: str, text: str) -> None:
    """Write on in a note, then bring back the state of it that says just `text`."""
    _open(driver, note)
    driver.click(driver.find(QTextEdit, "Note"))
    driver.control(Qt.Key.Key_End)
    driver.write(ADDED)
    driver.click_button("Earlier versions")
    page(driver, "Earlier versions")
    driver.wait(lambda: driver.find(QListWidget, "Earlier versions").count() > 1, "an earlier state")
    driver.find(QListWidget, "Earlier versions").setCurrentRow(1)
    driver.wait(lambda: driver.find(QAbstractButton, "Bring this version back").isEnabled(), "the earlier state")
    driver.picture("earlier-states")
    driver.click_button("Bring this version back")
    driver.wait(lambda: driver.seen(QLineEdit, "Title"), "the note")  # the earlier state has no line for a title
    if driver.find(QTextEdit, "Note").toPlainText() != text:
        raise Lost("The earlier state of the note was not brought back.")
    print("Brought an earlier state of the note back.", flush=True)


def throw_away(driver: Driver, note: str) -> None:
    """Move a note to the bin, and see it there."""
    _open(driver, note)
    driver.click_button("Move to the bin")
    driver.wait(lambda: driver.says("Moved to the bin."), "the word that it is in the bin")
    driver.control(Qt.Key.Key_J)
    page(driver, "Journal")
    driver.click_button("Bin")
    page(driver, "Bin")
    driver.wait(lambda: any(note in row for row in _rows(driver, "Bin")), "the note in the bin")
    driver.picture("bin")
    print("Moved the note to the bin.", flush=True)


def _open(driver: Driver, note: str) -> None:
    driver.control(Qt.Key.Key_J)
    page(driver, "Journal")
    driver.click_row(driver.find(QListView, "Journal"), note)
    driver.wait(lambda: driver.seen(QLineEdit, "Title"), "the note")


def _rows(driver: Driver, name: str) -> list[str]:
    view = driver.seen(QListView, name)
    model = None if view is None else view.model()
    return [] if model is None else [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _says_beginning(driver: Driver, words: str) -> bool:
    return any(label.text().startswith(words) for label in driver.visible(QLabel))
