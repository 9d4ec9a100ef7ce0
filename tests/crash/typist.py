"""Types into a new note in the program's real window, ten letters a second, saying after each how many there are."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from assertjournal.app import open_window, wire
from assertjournal.core.clock import Clock
from assertjournal.services.safety.journals import Journals
from tests.journeys.album import Album
from tests.journeys.driver import Driver
from tests.support.builders import CHEAP_KDF, PASSPHRASE

LETTER = "i"
LETTERS_A_SECOND = 10


def main() -> None:
    """Type into the journal that the argument names, until this process is ended."""
    application = QApplication(sys.argv[:1])
    journal = Path(sys.argv[1])
    dependencies = wire(application, lambda *_how: None, lambda: Journals(Clock(), CHEAP_KDF))
    driver = Driver(open_window(application, dependencies, journal), Album(journal.parent, numbered=False))
    _begin_note(driver)
    count = 0

    def type_one() -> None:
        nonlocal count
        driver.write(LETTER)
        count += 1
        sys.stdout.write(f"{count}\n")
        sys.stdout.flush()

    typing = QTimer(interval=1000 // LETTERS_A_SECOND, timerType=Qt.TimerType.PreciseTimer)
    typing.timeout.connect(type_one)
    typing.start()
    application.exec()


def _begin_note(driver: Driver) -> None:
    driver.click(driver.find(QLineEdit, "Passphrase"))
    driver.write(PASSPHRASE)
    driver.click_button("Unlock")
    driver.wait(lambda: driver.says("A place to begin") or driver.seen(QLineEdit, "Title"), "the first page")
    driver.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    driver.wait(lambda: driver.seen(QLineEdit, "Title"), "the note")


if __name__ == "__main__":
    main()
