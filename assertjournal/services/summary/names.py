"""What a session summary calls conversations: by label and relationship, numbered where two would read the same."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable

from assertjournal.core.content import Content
from assertjournal.core.conversation_title import conversation_title
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import Names
from assertjournal.data.tables.summaries import SummaryConversation
from assertjournal.i18n import _


class SummaryNames:
    """Names conversations; what was written about anyone is never touched."""

    def __init__(self, content: Content, formatter: Formatter) -> None:
        """Store the names of relationships and the way dates are written."""
        self._content = content
        self._formatter = formatter

    def of(self, conversations: Iterable[SummaryConversation], names: Names) -> dict[str, str]:
        """Return a name for each conversation by its id, no two alike: those that would be are numbered as they
        come.
        """
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for conversation in conversations:
            alike[self._name(conversation, names)].append(conversation.id)
        taken = {name for name, ids in alike.items() if len(ids) == 1}
        named = {ids[0]: name for name, ids in alike.items() if len(ids) == 1}
        for name, ids in alike.items():
            if len(ids) > 1:
                named |= dict(zip(ids, _numbered(name, len(ids), taken), strict=True))
        return named

    def title(self, conversation: SummaryConversation) -> str:
        """Return the title, or what stands for an empty one; for the screen of the person who wrote it only."""
        return conversation_title(conversation.title, conversation.created_at, self._formatter)

    def _name(self, conversation: SummaryConversation, names: Names) -> str:
        who = conversation_title(_WHO[names](conversation), conversation.created_at, self._formatter)
        if not conversation.relationship:
            return who
        kind = self._content.choice_label("relationships", conversation.relationship).lower()
        return _("{label} ({relationship})").format(label=who, relationship=kind)


def initials(label: str) -> str:
    """Return the first letter or digit of each word, each with a full stop; nothing where there is none."""
    words = unicodedata.normalize("NFC", label).split()
    firsts = [next((letter for letter in word if letter.isalnum()), "") for word in words]
    return " ".join(f"{first.upper()}." for first in firsts if first)


def _numbered(name: str, count: int, taken: set[str]) -> list[str]:
    """Return as many names with a number as are needed, passing by those that someone's label is already."""
    found: list[str] = []
    number = 0
    while len(found) < count:
        number += 1
        numbered = _("{name} {number}").format(name=name, number=number)
        if numbered not in taken:
            found.append(numbered)
            taken.add(numbered)
    return found


_WHO: dict[Names, Callable[[SummaryConversation], str]] = {
    Names.LABELS: lambda conversation: conversation.label,
    Names.INITIALS: lambda conversation: initials(conversation.label),
    Names.FULL: lambda conversation: conversation.name.strip() or conversation.label,
}
