"""Searching short texts for words as the search index does, which ignores capitals and accents.

The index knows the texts of entries only. This is for the titles and names that they belong to.
"""

import re
import unicodedata
from dataclasses import dataclass, field

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"(?:[^\W_][{_MARKS}]*)+")


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """A stretch of a text that was found; `matches` says whether it is what was searched for."""

    text: str = field(repr=False)
    matches: bool = False


@dataclass(frozen=True, slots=True)
class WordSearch:
    """Words that must all be there. The last one may be only begun."""

    words: tuple[str, ...] = field(repr=False)

    def finds(self, *texts: str) -> bool:
        """Return whether the texts hold all words together."""
        all_texts = _folded(" ".join(texts))
        # A cheap test first: most of thousands of texts fail here.
        if not self.words or not all(wanted in all_texts for wanted in self.words):
            return False  # which settles nearly all of many texts, and quickly
        there = f" {' '.join(_words(all_texts))} "
        *whole, begun = self.words
        return f" {begun}" in there and all(f" {word} " in there for word in whole)

    def parts(self, text: str) -> tuple[SnippetPart, ...]:
        """Return the text in parts, each with whether it is one of the words."""
        parts: list[SnippetPart] = []
        end = 0
        for word in _WORD.finditer(text):
            if any(self._is(_folded(word.group()), wanted) for wanted in self.words):
                parts += [SnippetPart(text[end : word.start()]), SnippetPart(word.group(), matches=True)]
                end = word.end()
        parts.append(SnippetPart(text[end:]))
        return tuple(part for part in parts if part.text)

    def _is(self, word: str, wanted: str) -> bool:
        return word.startswith(wanted) if wanted == self.words[-1] else word == wanted


def word_search(query: str) -> WordSearch:
    """Read what a person typed to search for."""
    return WordSearch(tuple(_words(_folded(query))))


def _words(folded: str) -> list[str]:
    return _WORD.findall(folded)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()
