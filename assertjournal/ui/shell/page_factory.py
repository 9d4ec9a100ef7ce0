"""The pages of an unlocked journal, each built when it is first gone to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.aside_page import AsidePage
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
from assertjournal.ui.shell.quiet_backups import QuietBackups
from assertjournal.ui.summary.summary_page import SummaryPage
from assertjournal.ui.values.values_page import ValuesPage


@dataclass(frozen=True, slots=True)
class PageActions:
    """What pages ask the window for, besides going to a place."""

    new_conversation: Callable[[str | None], None]
    new_note: Callable[[], None]
    new_reflection: Callable[[], None]
    go_back: Callable[[], None]
    open_journal: Callable[[Path], None]
    save_a_copy: Callable[[], None]


class Pages:
    """Builds each page when it is first gone to, connects it with the window, and passes it once to `prepare`."""

    def __init__(
        self,
        context: PageContext,
        actions: PageActions,
        new_key: NewRecoveryKey,
        backups: QuietBackups,
        prepare: Callable[[Page], None],
    ) -> None:
        """Build nothing yet."""
        self._context = context
        self._actions = actions
        self._new_key = new_key
        self._backups = backups
        self._prepare = prepare
        self._built: dict[str, Page] = {}
        self._builders: dict[str, Callable[[], Page]] = {
            WELCOME: self._welcome_page,
            CONVERSATION: lambda: ConversationPage(context),
            JOURNAL: self._journal_page,
            VALUES: self._values_page,
            SCENARIOS: lambda: ScenariosPage(context.appearance, context.content),
            SCENARIO: self._scenario_page,
            SUPPORT: lambda: OwnSupportPage(context),
            PREFERENCES: lambda: self._aside(PreferencesPage(context.appearance, context.preferences)),
            SHORTCUTS: lambda: self._aside(ShortcutsPage(context.appearance)),
            ABOUT: lambda: self._aside(AboutPage(context.appearance, context.content)),
            SUMMARY: lambda: SummaryPage(context),
            BACKUPS: self._backups_page,
            KEYS: self._keys_page,
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

    def _welcome_page(self) -> Page:
        page = WelcomePage(self._context)
        page.note_asked.connect(self._actions.new_note)
        page.conversation_asked.connect(lambda: self._actions.new_conversation(None))
        page.key_asked.connect(self._new_key.show_asked)
        page.remind_of_key(self._new_key.is_put_off)
        self._new_key.put_off.connect(page.remind_of_key)
        return page

    def _journal_page(self) -> Page:
        page = JournalPage(self._context)
        page.note_asked.connect(self._actions.new_note)
        return page

    def _values_page(self) -> Page:
        page = ValuesPage(self._context)
        page.reflection_asked.connect(self._actions.new_reflection)
        return page

    def _scenario_page(self) -> Page:
        page = ScenarioPage(self._context.appearance, self._context.content, can_start=self._context.can_write)
        page.start_asked.connect(self._actions.new_conversation)
        return page

    def _keys_page(self) -> Page:
        page = KeysPage(self._context)
        page.key_made.connect(self._new_key.replace)
        page.backup_due.connect(self._backups.backing_up.begin_if_due)
        return self._aside(page)

    def _backups_page(self) -> Page:
        page = OwnBackupsPage(self._context, can_write=self._context.can_write)
        self._backups.serve(page)
        page.open_asked.connect(self._actions.open_journal)
        page.copy_asked.connect(self._actions.save_a_copy)
        return self._aside(page)

    def _aside(self, page: AsidePage) -> Page:
        page.offer_back()
        page.back_asked.connect(self._actions.go_back)
        return page

    def _entry_page(self, worksheet: str) -> EntryPage:
        page = self._sheet_page(worksheet)
        preferences = self._context.preferences
        page.form.open_more(worksheet in preferences.now.more_questions)
        page.more_toggled.connect(
            lambda sheet, opened: preferences.put(preferences.now.with_more_questions(sheet, opened))
        )
        return page

    def _sheet_page(self, worksheet: str) -> EntryPage:
        if worksheet == NOTE.id:
            return NotePage(self._context)
        sheet = self._context.content.worksheets[worksheet]
        if sheet.kind is WorksheetKind.SKILL:
            return SkillPage(sheet, self._context)
        if sheet.kind is WorksheetKind.DEBRIEF:
            return DebriefPage(self._context)
        return ReflectionPage(sheet, self._context)
