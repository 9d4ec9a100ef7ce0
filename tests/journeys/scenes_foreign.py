"""Pictures of what another computer brought along: an entry whose worksheet is missing here."""

from PySide6.QtWidgets import QListView

from assertjournal.core.answers import RatedLine
from assertjournal.core.content import Content
from assertjournal.core.entry import EntryKind
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries as entry_rows
from assertjournal.ui.widgets.labels import PlainLabel
from tests.journeys.driver import Driver
from tests.journeys.pages import go_to
from tests.journeys.sample_journals import AWKWARD_LINES, bens_days
from tests.journeys.studio import Studio
from tests.support.builders import an_entry
from tests.support.own_worksheet import OWN_ID


def missing_worksheet(studio: Studio) -> None:
    """Return what is left to read of it."""
    driver = studio.unlocked("Without its worksheet", _with_a_foreign_entry)
    go_to(driver, "Journal")
    driver.click_row(driver.find(QListView, "Journal"), OWN_ID)
    driver.wait(lambda: _says_what_to_do(driver), "the entry")
    driver.picture("missing-worksheet")


def _says_what_to_do(driver: Driver) -> bool:
    return any("which this program does not have" in label.text() for label in driver.visible(PlainLabel))


def _with_a_foreign_entry(content: Content) -> None:
    bens_days(content)
    answers = {"thanks": AWKWARD_LINES[0], "count": 3, "felt": (RatedLine("glad", 7), RatedLine("shy", 2))}
    with saving():
        entry_rows.put(an_entry(kind=EntryKind.WORKSHEET, worksheet=OWN_ID, answers=answers), AWKWARD_LINES[0])
