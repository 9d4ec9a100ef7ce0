"""How documents look: paper, margins, colours and kinds of text. Lengths are points, 72 to the inch."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, LETTER

from assertjournal.core.summary import Paper
from assertjournal.reports.fonts import PLAIN, STRONG, WRITING

PAPERS: dict[Paper, tuple[float, float]] = {Paper.A4: A4, Paper.LETTER: LETTER}
SIDE = 58.0
TOP = 54.0
BOTTOM = 62.0
FOOT = 34.0
MARK = 14.0

INK = HexColor("#26252B")
SECONDARY = HexColor("#5D5966")
ACCENT = HexColor("#1E6B66")
HAIRLINE = HexColor("#D9D2C7")
WRITING_LINE = HexColor("#A39CA8")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A kind of text: its face, size, distance from line to line, and colour."""

    face: str
    size: float
    leading: float
    colour: Color = INK


TITLE = TextStyle(STRONG, 21, 26)
SUBTITLE = TextStyle(PLAIN, 10.5, 15, SECONDARY)
HEADING = TextStyle(STRONG, 11, 15, ACCENT)
SECTION = TextStyle(STRONG, 14, 19)
ASIDE = TextStyle(PLAIN, 9, 12.5, SECONDARY)
GROUP = TextStyle(PLAIN, 9.5, 13, ACCENT)
LABEL = TextStyle(STRONG, 9.5, 13)
BODY = TextStyle(WRITING, 10.5, 15.5)
FIRST_BODY = TextStyle(WRITING, 10, 14)
FACT = TextStyle(PLAIN, 10, 14)
CELL = TextStyle(PLAIN, 9, 12)
CELL_STRONG = TextStyle(STRONG, 9, 12)
CELL_WRITING = TextStyle(WRITING, 8.5, 11.5)
CELL_HEAD = TextStyle(PLAIN, 8, 10.5, SECONDARY)
FOOT_NOTE = TextStyle(PLAIN, 8, 10, SECONDARY)
