"""Pictures of the Values page: its three parts, empty, in use and with awkward texts, and the reflection."""

from PySide6.QtWidgets import QAbstractButton, QListView

from assertjournal.core.content import Content
from assertjournal.services.people import People
from assertjournal.services.values import Values
from tests.journeys.driver import Driver
from tests.journeys.pages import go_to, page, scroll_to_end
from tests.journeys.sample_journals import AWKWARD_LINES, DaysAgo, an_entry_of, awkward_texts, bens_days
from tests.journeys.studio import Studio

_PEOPLE, _LIVED = "The relationships I want", "Where I lived them"
_RATED = ((40, 8, 3), (26, 8, 4), (12, 9, 4), (5, 9, 5), (0, 9, 6))
_SISTER = "Being on time for my sister"


def values(studio: Studio) -> None:
    """Picture the parts before anything is there, and after some weeks."""
    driver = studio.unlocked("Blank", lambda _content: None)
    go_to(driver, "Values")
    _parts(driver, "values-empty")
    driver = studio.unlocked("Values", _some_weeks)
    go_to(driver, "Values")
    _parts(driver, "values")
    driver.click_row(driver.find(QListView, _LIVED), "Reflection")
    page(driver, "Reflection")
    driver.picture("reflection-at-its-place")
    driver.click_button("Back")
    page(driver, "Values")
    driver.click_button("My values")
    studio.dialog(driver, "values-pick-from-a-list", lambda: driver.click_button("Pick from a list"))
    driver.click_button("Rename")
    driver.picture("values-rename")
    _fold_out_last(driver, "Rate today")
    driver.picture("values-rate")
    driver.click_button(_PEOPLE)
    _fold_out_last(driver, "The relationship I want")
    driver.picture("values-relationship-open")
    driver.click_button("New reflection")
    page(driver, "Reflection")
    driver.picture("reflection-new")


def awkward_values(studio: Studio) -> None:
    """Picture all of the list, and values and people with names that are hard to show."""
    driver = studio.unlocked("Awkward values", _awkward)
    go_to(driver, "Values")
    _parts(driver, "awkward-values")
    driver.click_button("My values")
    scroll_to_end(driver)
    driver.picture("awkward-values-end")


def _parts(driver: Driver, name: str) -> None:
    driver.picture(name)
    driver.click_button(_PEOPLE)
    driver.picture(f"{name}-relationships")
    driver.click_button(_LIVED)
    driver.wait(lambda: driver.seen(QListView, _LIVED) or _says_nothing_yet(driver), "the entries")
    driver.picture(f"{name}-lived")


def _says_nothing_yet(driver: Driver) -> bool:
    words = "Nothing yet. Entries that name one of your values under “What matters to me here” are listed here."
    return driver.says(words)


def _fold_out_last(driver: Driver, title: str) -> None:
    driver.click([one for one in driver.visible(QAbstractButton) if one.accessibleName() == title][-1])


def _some_weeks(content: Content) -> None:
    bens_days(content)
    mine = Values(content, DaysAgo(0))
    mine.add(["Honesty", "Good work", "Peace of mind", _SISTER])
    honesty = next(rated.value for rated in mine.all() if rated.value.label == "Honesty")
    for days, importance, lived in _RATED:
        Values(content, DaysAgo(days)).rate(honesty.id, {"importance": importance, "lived": lived})
    reflection = content.worksheets["reflection"]
    matters = (_SISTER, "honesty, even when I am tired")
    an_entry_of(content, 2, None, reflection, {"about": "Dinner on Sunday", "matters": matters})
    people = People(content)
    people.add("Grandma")
    for known in people.all():
        if known.has_conversations:
            people.describe(known.person.id, {"wanted": "Respectful", "note": "Say things before they go sour."})


def _awkward(content: Content) -> None:
    awkward_texts(content)
    mine, people = Values(content, DaysAgo(0)), People(content)
    mine.add([choice.label for choice in content.lists["values"]])
    mine.add([*AWKWARD_LINES, "<img src=x>"])
    for line in AWKWARD_LINES:
        people.add(line)
    people.describe(people.all()[0].person.id, {"wanted": AWKWARD_LINES[1], "note": "\n".join(AWKWARD_LINES)})
