"""The typefaces of documents: which there are, which one draws a character, and how wide it is."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from types import MappingProxyType
from unicodedata import category, combining, normalize

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

from assertjournal.paths import resource

WRITING = "AssertJournal Writing"
PLAIN = "AssertJournal Plain"
STRONG = "AssertJournal Strong"
FALLBACK = "AssertJournal Fallback"
EMOJI = "AssertJournal Emoji"
REPLACEMENT = "□"

_FILES = MappingProxyType(
    {
        WRITING: "Literata_400Regular.ttf",
        PLAIN: "AtkinsonHyperlegibleNext_400Regular.ttf",
        STRONG: "AtkinsonHyperlegibleNext_600SemiBold.ttf",
        FALLBACK: "fallback/DejaVuSans.ttf",
        EMOJI: "fallback/NotoEmoji_400Regular.ttf",
    }
)
_FIRST_PICTOGRAPH = "\U0001f000"
# Skins have no colour in a typeface of one colour.
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_VARIATION_SELECTORS = frozenset(chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_TO_UNICODE = "toUnicodeCMap:"
_CODE = re.compile("[0-9A-F]{4,6}>")
_JOINING_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


class Face(ttfonts.TTFont):
    """A typeface that is embedded with the letters that were used, and whose text can be copied out again."""

    def __init__(self, name: str, file: str) -> None:
        """Read the file, which lies in `resources/fonts`."""
        super().__init__(name, str(resource(f"fonts/{file}")), shapable=False)
        self.characters = frozenset(map(chr, self.face.charToGlyph))

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Embed the face, and say of every glyph which letters it stands for, in the units that readers expect."""
        there = set(doc.idToObject)
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name not in there and name.startswith(_TO_UNICODE) and isinstance(stream, PDFStream):
                stream.content = "\n".join(map(_in_units, stream.content.split("\n")))


@cache
def face(name: str) -> Face:
    """Return a typeface by one of the names above, read and made known to ReportLab when first asked for."""
    found = Face(name, _FILES[name])
    pdfmetrics.registerFont(found)
    return found


def draws_all(name: str, characters: set[str]) -> bool:
    """Return whether the typeface has all of these characters."""
    return characters <= face(name).characters


def pieces(text: str, name: str, missing: set[str]) -> Iterator[tuple[str, str]]:
    """Cut `text` into pieces for one typeface each, as pairs of its name and the text; `name` is tried first.

    What no typeface has is added to `missing` and comes out as a box. Marks that show nothing are left out.
    """
    drawn = list(_drawn(text, name, missing))
    for used, group in groupby(drawn, key=lambda pair: pair[0]):
        yield used, "".join(character for _used, character in group)


def _drawn(text: str, name: str, missing: set[str]) -> Iterator[tuple[str, str]]:
    last = name
    for character in text:
        if last == EMOJI and character in _SKIN_TONES:
            continue
        found = _face_of(character, name, last)
        if found is not None:
            last = found
            yield found, character
        elif category(character) != "Cf" and character not in _VARIATION_SELECTORS:
            missing.add(character)
            yield FALLBACK, REPLACEMENT


@lru_cache(maxsize=4096)
def _face_of(character: str, name: str, last: str) -> str | None:
    """Return the typeface for a letter. A mark stays with the letter before it, and a blank within another script."""
    blank = character == " " and last == FALLBACK
    belongs = blank or combining(character) or category(character) in {"Cf", "Mn"}
    pictograph = character >= _FIRST_PICTOGRAPH
    usual = (EMOJI, FALLBACK) if pictograph else (name, FALLBACK, EMOJI)
    order = (last, *usual) if belongs else usual
    return next((used for used in order if character in face(used).characters), None)


def _in_units(line: str) -> str:
    """Return a line of ReportLab's table with UTF-16 units past U+FFFF, and letters instead of joining forms."""
    code, _space, target = line.partition("> <")
    letter = chr(int(target.rstrip(">"), 16)) if _CODE.fullmatch(target) else ""
    if not (letter > "\uffff" or _JOINING_FORM.match(letter)):
        return line
    units = normalize("NFKC", letter).encode("utf-16-be").hex().upper()
    return f"{code}> <{units}>"
