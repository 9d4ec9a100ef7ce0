"""What a conversation is called where it has no title of its own."""

from datetime import datetime

from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _


def conversation_title(title: str, begun: datetime, formatter: Formatter) -> str:
    """Return the title on one line, or the local day on which the conversation was begun (UTC) in its place."""
    day = formatter.day(begun.astimezone().date())
    return " ".join(title.split()) or _("Conversation of {day}").format(day=day)
