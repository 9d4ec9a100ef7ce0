"""Making a session summary by hand: typing, ticking, and saving it through the question where to save."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QTextEdit

from tests.journeys.driver import Driver

TALK_ABOUT = ("How it was to keep to my limit", "What to do when the next delivery comes")
QUESTIONS = ("Was I clear enough?", "What would you try next?")
_LOOK_MS = 20
_NO_SIZE_HINTS = "This plugin does not support propagateSizeHints()"  # said of a dialog where nothing is on a screen


def open_summary(driver: Driver) -> None:
    """Go to the page with its key, and wait for it."""
    driver.control(Qt.Key.Key_P)
    driver.wait(lambda: driver.says("On page 1"), "the page of the session summary")


def type_for_the_session(driver: Driver) -> None:
    """Type what to talk about, and the questions."""
    for name, lines in (("What I want to talk about", TALK_ABOUT), ("Questions for my therapist", QUESTIONS)):
        driver.click(driver.find(QTextEdit, name))
        driver.write("\n".join(lines))


def tick(driver: Driver, beginning: str) -> None:
    """Tick the box whose words begin so; a number that follows does not matter."""
    boxes = (box for box in driver.visible(QAbstractButton) if box.accessibleName().startswith(beginning))
    driver.click_button(next(boxes).accessibleName())


def save_as(driver: Driver, file: Path) -> None:
    """Save the PDF at this place, typed into the dialog, and wait until the page says that it is there."""
    answer_file_dialog(file, lambda: driver.click_button("Save as PDF …"))
    driver.take_focus()
    driver.wait(lambda: _says_beginning(driver, "Saved: "), "the word that the summary is saved")


def answer_file_dialog(file: Path, ask: Callable[[], None]) -> None:
    """Type a place into the dialog that `ask` opens, and press Return."""
    looking = QTimer(interval=_LOOK_MS)

    def appearance() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and dialog.isVisible():
            looking.stop()
            line = next(one for one in dialog.findChildren(QLineEdit) if one.objectName() == "fileNameEdit")
            line.setText(str(file))
            QTest.keyClick(line, Qt.Key.Key_Return)

    looking.timeout.connect(appearance)
    looking.start()
    before = qInstallMessageHandler(_tell)
    try:
        ask()
    finally:
        qInstallMessageHandler(before)


def _tell(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if message != _NO_SIZE_HINTS:
        print(message, file=sys.stderr)


def _says_beginning(driver: Driver, words: str) -> bool:
    return any(label.text().startswith(words) for label in driver.visible(QLabel))
