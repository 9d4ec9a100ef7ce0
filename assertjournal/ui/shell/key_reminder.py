"""A quiet line after unlocking, as long as no one has said that the recovery key is kept."""

from collections.abc import Callable

from assertjournal.i18n import _
from assertjournal.services.safety.journal_keys import JournalKeys
from assertjournal.ui.widgets.message_bar import MessageBar
from assertjournal.ui.work.operations import Operations


def remind_of_key(
    operations: Operations, keys: JournalKeys, messages: MessageBar, show_page: Callable[[], None]
) -> None:
    """Show so in the bar, and show the way to the page where it can be said, or a new key be had."""

    def say(is_to_keep: bool) -> None:
        if is_to_keep:
            words = _("Have you kept your recovery key?")
            messages.offer(words, _("Recovery key"), show_page)

    operations.run(keys.is_key_to_keep, say, lambda _error: None)
