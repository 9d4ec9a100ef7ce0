"""Text into lines. What people wrote is never read as markup: it goes letter by letter onto the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from unicodedata import combining, normalize

from assertjournal.reports.fonts import draws_all, face, pieces
from assertjournal.reports.plain import paragraphs
from assertjournal.reports.styles import TextStyle

ELLIPSIS = "…"
_MOST_WORDS_KEPT = 50_000
_LONGEST_WORD_LEFT_OUT = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn, left to right: pairs of a typeface's name and text; `width` is in points."""

    pieces: tuple[tuple[str, str], ...] = ()
    width: float = 0.0


class Typesetter:
    """Breaks text into lines for one document and collects what no typeface could draw.

    It remembers the widths of words; both go with it when the document is done.
    """

    def __init__(self) -> None:
        """Begin with nothing missing."""
        self.missing: set[str] = set()
        self._widths: dict[str, dict[str, float]] = {}

    def lines(self, text: str, style: TextStyle, width: float) -> Iterator[Line]:
        """Break `text` into lines of at most `width` points, one after the other as they are asked for."""
        for paragraph in paragraphs(text):
            yield from self._wrapped(paragraph, style, width)

    def fitted(self, text: str, style: TextStyle, width: float, most: int) -> tuple[list[Line], bool]:
        """Break `text` into `most` lines at most, the last ending in “…” where there are more; say whether it does."""
        lines = list(islice(self.lines(text, style, width), most + 1))
        if len(lines) <= most:
            return lines, False
        return [*lines[: most - 1], self._shortened(lines[most - 1], style, width)], True

    def line(self, text: str, style: TextStyle) -> Line:
        """Set `text` on one line, however long it becomes."""
        text = normalize("NFC", " ".join(paragraphs(text)))
        return self._line(text, style, plain=draws_all(style.face, set(text)))

    def _wrapped(self, text: str, style: TextStyle, width: float) -> Iterator[Line]:
        text = normalize("NFC", text).rstrip()
        plain = draws_all(style.face, set(text))
        room = width / style.size
        for line in self._broken(text, style.face, room, plain=plain):
            yield self._line(line, style, plain=plain)

    def _broken(self, text: str, name: str, room: float, *, plain: bool) -> Iterator[str]:
        """Put words on a line while they fit; what is wider than a line is cut between letters."""
        kept = self._kept(name)
        space = self._width(" ", name, kept, plain=True)
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

    def _line(self, text: str, style: TextStyle, *, plain: bool) -> Line:
        parts = ((style.face, text),) if plain else tuple(pieces(text, style.face, self.missing))
        return Line(parts, sum(face(used).stringWidth(part, style.size) for used, part in parts))

    def _shortened(self, line: Line, style: TextStyle, width: float) -> Line:
        text = "".join(part for _face, part in line.pieces)
        while text and self.line(text + ELLIPSIS, style).width > width:
            shorter = text.rpartition(" ")[0]
            text = shorter if len(text) - len(shorter) <= _LONGEST_WORD_LEFT_OUT else text[:-1]
        return self.line(text.rstrip() + ELLIPSIS, style)
