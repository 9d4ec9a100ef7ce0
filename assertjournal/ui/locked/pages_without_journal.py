"""Without a journal: the scenarios, the general support page, and the pages about the program itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from assertjournal.core.content import Content
from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.about.about_page import AboutPage
from assertjournal.ui.about.preferences_page import PreferencesPage
from assertjournal.ui.about.scenario_page import ScenarioPage
from assertjournal.ui.about.scenarios_page import ScenariosPage
from assertjournal.ui.about.shortcuts_page import ShortcutsPage
from assertjournal.ui.about.support_page import SupportPage
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.pages.aside_page import AsidePage
from assertjournal.ui.pages.page import Page
from assertjournal.ui.safety.backups_page import BackupsPage
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import plain_button
from assertjournal.ui.work.operations import Operations


class PagesWithoutJournal(QWidget):
    """Pages that need no journal, and the way back; `finished` tells that the reader is done."""

    finished = Signal()

    def __init__(self, appearance: Appearance, pages: tuple[Page, ...]) -> None:
        """Begin with the first page."""
        super().__init__()
        self._pages = {page.name: page for page in pages}
        self._stack = QStackedWidget()
        for page in pages:
            page.go.connect(self._go)
            if isinstance(page, AsidePage):
                page.back_asked.connect(self.finished)
            self._stack.addWidget(page)
        back = plain_button(_("Back to the start"))
        back.clicked.connect(self.finished)
        px = appearance.theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(48), px(20), px(48), 0)
        row.addWidget(back)
        row.addStretch(1)
        layout = bare_column(self)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(back)
        self._go(Place(pages[0].name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, place: Place) -> None:
        page = self._pages[place.page]
        page.open(place)
        self._stack.setCurrentWidget(page)


def reading_of_scenarios(appearance: Appearance, content: Content) -> PagesWithoutJournal:
    """Return the library and its reading view."""
    return PagesWithoutJournal(
        appearance, (ScenariosPage(appearance, content), ScenarioPage(appearance, content, can_start=False))
    )


def reading_of_support(appearance: Appearance, content: Content) -> PagesWithoutJournal:
    """Return the general guidance."""
    return PagesWithoutJournal(appearance, (SupportPage(appearance, content),))


def reading_of_preferences(appearance: Appearance, preferences: LivePreferences) -> PagesWithoutJournal:
    """Return the preferences."""
    return PagesWithoutJournal(appearance, (PreferencesPage(appearance, preferences),))


def reading_of_shortcuts(appearance: Appearance) -> PagesWithoutJournal:
    """Return the keys that do something."""
    return PagesWithoutJournal(appearance, (ShortcutsPage(appearance),))


def reading_of_about(appearance: Appearance, content: Content) -> PagesWithoutJournal:
    """Return what the program is and where it comes from."""
    return PagesWithoutJournal(appearance, (AboutPage(appearance, content),))


def reading_of_backups(
    appearance: Appearance,
    formatter: Formatter,
    operations: Operations,
    journal: Path,
    leave_for: Callable[[Path], None],
) -> PagesWithoutJournal:
    """Return the backups beside a journal; `leave_for` takes the journal, or backup, that is to be opened."""
    page = BackupsPage(appearance, formatter, operations, journal)
    page.open_asked.connect(leave_for)
    reading = PagesWithoutJournal(appearance, (page,))
    reading.finished.connect(page.end)
    return reading
