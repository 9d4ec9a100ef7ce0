"""Pictures of the first run, of what is empty after it, and of unlocking."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.journeys.driver import Driver
from tests.journeys.pages import go_to, page, scroll_to_end
from tests.journeys.studio import Studio
from tests.support.builders import PASSPHRASE

_NEW = "Journal"
_HINT = "Four or more words that do not belong together are easy to remember."


def first_run(studio: Studio) -> None:
    """Picture everything from the first page to the empty pages of a new journal."""
    driver = studio.window(_NEW)
    driver.picture("first-run-empty")
    _read_without_a_journal(driver)
    for name, text in (("Passphrase", PASSPHRASE), ("Passphrase again", "other words")):
        driver.click(driver.find(QLineEdit, name))
        driver.write(text)
    driver.wait(lambda: not driver.says(_HINT), "a word on the passphrase")
    driver.picture("first-run-typed")
    driver.press(Qt.Key.Key_Return)
    driver.picture("first-run-message")
    driver.write(PASSPHRASE)
    driver.click_button("Create my journal")
    driver.wait(lambda: driver.says("Your recovery key"), "the recovery key")
    driver.click_button("Copy")
    driver.picture("recovery-key")
    driver.click_button("I have kept it")
    driver.wait(lambda: driver.says("A place to begin"), "the welcome page")
    driver.picture("welcome")
    _empty_pages(studio, driver)


def unlocking(studio: Studio) -> None:
    """Picture the page that asks for the passphrase, and what it says."""
    driver = studio.window(_NEW)
    driver.picture("unlock")
    driver.write("WRONG words")
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: driver.find(QAbstractButton, "Unlock").isEnabled(), "the refusal")
    driver.picture("unlock-wrong-passphrase")
    driver.click_button("Use the recovery key")
    driver.write("ABCD-EFGH")
    driver.picture("unlock-recovery-key")
    driver.click_button("Unlock")
    driver.wait(lambda: driver.find(QAbstractButton, "Unlock").isEnabled(), "the refusal")
    driver.picture("unlock-wrong-recovery-key")


def _read_without_a_journal(driver: Driver) -> None:
    driver.click_button("Read the scenarios first")
    driver.wait(lambda: driver.says("Scenarios"), "the scenarios")
    driver.picture("locked-scenarios")
    driver.click_button("Read Ben")
    driver.wait(lambda: driver.says("Ben asks for time to breathe"), "Ben")
    driver.picture("locked-ben")
    driver.click_button("Back to the start")
    driver.click_button("Support")
    driver.wait(lambda: driver.seen(QAbstractButton, "Back to the start"), "the guidance")
    driver.picture("locked-support")
    driver.click_button("Back to the start")


def _empty_pages(studio: Studio, driver: Driver) -> None:
    studio.dialog(driver, "switch-conversation-empty", lambda: driver.control(Qt.Key.Key_K))
    go_to(driver, "Journal")
    driver.picture("journal-empty")
    driver.click_button("New note")
    driver.wait(lambda: driver.seen(QLineEdit, "Title"), "an empty note")
    driver.picture("note-empty")
    go_to(driver, "Knowing your priorities")
    driver.picture("skill-without-a-conversation")
    driver.control(Qt.Key.Key_N)
    page(driver, "Conversation")
    driver.picture("conversation-empty")
    go_to(driver, "Acting on your values")
    driver.picture("skill-empty")
    go_to(driver, "After the conversation")
    driver.picture("debrief-empty")
    scroll_to_end(driver)
    driver.picture("debrief-empty-end")
