"""Searching the journal: entries, and the conversations they belong to, newest first, with the place that matches."""

from dataclasses import dataclass
from datetime import date, datetime

from assertjournal.core.conversation import ConversationLine
from assertjournal.core.entry import EntryLine
from assertjournal.core.word_search import SnippetPart, WordSearch, word_search
from assertjournal.data.tables import search


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, on one line: the place where it matches, or how it begins.

    The latter where the words stand in its conversation's title or in the person's name.
    """

    line: EntryLine
    snippet: tuple[SnippetPart, ...]

    @property
    def day(self) -> date:
        """Return the local day it belongs to."""
        return self.line.date


@dataclass(frozen=True, slots=True)
class ConversationHit:
    """A conversation that was found: its title and its person."""

    line: ConversationLine
    snippet: tuple[SnippetPart, ...]

    @property
    def day(self) -> date:
        """Return the local day on which it was begun."""
        return self.line.created_at.astimezone().date()


Found = Hit | ConversationHit


def find(query: str, limit: int = 50) -> tuple[Found, ...]:
    """Return at most `limit` of the newest entries and conversations that hold all words of `query`.

    The last word may be only begun. An entry is found by its own words, or with its conversation: by the title and the
    person's names. Any text is a query. One without a word finds nothing. Raises JournalLocked.
    """
    found: list[Found] = [Hit(line, snippet) for line, snippet in search.find(query, limit)]
    wanted = word_search(query)
    talks = search.find_conversations(wanted)
    if not talks:
        return tuple(found)
    known = {hit.line.id for hit in found}
    with_them = search.of_conversations((talk.id for talk in talks), limit)
    found += [Hit(line, _beginning(line)) for line in with_them if line.id not in known]
    found += [_talk(line, wanted) for line in talks[:limit]]
    return tuple(sorted(found, key=_age, reverse=True)[:limit])


def _age(found: Found) -> tuple[date, datetime, str]:
    return found.day, found.line.created_at, found.line.id


def _talk(line: ConversationLine, wanted: WordSearch) -> ConversationHit:
    words = " · ".join(filter(None, (" ".join(text.split()) for text in (line.title, line.person))))
    return ConversationHit(line, wanted.parts(words))


def _beginning(line: EntryLine) -> tuple[SnippetPart, ...]:
    words = " ".join(line.opening.split())
    return (SnippetPart(words),) if words else ()
