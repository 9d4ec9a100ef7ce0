"""What a session summary calls conversations: by label and relationship, numbered where two would read the same."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable

from assertjournal.core.content import Content
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import Names
from assertjournal.data.summaries import ConversationGist
from assertjournal.i18n import _


class SummaryNames:
    """Names conversations; what was written about anybody is never touched."""

    def __init__(self, content: Content, formatter: Formatter) -> None:
        """Take the names of relationships and the way dates are written."""
        self._content = content
        self._formatter = formatter

    def of(self, conversations: Iterable[ConversationGist], names: Names) -> dict[str, str]:
        """Give a name for each conversation by its id, no two alike: those that would be are numbered as they come."""
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for conversation in conversations:
            alike[self._name(conversation, names)].append(conversation.id)
        taken = {name for name, ids in alike.items() if len(ids) == 1}
        named = {ids[0]: name for name, ids in alike.items() if len(ids) == 1}
        for name, ids in alike.items():
            if len(ids) > 1:
                named |= dict(zip(ids, _numbered(name, len(ids), taken), strict=True))
        return named

    def title(self, conversation: ConversationGist) -> str:
        """Give the title, or what stands for an empty one; for the screen of the person who wrote it only."""
        return _one_line(conversation.title) or self._of_its_day(conversation)

    def _name(self, conversation: ConversationGist, names: Names) -> str:
        who = _WHO[names](conversation) or self._of_its_day(conversation)
        if not conversation.relationship:
            return who
        kind = self._content.choice_label("relationships", conversation.relationship).lower()
        return _("{label} ({relationship})").format(label=who, relationship=kind)

    def _of_its_day(self, conversation: ConversationGist) -> str:
        begun = conversation.created_at.astimezone().date()
        return _("Conversation of {day}").format(day=self._formatter.day(begun))


def initials(label: str) -> str:
    """Give the first letter or digit of each word, each with a full stop; nothing where there is none."""
    words = unicodedata.normalize("NFC", label).split()
    firsts = [next((letter for letter in word if letter.isalnum()), "") for word in words]
    return " ".join(f"{first.upper()}." for first in firsts if first)


def _numbered(name: str, count: int, taken: set[str]) -> list[str]:
    """Give as many names with a number as are needed, passing by those that somebody's label is already."""
    found: list[str] = []
    number = 0
    while len(found) < count:
        number += 1
        numbered = _("{name} {number}").format(name=name, number=number)
        if numbered not in taken:
            found.append(numbered)
            taken.add(numbered)
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


_WHO: dict[Names, Callable[[ConversationGist], str]] = {
    Names.LABELS: lambda conversation: _one_line(conversation.label),
    Names.INITIALS: lambda conversation: initials(conversation.label),
    Names.FULL: lambda conversation: _one_line(conversation.name) or _one_line(conversation.label),
}
