"""The pages while no journal is unlocked: first run or unlocking, and what can be read without a journal."""

import os
from collections.abc import Callable
from math import ceil
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from assertjournal.core.errors import JournalDamaged, UserError, WrongSecret
from assertjournal.i18n import _
from assertjournal.paths import BACKUP_SUFFIX, default_journal
from assertjournal.ui.guard.growing_delay import GrowingDelay
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.pages.place_names import ABOUT, BACKUPS, PREFERENCES, SUPPORT

if TYPE_CHECKING:
    from assertjournal.core.content import Content
    from assertjournal.services.safety.journals import DatabaseKey, Salvaged
    from assertjournal.ui.appearance.appearance import Appearance
    from assertjournal.ui.locked.first_run_page import FirstRunPage
    from assertjournal.ui.locked.pages_without_journal import PagesWithoutJournal

    Door = UnlockPage | FirstRunPage

T = TypeVar("T")


class LockedFlow(QStackedWidget):
    """Leads to an open journal; `opened` carries its path and whether it can be written to.

    `salvaged` says what could not be read of a damaged one that was opened all the same.
    `key_held` tells that a page has a worked-out key, with which a press of a button opens the journal, or no more.
    """

    opened = Signal(object, bool)
    key_held = Signal(bool)

    def __init__(self, dependencies: Dependencies, journal: Path, new_key: NewRecoveryKey, *, may_create: bool) -> None:
        """Begin with unlocking what is at the place. Where nothing is, with a new journal if `may_create`."""
        super().__init__()
        self._dependencies = dependencies
        self._appearance = dependencies.appearance
        self._new_key = new_key
        self.salvaged: Salvaged | None = None
        self._is_to_salvage = False
        self._is_open = False
        self._key_page: QWidget | None = None
        self._changing: Thread | None = None
        self._below: QWidget | None = None
        self._delay = GrowingDelay(dependencies.clock)
        self._show_door(journal, may_create=may_create)

    @property
    def holds_key(self) -> bool:
        """Return whether a page has a worked-out key."""
        return self._key_page is not None

    def settle(self) -> None:
        """Wait until what was begun with the key, such as opening the journal, is over."""
        if self._changing is not None:
            self._changing.join()
        self._dependencies.operations.finish()

    def ask_for_another(self) -> None:
        """Ask for another journal, and for its passphrase."""
        # imported late: start-up
        from assertjournal.ui.locked.other_journal import ask_for_other_journal

        page = self.currentWidget()
        chosen = ask_for_other_journal(self, self._dependencies.journals())
        # While it was chosen, this journal may have been opened, or its recovery key may have come into sight.
        if chosen is not None and page is self.currentWidget() and not self._is_open:
            self._new_key.forget()
            self._show_door(chosen, may_create=False)

    def show_aside(self, page: str) -> None:
        """Show a page about the program itself, or where help is, over the page that is in sight."""
        # imported late: start-up
        from assertjournal.ui.locked.pages_without_journal import (
            reading_of_about,
            reading_of_preferences,
            reading_of_shortcuts,
        )

        if page == ABOUT:
            self._read(reading_of_about)
        elif page == SUPPORT:
            self._read_support()
        elif page == BACKUPS:
            self._show_backups()
        elif page == PREFERENCES:
            self._lay_over(reading_of_preferences(self._appearance, self._dependencies.preferences))
        else:
            self._lay_over(reading_of_shortcuts(self._appearance))

    def _show_backups(self) -> None:
        # imported late: start-up
        from assertjournal.ui.locked.pages_without_journal import reading_of_backups

        def leave_for(journal: Path) -> None:
            if self._new_key.is_in_sight:  # what becomes of the key is decided first
                self._show(self._below or self._door)
            else:
                self._show_door(journal, may_create=False)

        formatter, operations = self._dependencies.locale().formatter, self._dependencies.operations
        self._lay_over(reading_of_backups(self._appearance, formatter, operations, self.journal, leave_for))

    def _show_door(self, journal: Path, *, may_create: bool) -> None:
        self.journal = journal
        self._is_to_salvage = False  # asked for another journal
        there = os.path.exists(journal)  # noqa: PTH110 - unlike Path.exists, never fails at a folder out of reach
        self._door: Door = self._first_run_page() if may_create and not there else self._unlock_page()
        self._show(self._door)
        if not there and isinstance(self._door, UnlockPage):
            self._door.show_problem(_missing(journal))

    def _unlock_page(self) -> UnlockPage:
        usual, journal = self._usual_journal(), self.journal
        page = UnlockPage(self._appearance, str(journal), _kind(journal), self._way_back(usual))
        page.usual_journal_asked.connect(lambda: self._show_door(usual, may_create=usual == default_journal()))
        journals = self._dependencies.journals
        page.passphrase_given.connect(
            lambda secret: self._unlock(
                page,
                lambda: journals().unwrap_with_passphrase(journal, secret),
                lambda key: self._open(
                    journal, key, self._while_here(page, lambda error: self._say_not_open(page, error))
                ),
            )
        )
        page.recovery_key_given.connect(
            lambda secret: self._unlock(
                page,
                lambda: journals().unwrap_with_recovery_key(journal, secret),
                lambda key: self._offer_passphrase(page, journal, secret, key),
            )
        )
        page.backup_keys_asked.connect(lambda: self._take_keys_from_backup(page, journal))
        page.another_journal_asked.connect(self.ask_for_another)
        page.backups_asked.connect(self._show_backups)
        page.salvage_asked.connect(self._salvage_next)
        page.scenarios_asked.connect(self._read_scenarios)
        page.support_asked.connect(self._read_support)
        return page

    def _usual_journal(self) -> Path:
        """Return the journal that opens where none is named. Where that is this one, the one at the default place."""
        remembered = Path(self._dependencies.preferences.now.journal or default_journal())
        return default_journal() if self.journal == remembered else remembered

    def _way_back(self, usual: Path) -> str:
        remembered = self._dependencies.preferences.now.journal
        is_made = os.path.exists(usual)  # noqa: PTH110 - as in `_show_door`
        if self.journal == usual:
            return ""
        if self.journal == Path(remembered):
            return _("Open the journal at the usual place") if is_made else ""
        return _("Back to my usual journal") if remembered or is_made else _("Back to the start")

    def _first_run_page(self) -> "FirstRunPage":
        # imported late: after the first run no one sees this page again.
        from assertjournal.ui.locked.first_run_page import FirstRunPage

        journal = self.journal
        page = FirstRunPage(self._appearance, _("It will be kept at {place}").format(place=journal))
        page.passphrase_chosen.connect(lambda passphrase: self._create(page, journal, passphrase))
        page.another_journal_asked.connect(self.ask_for_another)
        page.backups_asked.connect(self._show_backups)
        page.scenarios_asked.connect(self._read_scenarios)
        page.support_asked.connect(self._read_support)
        return page

    def _unlock(
        self,
        page: UnlockPage,
        unwrap: "Callable[[], DatabaseKey]",
        unwrapped: "Callable[[DatabaseKey], None]",
    ) -> None:
        """Compute the key and go on with it, unless the page was left for another journal meanwhile."""
        journal = self.journal
        wait = self._delay.seconds_left()
        page.show_busy(ceil(wait))

        def prepare() -> "DatabaseKey":
            self._dependencies.content()
            self._dependencies.journals().find_free(journal)
            return unwrap()

        def failed(error: UserError) -> None:
            if isinstance(error, WrongSecret):
                self._delay.note_failure()
            if not self._is_here(page):
                return
            self._is_to_salvage = False
            page.show_problem(error)

            # imported late: start-up
            from assertjournal.ui.locked.lost_keys import look_for_lost_keys

            look_for_lost_keys(self._dependencies, journal, page, lambda: self._is_here(page), error)

        go_on = self._while_here(page, unwrapped)
        QTimer.singleShot(ceil(wait * 1000), page, lambda: self._dependencies.operations.aside(prepare, go_on, failed))

    def _take_keys_from_backup(self, page: UnlockPage, journal: Path) -> None:
        # imported late: start-up
        from assertjournal.ui.locked.lost_keys import take_keys_from_backup

        take_keys_from_backup(self._dependencies, journal, page, lambda: self._is_here(page))

    def _offer_passphrase(self, page: UnlockPage, journal: Path, recovery_key: str, key: "DatabaseKey") -> None:
        """Offer to replace a forgotten passphrase while the journal is still closed. A copy to read keeps its own."""
        if not (journal.is_dir() and os.access(journal, os.W_OK)):
            self._open(journal, key, self._while_here(page, page.show_problem))
            return
        # imported late: start-up
        from assertjournal.ui.locked.new_passphrase_page import NewPassphrasePage

        choice = NewPassphrasePage(self._appearance)
        failed = self._while_here(choice, choice.show_problem)

        def change(passphrase: str) -> None:
            choice.show_busy(_("Changing the passphrase. This takes a moment …"))
            self._changing = self._dependencies.operations.aside(
                lambda: self._dependencies.journals().change_passphrase(journal, passphrase, recovery_key=recovery_key),
                self._while_here(choice, lambda _changed: self._open(journal, key, failed)),
                failed,
            )

        def keep() -> None:
            choice.show_busy(_("Unlocking …"))
            self._open(journal, key, failed)

        choice.passphrase_chosen.connect(change)
        choice.later.connect(keep)
        self._show_with_key(choice)

    def _say_not_open(self, page: UnlockPage, error: UserError) -> None:
        page.show_problem(error)
        if isinstance(error, JournalDamaged):
            page.offer_salvage()

    def _salvage_next(self) -> None:
        """Return what is opened next is read as far as it goes."""
        self._is_to_salvage = True

    def _open_salvaged(self, journal: Path, key: "DatabaseKey", failed: Callable[[UserError], None]) -> None:
        def opened(salvaged: "Salvaged") -> None:
            self.salvaged = salvaged
            self._opened(journal, False)

        self._dependencies.operations.run(
            lambda: self._dependencies.journals().open_salvaged(journal, key), opened, failed
        )

    def _open(self, journal: Path, key: "DatabaseKey", failed: Callable[[UserError], None]) -> None:
        if self._is_to_salvage:
            self._is_to_salvage = False
            self._open_salvaged(journal, key, failed)
            return
        self._dependencies.operations.run(
            lambda: self._dependencies.journals().open(journal, key),
            lambda can_write: self._opened(journal, can_write),
            failed,
        )

    def _opened(self, journal: Path, can_write: bool) -> None:
        self._is_open = True
        self.journal = journal  # another may have been gone to while this one was being opened
        for line in self.findChildren(QLineEdit):
            # Widgets may live on until the window is deleted.
            line.setText("")  # no passphrase stays behind; unlike clearing, this cannot be undone
        self.opened.emit(journal, can_write)

    def _create(self, page: "FirstRunPage", journal: Path, passphrase: str) -> None:
        page.show_busy(_("Making your journal. This takes a moment …"))
        self._dependencies.operations.aside(
            lambda: self._make(journal, passphrase),
            # Where the page was left, the journal asks for its key to be kept once it is opened.
            self._while_here(page, lambda made: self._show_recovery_key(journal, *made)),
            self._while_here(page, page.show_problem),
        )

    def _make(self, journal: Path, passphrase: str) -> "tuple[str, DatabaseKey]":
        self._dependencies.content()
        journals = self._dependencies.journals()
        recovery_key = journals.create(journal, passphrase, key_to_keep=True)
        return recovery_key, journals.unwrap_with_passphrase(journal, passphrase)

    def _show_recovery_key(self, journal: Path, recovery_key: str, key: "DatabaseKey") -> None:
        # imported late: start-up
        from assertjournal.ui.locked.recovery_key_ways import recovery_key_page

        page = recovery_key_page(self._appearance, recovery_key)
        if self._dependencies.journals().was_short_of_memory(journal):
            page.say(_("There was little free memory, so guessing your passphrase costs less than usual."))

        def go_on(*, kept: bool) -> None:
            self._new_key.decide(kept=kept)
            page.setEnabled(False)  # opening takes a moment, and is asked for once
            self._open(journal, key, self._while_here(page, failed))

        def failed(error: UserError) -> None:
            page.setEnabled(True)
            page.say(str(error))

        self._new_key.come_into_sight(recovery_key)
        page.kept.connect(lambda: go_on(kept=True))
        page.later.connect(lambda: go_on(kept=False))
        self._show_with_key(page)

    def _read_scenarios(self) -> None:
        # imported late: start-up
        from assertjournal.ui.locked.pages_without_journal import reading_of_scenarios

        self._read(reading_of_scenarios)

    def _read_support(self) -> None:
        # imported late: start-up
        from assertjournal.ui.locked.pages_without_journal import reading_of_support

        self._read(reading_of_support)

    def _read(self, build: "Callable[[Appearance, Content], PagesWithoutJournal]") -> None:
        try:
            content = self._dependencies.content()
        except UserError as error:
            self._door.show_problem(error)
            return
        self._lay_over(build(self._appearance, content))

    def _lay_over(self, reading: "PagesWithoutJournal") -> None:
        """Show something to read, and afterwards the page below it, which may hold a key that is to be kept."""
        reading.finished.connect(lambda: self._show(self._below or self._door))
        self._show(reading, below=self._below or self.currentWidget())

    def _is_here(self, page: QWidget) -> bool:
        return page in (self.currentWidget(), self._below, self._door)

    def _while_here(self, page: QWidget, answer: Callable[[T], None]) -> Callable[[T], None]:
        """Return what answers on a page, and is silent once that was left, as for another journal."""

        def answer_here(result: T) -> None:
            if self._is_here(page):
                answer(result)

        return answer_here

    def _show_with_key(self, page: QWidget) -> None:
        self._key_page = page
        self._show(page)
        self.key_held.emit(True)

    def _show(self, page: QWidget, below: QWidget | None = None) -> None:
        left, self._below = (self.currentWidget(), self._below), below
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()
        for one in left:
            if one is not None and not self._is_here(one):
                self.removeWidget(one)
                one.deleteLater()
        if self._key_page is not None and not self._is_here(self._key_page):
            self._key_page = None
            self.key_held.emit(False)


def _missing(journal: Path) -> UserError:
    message = _("There is no journal at {place}.").format(place=journal)
    return UserError(message, _("Connect the disk that it is on, or open another journal."))


def _kind(journal: Path) -> str:
    """Return in words what is to be opened, where that is not a journal that can be written to."""
    return _("A backup, to read only") if journal.suffix == BACKUP_SUFFIX else ""
