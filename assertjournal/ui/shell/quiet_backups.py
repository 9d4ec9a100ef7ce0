"""Backups in the unlocked window: begun quietly, shown on their page, with a line only where one is needed."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.services.safety.backups import MadeBackup, Reminder
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.safety.own_backups_page import OwnBackupsPage
from assertjournal.ui.widgets.message_bar import MessageBar
from assertjournal.ui.work.backing_up import BackingUp


class QuietBackups(QObject):
    """Joins what makes backups, the page that shows them and the message bar; `start` begins some seconds later."""

    def __init__(
        self, context: PageContext, messages: MessageBar, show_page: Callable[[], None], parent: QObject
    ) -> None:
        """Store where to say something, and how to go to the page."""
        super().__init__(parent)
        self._messages = messages
        self._show_page = show_page
        self._page: OwnBackupsPage | None = None
        self._failure = ""
        self.backing_up = BackingUp(context.operations, context.backups, self, context.delays.backup)
        self.backing_up.begun.connect(self._show_begun)
        self.backing_up.progressed.connect(self._show_progress)
        self.backing_up.made.connect(self._show_made)
        self.backing_up.failed.connect(self._show_failed)
        self.backing_up.reminded.connect(self._remind)

    def start(self) -> None:
        """Make a backup soon, if one is due by then."""
        self.backing_up.start()

    def end(self) -> None:
        """End what runs; the journal is about to be closed."""
        self.backing_up.end()

    def serve(self, page: OwnBackupsPage) -> None:
        """Connect the page: it asks for backups, and shows what comes of them."""
        self._page = page
        page.backup_asked.connect(self.backing_up.begin)
        page.call_off_asked.connect(self.backing_up.call_off)

    def _show_begun(self) -> None:
        self._failure = ""
        if self._page is not None:
            self._page.show_begun()

    def _show_progress(self, percent: int) -> None:
        if self._page is not None:
            self._page.show_progress(percent)

    def _show_made(self, made: MadeBackup) -> None:
        if self._page is not None:
            self._page.show_made(made)

    def _show_failed(self, error: UserError) -> None:
        if self._page is not None and self._page.isVisible():
            self._failure = ""
            self._page.show_failed(str(error))
        else:
            self._failure = _("There is no new backup. {reason}").format(reason=error)
            self._messages.remind(self._failure, _("Backups"), self._show_page)

    def _remind(self, reminder: Reminder) -> None:
        words = {
            Reminder.BACKUP_IS_OLD: _("There has been no backup for more than a week."),
            Reminder.SECOND_IS_OLD: _("The second folder has had no backup for a month. Connect its disk some time."),
            Reminder.CHOOSE_SECOND: _("Backups lie beside the journal. A second folder on another disk is safer."),
        }[reminder]
        if reminder is Reminder.BACKUP_IS_OLD:
            words = f"{self._failure} {words}".strip()  # beside the reason, whose place it would take
        self._messages.remind(words, _("Backups"), self._show_page)
