"""Pictures of the session summary: what is chosen, how it is saved, and what is said when there is nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QTextEdit

from assertjournal.core.content import Content
from tests.journeys.driver import Driver
from tests.journeys.handing_over import answer_file_dialog, open_summary, save_as, tick, type_for_the_session
from tests.journeys.pages import go_to, page, scroll_to_end, scroll_to_top
from tests.journeys.sample_journals import bens_days
from tests.journeys.studio import Studio


def summary(studio: Studio) -> None:
    """Picture the whole page, from choosing to what becomes of the file."""
    driver = studio.unlocked("Summary", bens_days)
    page(driver, "Conversation")
    open_summary(driver)
    driver.picture("summary")
    _choose_range(driver)
    type_for_the_session(driver)
    tick(driver, "All worksheets")
    tick(driver, "My requests and limits")
    _at(driver, "On page 1", "summary-page-1")
    entries = driver.find(QListView, "Entries to print in full")
    entries.setFocus(Qt.FocusReason.TabFocusReason)
    driver.bring_into_sight(entries)
    driver.picture("summary-entries")
    scroll_to_end(driver)
    driver.picture("summary-save")
    driver.click(driver.find(QTextEdit, "Questions for my therapist"))
    driver.write(" \U00013080")
    save_as(driver, studio.home / "Session summary.pdf")
    driver.picture("summary-saved")
    answer_file_dialog(studio.home / "nowhere" / "x.pdf", lambda: driver.click_button("Save as PDF …"))
    driver.take_focus()
    driver.wait(lambda: any("does not exist" in one.text() for one in driver.visible(QLabel)), "the refusal")
    driver.picture("summary-refused")
    go_to(driver, "Journal")
    open_summary(driver)
    driver.picture("summary-since-the-last")


def empty_summary(studio: Studio) -> None:
    """Picture a journal with nothing in it to share."""
    driver = studio.unlocked("Nothing", _nothing)
    driver.wait(lambda: driver.says("A place to begin"), "the welcome page")
    driver.click_button("Session summary")
    page(driver, "On page 1")
    scroll_to_end(driver)
    driver.picture("summary-empty")


def _choose_range(driver: Driver) -> None:
    for choice, name in (("A period", "period"), ("Chosen conversations", "conversations")):
        driver.click_button(choice)
        driver.picture(f"summary-{name}")
    driver.click_button("Everything so far")
    scroll_to_top(driver)


def _at(driver: Driver, heading: str, name: str) -> None:
    driver.bring_into_sight(next(label for label in driver.visible(QLabel) if label.text() == heading))
    driver.bring_into_sight(driver.find(QAbstractButton, "How my values were rated (none)"))
    driver.picture(name)


def _nothing(_content: Content) -> None:
    """Leave the journal empty."""
