"""The place at which an unlocked journal opens: the last one, if it still exists."""

from assertjournal.core.conversation import ConversationLine
from assertjournal.services.places import Place
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, KNOWN, OF_ENTRY, WELCOME, WORKSHEET


def start_place(context: PageContext) -> Place:
    """Return the place that was open last, or else the last conversation, or else the welcome page.

    Runs on the database thread.
    """
    last = context.places.last()
    lines = context.conversations.lines()
    if last is not None and last.page != WELCOME and _still_there(context, last, lines):
        return last
    return Place(CONVERSATION, lines[0].id) if lines else Place(WELCOME)


def _still_there(context: PageContext, place: Place, lines: tuple[ConversationLine, ...]) -> bool:
    if place.conversation is not None and place.conversation not in {line.id for line in lines}:
        return False
    if place.page == WORKSHEET:
        return place.subject in context.content.worksheets
    if place.page in OF_ENTRY:
        entry = context.entries.get(place.subject or "")
        return entry is not None and entry.deleted_at is None
    return place.page in KNOWN and (place.page != CONVERSATION or place.conversation is not None)
