"""Where a person was in the journal, so that unlocking brings them back there."""

from dataclasses import dataclass

from assertjournal.core.changes import Changes
from assertjournal.data.database.database import saving
from assertjournal.data.tables import settings

_KEY = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its name, with the conversation, worksheet or entry that it shows; ids, never text.

    `field` is where in it one begins, and `afresh` asks for a new entry of the worksheet; neither is remembered.
    """

    page: str = ""
    conversation: str | None = None
    subject: str | None = None
    field: str | None = None
    afresh: bool = False


class Places:
    """The place is kept inside the encrypted journal."""

    def last(self) -> Place | None:
        """Return the place that was open last, or None in a new journal."""
        stored = settings.get(_KEY)
        if not isinstance(stored, dict):
            return None
        page, conversation, subject = (_text(stored.get(key)) for key in ("page", "conversation", "subject"))
        return Place(page or "", conversation, subject)

    def remember(self, place: Place) -> Changes:
        """Keep the place; where it is kept already, the journal stays as it is, and needs no new backup.

        Raises SaveFailed where nothing could be written.
        """
        kept = {"page": place.page, "conversation": place.conversation, "subject": place.subject}
        if settings.get(_KEY) != kept:
            with saving():
                settings.put(_KEY, kept)
        return Changes()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
