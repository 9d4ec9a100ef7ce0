"""Searching the journal: what was written and what it hangs on, newest first, with the place where it matches."""

from dataclasses import dataclass, field
from datetime import date, datetime

from assertjournal.core.conversation import ConversationLine
from assertjournal.core.entry import EntryLine
from assertjournal.core.word_search import WordSearch, word_search
from assertjournal.data.tables import search
from assertjournal.data.tables.search import MATCH_BEGINS, MATCH_ENDS


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """A stretch of a snippet; `matches` says whether it is what was looked for."""

    text: str = field(repr=False)
    matches: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, on one line: the place where it matches, or how it begins.

    The latter where the words stand in its conversation's title or in the person's name.
    """

    line: EntryLine
    snippet: tuple[SnippetPart, ...]

    @property
    def day(self) -> date:
        """The local day it belongs to."""
        return self.line.date


@dataclass(frozen=True, slots=True)
class ConversationHit:
    """A conversation that was found: its title and its person."""

    line: ConversationLine
    snippet: tuple[SnippetPart, ...]

    @property
    def day(self) -> date:
        """The local day on which it was begun."""
        return self.line.created_at.astimezone().date()


Found = Hit | ConversationHit


def find(query: str, limit: int = 50) -> tuple[Found, ...]:
    """Return at most `limit` of the newest entries and conversations that hold all words of `query`.

    The last word may be only begun. An entry is found by its own words, or with its conversation: by the title and
    the person's names. Any text is a query; one without a word finds nothing. Raises JournalLocked.
    """
    found: list[Found] = [Hit(line, _pieces(snippet)) for line, snippet in search.find(query, limit)]
    talks = search.find_conversations(query)
    if not talks:
        return tuple(found)
    known, wanted = {hit.line.id for hit in found}, word_search(query)
    with_them = search.of_conversations((talk.id for talk in talks), limit)
    found += [Hit(line, _beginning(line)) for line in with_them if line.id not in known]
    found += [_talk(line, wanted) for line in talks[:limit]]
    return tuple(sorted(found, key=_age, reverse=True)[:limit])


def _age(found: Found) -> tuple[date, datetime, str]:
    return found.day, found.line.created_at, found.line.id


def _talk(line: ConversationLine, wanted: WordSearch) -> ConversationHit:
    words = " · ".join(filter(None, (" ".join(text.split()) for text in (line.title, line.person))))
    return ConversationHit(line, tuple(SnippetPart(text, matches) for text, matches in wanted.pieces(words)))


def _beginning(line: EntryLine) -> tuple[SnippetPart, ...]:
    words = " ".join(line.opening.split())
    return (SnippetPart(words),) if words else ()


def _pieces(snippet: str) -> tuple[SnippetPart, ...]:
    pieces = []
    for number, part in enumerate(" ".join(snippet.split()).split(MATCH_BEGINS)):
        match, _ends, rest = part.partition(MATCH_ENDS) if number else ("", "", part)
        pieces += [SnippetPart(match, matches=True), SnippetPart(rest)]
    return tuple(piece for piece in pieces if piece.text)
