"""Pictures of backups: none yet, some, verified, restored, and without an open journal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from assertjournal.ui.widgets.labels import PlainLabel
from tests.journeys.driver import Driver
from tests.journeys.pages import page, scroll_to_end
from tests.journeys.sample_journals import bens_days
from tests.journeys.studio import Studio

_BEN = "Ben with backups"


def backups(studio: Studio) -> None:
    """Picture the page with the journal open."""
    driver = studio.unlocked(_BEN, bens_days)
    _to_backups(driver)
    driver.picture("backups-none")
    driver.click_button("Back up now")
    driver.wait(lambda: _says(driver, "Backed up and verified"), "the backup")
    driver.picture("backups")
    scroll_to_end(driver)
    driver.picture("backups-end")
    driver.click_button("Verify")
    driver.wait(lambda: _says(driver, "The backup is in order"), "the verdict")
    driver.click_button("Restore as a new journal")
    driver.wait(lambda: driver.seen(QAbstractButton, "Open the restored journal"), "the restored journal")
    scroll_to_end(driver)
    driver.picture("backups-restored")


def locked_backups(studio: Studio) -> None:
    """Picture the page without an open journal, and a backup that is about to be read."""
    driver = studio.window(_BEN)
    driver.click_button("Backups")
    page(driver, "Backups")
    driver.picture("locked-backups")
    driver.click_button("Open read-only")
    driver.wait(lambda: driver.seen(QAbstractButton, "Unlock"), "the backup's door")
    driver.picture("unlock-backup")


def _says(driver: Driver, words: str) -> bool:
    return any(label.text().startswith(words) for label in driver.visible(PlainLabel))


def _to_backups(driver: Driver) -> None:
    driver.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page(driver, "Backups")
