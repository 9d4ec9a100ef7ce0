"""Pictures of texts that are hard to show, and of journals that cannot be written to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QTextEdit

from tests.journeys.answering import open_more
from tests.journeys.pages import go_to, page, scroll_to_end, scroll_to_top
from tests.journeys.sample_journals import AWKWARD_TITLE, awkward_texts, bens_days
from tests.journeys.studio import Studio


def awkward_pages(studio: Studio) -> None:
    """Picture texts that are long, wide, from right to left, or look like markup."""
    driver = studio.unlocked("Awkward", awkward_texts)
    page(driver, "Conversation")
    driver.picture("awkward-conversation")
    note = next(label for label in driver.visible(QLabel) if label.text() == "Your safety comes first")
    driver.bring_into_sight(note)
    driver.picture("conversation-not-safe")
    open_more(driver)
    scroll_to_end(driver)
    driver.picture("awkward-conversation-more-end")
    for number in (0, 1, 4):
        sheet = studio.content.skills[number]
        go_to(driver, sheet.title)
        driver.picture(f"awkward-{sheet.id}")
        open_more(driver)
        scroll_to_end(driver)
        driver.picture(f"awkward-{sheet.id}-more-end")
        scroll_to_top(driver)
    go_to(driver, "Journal")
    driver.picture("awkward-journal")
    driver.click_row(driver.find(QListView, "Journal"), AWKWARD_TITLE)
    driver.wait(lambda: driver.seen(QTextEdit, "Note"), "the note")
    driver.picture("awkward-note")
    studio.dialog(driver, "awkward-switch-conversation", lambda: driver.control(Qt.Key.Key_K))


def trouble(studio: Studio) -> None:
    """Picture a journal that vanishes while it is written in, and locking it."""
    driver = studio.unlocked("Vanishing", bens_days)
    page(driver, "Conversation")
    journal, away = studio.journal("Vanishing"), studio.journal("Away")
    journal.rename(away)
    driver.click(driver.find(QTextEdit, "Title"))
    driver.write(" at work")
    driver.wait(lambda: driver.says("Not saved yet"), "the word that it is not saved")
    driver.picture("message-trouble")
    driver.control(Qt.Key.Key_L)
    driver.wait(lambda: driver.seen(QAbstractButton, "Try again"), "the cover")
    driver.picture("covered")
    studio.dialog(driver, "ask-to-lose", driver.window.close)
    driver.click_button("Show what I was writing")
    away.rename(journal)  # covered, it would lock now
    driver.wait(lambda: driver.seen(QAbstractButton, "Lock"), "what was written")


def reading_only(studio: Studio) -> None:
    """Picture a journal that may not be written to."""
    driver = studio.unlocked("Unwritable", bens_days, read_only=True)
    page(driver, "Conversation")
    driver.picture("reading-only")
