"""Searching the journal: what was written, newest first, with the place where it matches."""

from dataclasses import dataclass, field

from assertjournal.core.entry import EntryLine
from assertjournal.data import search
from assertjournal.data.search import MATCH_BEGINS, MATCH_ENDS


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; `matches` says whether it is what was looked for."""

    text: str = field(repr=False)
    matches: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and the place where it matches, on one line."""

    line: EntryLine
    snippet: tuple[Piece, ...]


def find(query: str, limit: int = 50) -> tuple[Hit, ...]:
    """Give at most `limit` of the newest entries that hold all words of `query`, the last perhaps only begun.

    Any text is a query; one without a word finds nothing. Raises JournalLocked.
    """
    return tuple(Hit(line, _pieces(snippet)) for line, snippet in search.find(query, limit))


def _pieces(snippet: str) -> tuple[Piece, ...]:
    pieces = []
    for number, part in enumerate(" ".join(snippet.split()).split(MATCH_BEGINS)):
        match, _ends, rest = part.partition(MATCH_ENDS) if number else ("", "", part)
        pieces += [Piece(match, matches=True), Piece(rest)]
    return tuple(piece for piece in pieces if piece.text)
