"""Which part of the journal an export holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assertjournal.core.errors import UserError
from assertjournal.data.tables import transfer
from assertjournal.i18n import _
from assertjournal.services.transfer.interchange import Row


class NoSuchConversation(UserError):
    """The conversation to export is not in the journal."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Entries between two local days, both inclusive, or of one conversation. All of the journal at first.

    A part includes the conversations of its entries, with their people and rehearsals. Where no conversation is named,
    it also includes the values rated in these days. What belongs to no day stays out.
    """

    since: date | None = None
    until: date | None = None
    conversation: str | None = None

    def has_day(self, day: object) -> bool:
        """Return whether a day, as it is stored, lies in the range."""
        written = str(day)
        return (self.since is None or written >= self.since.isoformat()) and (
            self.until is None or written <= self.until.isoformat()
        )


WHOLE = Scope()


@dataclass(frozen=True, slots=True)
class Selection:
    """A scope worked out against the journal."""

    scope: Scope
    conversations: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Return whether everything is taken."""
        return self.scope == WHOLE

    def takes(self, name: str, row: Row) -> bool:
        """Return whether a row of a list belongs to the selection."""
        return self.whole or (name in _TAKEN and _TAKEN[name](self, row))

    def has_entry(self, row: Row) -> bool:
        """Return whether an entry belongs to the selection."""
        of_conversation = self.scope.conversation in (None, row["conversation"])
        return of_conversation and self.scope.has_day(row["date"])

    def has_value_rating(self, row: Row) -> bool:
        """Return whether a value's rating belongs to the selection."""
        return self.scope.conversation is None and self.scope.has_day(row["date"])


_TAKEN: dict[str, Callable[[Selection, Row], bool]] = {
    "entries": Selection.has_entry,
    "conversations": lambda selection, row: row["id"] in selection.conversations,
    "people": lambda selection, row: row["id"] in selection.people,
    "rehearsals": lambda selection, row: (
        row["conversation"] in selection.conversations and selection.scope.has_day(row["date"])
    ),
    "values": lambda selection, row: row["id"] in selection.values,
    "value_ratings": Selection.has_value_rating,
}


def select(scope: Scope) -> Selection:
    """Return what a scope includes of the open journal.

    Raises NoSuchConversation, JournalLocked, JournalDamaged.
    """
    draft = Selection(scope)
    if draft.whole:
        return draft
    conversations = _conversations(draft)
    rows = (transfer.get("conversation", conversation) for conversation in conversations)
    people = frozenset(str(row["person"]) for row in rows if row is not None and row["person"] is not None)
    ratings = filter(draft.has_value_rating, transfer.read_all("value_rating"))
    return Selection(scope, conversations, people, frozenset(str(row["value"]) for row in ratings))


def _conversations(draft: Selection) -> frozenset[str]:
    named = draft.scope.conversation
    if named is None:
        entries = filter(draft.has_entry, transfer.read_all("entry"))
        return frozenset(str(row["conversation"]) for row in entries if row["conversation"] is not None)
    if transfer.get("conversation", named) is None:
        raise NoSuchConversation(
            _("This journal has no conversation with that id."), _("An export of the whole journal lists the ids.")
        )
    return frozenset({named})
