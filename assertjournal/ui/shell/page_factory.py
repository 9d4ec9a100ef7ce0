"""The pages of an unlocked journal, each built when it is first gone to."""

from collections.abc import Callable

from assertjournal.core.entry import NOTE
from assertjournal.core.worksheet import WorksheetKind
from assertjournal.services.places import Place
from assertjournal.ui.about.about_page import AboutPage
from assertjournal.ui.about.preferences_page import PreferencesPage
from assertjournal.ui.about.scenario_page import ScenarioPage
from assertjournal.ui.about.scenarios_page import ScenariosPage
from assertjournal.ui.about.shortcuts_page import ShortcutsPage
from assertjournal.ui.about.support_page import OwnSupportPage
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.entries.debrief_page import DebriefPage
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.entries.history_page import HistoryPage
from assertjournal.ui.entries.missing_sheet_page import MissingSheetPage
from assertjournal.ui.entries.note_page import NotePage
from assertjournal.ui.entries.reflection_page import ReflectionPage
from assertjournal.ui.entries.skill_page import SkillPage
from assertjournal.ui.journal.bin_page import BinPage
from assertjournal.ui.journal.journal_page import JournalPage
from assertjournal.ui.journal.welcome_page import WelcomePage
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import (
    ABOUT,
    BACKUPS,
    BIN,
    CONVERSATION,
    ENTRY,
    HISTORY,
    JOURNAL,
    KEYS,
    PREFERENCES,
    SCENARIO,
    SCENARIOS,
    SHORTCUTS,
    SUMMARY,
    SUPPORT,
    VALUES,
    WELCOME,
)
from assertjournal.ui.safety.keys_page import KeysPage
from assertjournal.ui.safety.own_backups_page import OwnBackupsPage
from assertjournal.ui.summary.summary_page import SummaryPage
from assertjournal.ui.values.values_page import ValuesPage


class Pages:
    """Gives the page for a place; `prepare` is called once with each page that was built."""

    def __init__(self, context: PageContext, prepare: Callable[[Page], None], *, can_write: bool) -> None:
        """Build nothing yet."""
        self._context = context
        self._prepare = prepare
        self._built: dict[str, Page] = {}
        self._builders: dict[str, Callable[[], Page]] = {
            WELCOME: lambda: WelcomePage(context),
            CONVERSATION: lambda: ConversationPage(context),
            JOURNAL: lambda: JournalPage(context),
            VALUES: lambda: ValuesPage(context),
            SCENARIOS: lambda: ScenariosPage(context.appearance, context.content),
            SCENARIO: lambda: ScenarioPage(context.appearance, context.content, can_start=can_write),
            SUPPORT: lambda: OwnSupportPage(context),
            PREFERENCES: lambda: PreferencesPage(context.appearance, context.preferences),
            SHORTCUTS: lambda: ShortcutsPage(context.appearance),
            ABOUT: lambda: AboutPage(context.appearance, context.content),
            SUMMARY: lambda: SummaryPage(context),
            BACKUPS: lambda: OwnBackupsPage(context, can_write=can_write),
            KEYS: lambda: KeysPage(context),
            HISTORY: lambda: HistoryPage(context),
            BIN: lambda: BinPage(context),
        }

    def built(self) -> tuple[Page, ...]:
        """Return the pages that were gone to so far."""
        return tuple(self._built.values())

    def page_for(self, place: Place, worksheet: str | None) -> Page:
        """Return the page for a place; `worksheet` is that of the place's entry, None for a note."""
        if place.page in self._builders:
            return self._page(place.page, self._builders[place.page])
        is_known = worksheet in self._context.content.worksheets
        if place.page == ENTRY and worksheet is not None and not is_known:
            return self._page("missing worksheet", lambda: MissingSheetPage(self._context))
        name = worksheet if is_known else NOTE.id
        return self._page(f"worksheet {name}", lambda: self._entry_page(name or NOTE.id))

    def _page(self, name: str, build: Callable[[], Page]) -> Page:
        if name not in self._built:
            page = build()
            self._built[name] = page
            self._prepare(page)
        return self._built[name]

    def _entry_page(self, worksheet: str) -> EntryPage:
        if worksheet == NOTE.id:
            return NotePage(self._context)
        sheet = self._context.content.worksheets[worksheet]
        if sheet.kind is WorksheetKind.SKILL:
            return SkillPage(sheet, self._context)
        return (
            DebriefPage(self._context) if sheet.kind is WorksheetKind.DEBRIEF else ReflectionPage(sheet, self._context)
        )
