"""Pictures of passphrase and keys, of everything re-encrypted, and of the ways back into a journal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from assertjournal.data.journal import journal_file
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY
from assertjournal.ui.dialogs.progress_dialog import ProgressDialog
from assertjournal.ui.safety.keys_page import KeysPage
from tests.journeys.driver import Driver
from tests.journeys.pages import page, scroll_to_end
from tests.journeys.sample_journals import bens_days
from tests.journeys.studio import Studio
from tests.support.backups import a_backup
from tests.support.builders import PASSPHRASE, a_journal, opened

_NEW = "four other words now"
_TAKE = "Use the keys in the newest backup"


def keys(studio: Studio) -> None:
    """Picture the page, and a journal that is re-encrypted."""
    driver = studio.unlocked("Keys", bens_days)
    driver.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page(driver, "Passphrase and keys")
    driver.picture("keys")
    driver.click_button("Choose a new passphrase")
    _fill(driver, "Present passphrase, or recovery key", "other words")
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Return)
    driver.click_button("Change the passphrase")
    driver.picture("keys-passphrase")
    driver.click_button("Choose a new passphrase")
    driver.click_button("Re-encrypt everything")
    _fill(driver, "Present passphrase, or recovery key", PASSPHRASE)
    _fill(driver, "New passphrase", _NEW)
    _fill(driver, "New passphrase again", _NEW)
    driver.picture("keys-anew")
    _progress(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: driver.says("Your recovery key"), "the new recovery key")
    driver.click_button("I have kept it")
    scroll_to_end(driver)
    driver.picture("keys-old-copies")


def ways_back(studio: Studio) -> None:
    """Picture unlocking with the recovery key, and with the keys in a backup."""
    path = studio.journal("Back")
    recovery_key = a_journal(path)
    driver = studio.window("Back")
    driver.click_button("Use the recovery key")
    driver.write(recovery_key)
    driver.click_button("Unlock")
    driver.wait(lambda: driver.says("Choose a new passphrase"), "the choice")
    driver.picture("recovery-key-used")
    studio.clear()
    opened(path)
    a_backup(path)
    journal_file.close_journal()
    for name in (KEY_FILE, KEY_FILE_COPY):
        (path / name).unlink()
    driver = studio.window("Back")
    driver.write(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: driver.seen(QAbstractButton, _TAKE), "the offer")
    driver.picture("unlock-lost-keys")
    driver.click_button(_TAKE)
    driver.wait(lambda: not driver.seen(QAbstractButton, _TAKE), "the keys")
    driver.picture("unlock-keys-from-backup")


def _fill(driver: Driver, name: str, text: str) -> None:
    driver.click(driver.find(QLineEdit, name))
    driver.write(text)


def _progress(driver: Driver) -> None:
    """Picture the dialog, which is gone too soon with a small journal."""
    words = ("Re-encrypting everything", "This takes a few seconds, with a large journal a minute.")
    page_in_sight = next(iter(driver.visible(KeysPage)))
    dialog = ProgressDialog(*words, page_in_sight.appearance, driver.window)
    dialog.show_progress(40)
    dialog.open()
    driver.wait(dialog.isVisible, "the progress")
    driver.picture("keys-progress")
    dialog.end()
    driver.take_focus()
