"""Going from page to page, and up and down on one."""

from PySide6.QtWidgets import QScrollArea

from tests.journeys.driver import Driver, live


def go_to(driver: Driver, name: str) -> None:
    """Go to a page by its name in the sidebar."""
    driver.click_button(name)
    page(driver, name)


def page(driver: Driver, title: str) -> None:
    """Wait for the page of this title."""
    driver.wait(lambda: driver.says(title), f"the page “{title}”")


def scroll_to_end(driver: Driver) -> None:
    """Show the end of the page in sight."""
    _scroll(driver, 1.0)


def scroll_to_top(driver: Driver) -> None:
    """Show the beginning of the page in sight."""
    _scroll(driver, 0.0)


def _scroll(driver: Driver, part: float) -> None:
    for _moment in range(3):  # what was folded out finds its height first
        live()
    widest = max(driver.visible(QScrollArea), key=lambda area: area.width())
    bar = widest.verticalScrollBar()
    bar.setValue(round(part * bar.maximum()))
