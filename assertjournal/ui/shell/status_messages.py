"""What does not work, said below the page until it is over: text that cannot be saved, a journal that is damaged."""

from collections.abc import Callable

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.ui.widgets.message_bar import MessageBar


class StatusMessages:
    """Says the gravest thing that is wrong, and offers the way on from it."""

    def __init__(self, messages: MessageBar, show_backups: Callable[[], None], save_a_copy: Callable[[], None]) -> None:
        """Store where to say it, and the two ways on."""
        self._messages = messages
        self._show_backups = show_backups
        self._save_a_copy = save_a_copy
        self._damage = ""

    def say_read_only(self) -> None:
        """Show that the journal may not be written to."""
        self._messages.show_trouble(_("Reading only: this journal may not be written to, so nothing new is kept."))

    def say_found_damaged(self) -> None:
        """Show that the check has found damage, and that nothing more is saved."""
        words = _(
            "The journal’s file is damaged. Nothing more is written to it. Do not delete anything. Save a copy "
            "elsewhere, which keeps what you typed, too; then go back to your newest backup."
        )
        self.say_damaged(words)

    def say_damaged(self, words: str) -> None:
        """Keep saying that the journal is damaged. Show the way to its backups, and offer a copy."""
        self._damage = words
        self._show_damage()

    def say_not_saved(self, error: UserError) -> None:
        """Show why saving failed, and offer a copy; in a damaged journal that is what matters."""
        if self._damage:
            self._show_damage()
            return
        kept = _("What you typed is kept here, and saving is tried again every few seconds.")
        self._messages.show_trouble(f"{error} {kept}", *self._copying())

    def _show_damage(self) -> None:
        self._messages.show_trouble(self._damage, _("Backups"), self._show_backups, self._copying())

    def _copying(self) -> tuple[str, Callable[[], None]]:
        return _("Save a copy elsewhere …"), self._save_a_copy
