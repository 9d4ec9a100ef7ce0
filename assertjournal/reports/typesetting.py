"""Text into lines. What people wrote is never read as markup: it goes letter by letter onto the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from unicodedata import combining, normalize

from assertjournal.reports.arabic import joined
from assertjournal.reports.fonts import FALLBACK, draws_all, face, pieces
from assertjournal.reports.plain import paragraphs
from assertjournal.reports.right_to_left import begins_right_to_left, holds_right_to_left, in_drawn_order
from assertjournal.reports.styles import TextStyle

ELLIPSIS = "…"
_MOST_WORDS_KEPT = 50_000
_LONGEST_WORD_LEFT_OUT = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn, left to right: pairs of a typeface's name and text.

    `width` is in points, `shift` how far it stands from the left, as lines do that run from right to left.
    """

    pieces: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    width: float = 0.0
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class _Traits:
    """How a paragraph is set: `plain` where one face has every letter, `mixed` where some run from the right."""

    plain: bool = True
    mixed: bool = False
    from_right: bool = False


class Typesetter:
    """Breaks text into lines for one document and collects what no typeface could draw.

    It remembers the widths of words. Both go with it when the document is done.
    """

    def __init__(self) -> None:
        """Begin with nothing missing."""
        self.missing: set[str] = set()
        self._widths: dict[str, dict[str, float]] = {}

    def lines(self, text: str, style: TextStyle, width: float) -> Iterator[Line]:
        """Break `text` into lines of at most `width` points, one after the other as they are asked for."""
        for line, manner in self._broken_all(text, style, width):
            yield self._line(line, manner, style, width)

    def fitted(self, text: str, style: TextStyle, width: float, most: int) -> tuple[list[Line], bool]:
        """Break `text` into `most` lines at most, the last ending in “…” where there are more.

        Return whether it does.
        """
        found = list(islice(self._broken_all(text, style, width), most + 1))
        if len(found) <= most:
            return [self._line(line, manner, style, width) for line, manner in found], False
        whole = [self._line(line, manner, style, width) for line, manner in found[: most - 1]]
        return [*whole, self._shortened(*found[most - 1], style, width)], True

    def line(self, text: str, style: TextStyle) -> Line:
        """Set `text` on one line, however long it becomes."""
        return self._line(*_prepared(" ".join(paragraphs(text)), style), style)

    def _broken_all(self, text: str, style: TextStyle, width: float) -> Iterator[tuple[str, _Traits]]:
        """Yield each line in the order in which it is read, and how it is set."""
        for paragraph in paragraphs(text):
            whole, manner = _prepared(paragraph, style)
            for line in self._broken(whole, style.face, width / style.size, plain=manner.plain):
                yield line, manner

    def _broken(self, text: str, name: str, room: float, *, plain: bool) -> Iterator[str]:
        """Put words on a line while they fit. What is wider than a line is cut between letters."""
        kept = self._kept(name)
        # Which face a blank comes from is known later: take the wider one.
        space = max(face(used).stringWidth(" ", 1.0) for used in ((name,) if plain else (name, FALLBACK)))
        line: list[str] = []
        taken, first = 0.0, True
        for word in text.split(" "):
            width = kept[word] if word in kept else self._width(word, name, kept, plain=plain)
            if line and taken + space + width > room:
                yield " ".join(line).rstrip()
                line, taken, first = [], 0.0, False
            if not (word or line or first):
                continue
            if width > room:
                *full, rest = self._cut(word, name, room, plain=plain)
                yield from full
                line, taken = [rest], self._width(rest, name, kept, plain=plain)
                continue
            taken += width + (space if line else 0.0)
            line.append(word)
        yield " ".join(line)

    def _cut(self, word: str, name: str, room: float, *, plain: bool) -> Iterator[str]:
        kept = self._kept(name)
        start, taken = 0, 0.0
        for at, character in enumerate(word):
            width = kept[character] if character in kept else self._width(character, name, kept, plain=plain)
            if taken + width > room and at > start and not combining(character):
                yield word[start:at]
                start, taken = at, 0.0
            taken += width
        yield word[start:]

    def _kept(self, name: str) -> dict[str, float]:
        kept = self._widths.setdefault(name, {})
        if len(kept) > _MOST_WORDS_KEPT:
            kept.clear()
        return kept

    def _width(self, text: str, name: str, kept: dict[str, float], *, plain: bool) -> float:
        parts = ((name, text),) if plain else pieces(text, name, self.missing)
        width = kept[text] = sum(face(used).stringWidth(part, 1.0) for used, part in parts)
        return width

    def _line(self, text: str, manner: _Traits, style: TextStyle, room: float = 0.0) -> Line:
        if manner.mixed:
            text = in_drawn_order(text, from_right=manner.from_right)
        parts = ((style.face, text),) if manner.plain else tuple(pieces(text, style.face, self.missing))
        width = sum(face(used).stringWidth(part, style.size) for used, part in parts)
        return Line(parts, width, max(0.0, room - width) if manner.from_right else 0.0)

    def _shortened(self, text: str, manner: _Traits, style: TextStyle, room: float) -> Line:
        while text and self.line(text + ELLIPSIS, style).width > room:
            shorter = text.rpartition(" ")[0]
            text = shorter if len(text) - len(shorter) <= _LONGEST_WORD_LEFT_OUT else text[:-1]
        text = text.rstrip() + ELLIPSIS
        plain = draws_all(style.face, set(text))
        return self._line(text, replace(manner, plain=plain), style, room)


def _prepared(text: str, style: TextStyle) -> tuple[str, _Traits]:
    """Compose letters with their accents, join Arabic ones, and find out what the text needs."""
    text = normalize("NFC", text)
    if not holds_right_to_left(text):
        return text, _Traits(draws_all(style.face, set(text)))
    text = joined(text)
    return text, _Traits(draws_all(style.face, set(text)), mixed=True, from_right=begins_right_to_left(text))
