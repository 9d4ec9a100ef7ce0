"""A quiet line after unlocking, while no recovery key is kept: there is none, or no one has said that it is kept."""

from collections.abc import Callable

from assertjournal.i18n import _
from assertjournal.services.safety.journal_keys import JournalKeys
from assertjournal.ui.widgets.message_bar import MessageBar
from assertjournal.ui.work.operations import Operations


def remind_of_key(
    operations: Operations, keys: JournalKeys, messages: MessageBar, show_page: Callable[[], None]
) -> None:
    """Show in the bar what is missing, with the way to the page where a new key can be had."""

    def read() -> str:
        if keys.lacks_recovery_key():
            return _("This journal has no recovery key: only your passphrase opens it.")
        return _("Have you kept your recovery key?") if keys.is_key_to_keep() else ""

    def say(words: str) -> None:
        if words:
            messages.offer(words, _("Recovery key"), show_page)

    operations.run(read, say, lambda _error: None)
