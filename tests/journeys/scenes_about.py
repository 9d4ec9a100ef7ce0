"""Pictures of what is about the program itself: preferences and what they do, the keys, and where it comes from."""

from PySide6.QtCore import Qt

from assertjournal.ui.guard.auto_lock import AutoLock
from tests.journeys.driver import Driver
from tests.journeys.pages import go_to, page, scroll_to_end
from tests.journeys.sample_journals import bens_days
from tests.journeys.studio import Studio

_BEN = "Ben"
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def about_the_program(studio: Studio) -> None:
    """Picture the three pages, with a journal and before it is unlocked."""
    driver = studio.unlocked(_BEN, bens_days)
    _preferences(driver)
    driver.picture("preferences")
    scroll_to_end(driver)
    driver.picture("preferences-end")
    driver.control(Qt.Key.Key_F1)
    page(driver, "Keyboard shortcuts")
    driver.picture("shortcuts")
    scroll_to_end(driver)
    driver.picture("shortcuts-end")
    driver.press(Qt.Key.Key_F1, _SHIFT)
    page(driver, "About, privacy and sources")
    driver.picture("about")
    scroll_to_end(driver)
    driver.picture("about-end")
    driver = studio.window(_BEN)
    _preferences(driver)
    driver.picture("locked-preferences")


def less_in_rows(studio: Studio) -> None:
    """Picture the journal as it shows less to those who look over one's shoulder."""
    driver = studio.unlocked(_BEN, bens_days)
    for choice, name in (("Title only", "titles"), ("No text, only skill and day", "kinds")):
        _preferences(driver)
        driver.click_button(choice)
        go_to(driver, "Journal")
        driver.picture(f"journal-{name}")
    _preferences(driver)
    driver.click_button("Title and first words")


def soon_locked(studio: Studio) -> None:
    """Picture the quiet line half a minute before an open journal locks because no one is there."""
    driver = studio.unlocked(_BEN, bens_days)
    (auto_lock,) = driver.window.findChildren(AutoLock)
    auto_lock.idle_watch.doubtful.emit(True)
    driver.picture("soon-locked")


def _preferences(driver: Driver) -> None:
    driver.control(Qt.Key.Key_Comma)
    page(driver, "Preferences")
