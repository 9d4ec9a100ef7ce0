"""Pictures of a journal in use: Ben's conversation, the journal's list, what can be read, what asks something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListView

from tests.journeys.answering import open_more
from tests.journeys.driver import Driver
from tests.journeys.pages import go_to, page, scroll_to_end, scroll_to_top
from tests.journeys.sample_journals import bens_days
from tests.journeys.studio import Studio

_BEN = "Ben"


def bens_pages(studio: Studio) -> None:
    """Picture the conversation, the six skills and the debrief, filled in."""
    driver = studio.unlocked(_BEN, bens_days)
    page(driver, "Conversation")
    driver.picture("conversation-filled")
    _with_more(driver, "conversation")
    for sheet in studio.content.skills:
        go_to(driver, sheet.title)
        driver.picture(f"skill-{sheet.id}")
        _with_more(driver, f"skill-{sheet.id}")
    driver.press(Qt.Key.Key_F2)
    driver.picture("skill-panel-toggled")
    driver.press(Qt.Key.Key_F2)
    go_to(driver, "After the conversation")
    driver.picture("debrief-filled")
    _with_more(driver, "debrief")


def reading(studio: Studio) -> None:
    """Picture the journal's list, a note, the scenarios and the support page."""
    driver = studio.unlocked(_BEN, bens_days)
    go_to(driver, "Journal")
    driver.picture("journal")
    driver.click_row(driver.find(QListView, "Journal"), "The evening after")
    page(driver, "Note")
    driver.picture("note")
    driver.click_button("Move to the bin")
    driver.wait(lambda: driver.says("Moved to the bin."), "the offer to undo")
    driver.picture("message-undo")
    driver.click_button("Undo")
    page(driver, "Note")
    go_to(driver, "Scenarios")
    driver.picture("scenarios")
    for chosen in ("Good for", "Setting"):
        driver.find(QComboBox, chosen).setCurrentIndex(1)
    driver.picture("scenarios-none-matches")
    driver.click_button("Show all scenarios")
    driver.click_button("Read Ben")
    page(driver, "Ben asks for time to breathe")
    driver.picture("ben")
    scroll_to_end(driver)
    driver.picture("ben-end")
    driver.click_button("Support")
    driver.wait(lambda: driver.says("My support card"), "the support page")
    driver.picture("support")
    scroll_to_end(driver)
    driver.picture("support-end")


def dialogs(studio: Studio) -> None:
    """Picture what asks something, and the menus."""
    driver = studio.unlocked(_BEN, bens_days)
    studio.dialog(driver, "switch-conversation", lambda: driver.control(Qt.Key.Key_K))
    go_to(driver, "Acting on your values")
    pick = "Pick from a list: What matters to me here"
    studio.dialog(driver, "pick-from-a-list", lambda: driver.click_button(pick))
    for menu in driver.window.menuBar().actions():
        driver.window.menuBar().setActiveAction(menu)
        driver.picture(f"menu-{menu.text().replace('&', '').lower()}")
        driver.press(Qt.Key.Key_Escape)


def _with_more(driver: Driver, name: str) -> None:
    open_more(driver)
    scroll_to_end(driver)
    driver.picture(f"{name}-more-end")
    scroll_to_top(driver)
