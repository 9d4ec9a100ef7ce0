"""The pages: where the next line goes, when a page is full, what stands at its foot, and what is known of the file."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from assertjournal.core.summary import Paper
from assertjournal.i18n import _
from assertjournal.paths import APP
from assertjournal.reports import styles
from assertjournal.reports.fonts import face
from assertjournal.reports.styles import TextStyle
from assertjournal.reports.typesetting import Line, Typesetter

LANGUAGE = "en"
# A single line of a paragraph on a page of its own reads badly; two belong together.
_FEWEST = 2
rl_config.useA85 = 0


class Sheet:
    """A document being written from top to bottom. `y` is where the next thing begins, counted upwards in points."""

    def __init__(
        self, target: BinaryIO, paper: Paper, *, title: str, foot: str, progress: Callable[[int], None]
    ) -> None:
        """Begin page 1; `foot` stands below every page, `progress` is told the number of each page that is done."""
        self.typesetter = Typesetter()
        self._width, self._height = styles.PAPERS[paper]
        self._foot = foot
        self._progress = progress
        self._pages = 1
        face(styles.FOOT_NOTE.face)
        self._canvas = Canvas(
            target,
            pagesize=(self._width, self._height),
            pageCompression=1,
            invariant=1,
            initialFontName=styles.FOOT_NOTE.face,  # type: ignore[arg-type] # the stub says a number
            initialFontSize=styles.FOOT_NOTE.size,
            lang=LANGUAGE,
        )
        # The canvas has setters for some of it, and writes dates and an author that no one set.
        self._canvas._doc.info = _Information(title)  # type: ignore[attr-defined]
        self.y = self._height - styles.TOP

    @property
    def width(self) -> float:
        """Return how wide the text column is."""
        return self._width - 2 * styles.SIDE

    @property
    def room(self) -> float:
        """Return how much of the page is left."""
        return self.y - styles.BOTTOM

    @property
    def fresh(self) -> bool:
        """Return whether nothing stands on this page yet."""
        return self.y >= self._height - styles.TOP

    def space(self, height: float) -> None:
        """Leave a gap, but none at the top of a page."""
        if not self.fresh:
            self.y -= height

    def need(self, height: float) -> None:
        """Go on to the next page where less than `height` is left on this one."""
        if self.room < height and not self.fresh:
            self.next_page()

    def next_page(self) -> None:
        """Finish this page and begin another."""
        self._finish_page()
        self._pages += 1
        self.y = self._height - styles.TOP

    def write(self, text: str, style: TextStyle, *, indent: float = 0.0, mark: str = "") -> None:
        """Write a text of any length, on as many pages as it takes; `mark` stands before its first line."""
        lines = self.typesetter.lines(text, style, self.width - indent)
        coming = list(islice(lines, _FEWEST))
        while coming:
            self.need(style.leading * len(coming[:_FEWEST]))
            count = int(self.room / style.leading)
            coming += islice(lines, max(0, count + _FEWEST - len(coming)))
            if count > _FEWEST and len(coming) == count + 1:
                count -= 1
            if mark:
                self.put(self.typesetter.line(mark, style), style, indent - styles.MARK)
                mark = ""
            self.put_all(coming[:count], style, indent)
            self.y -= style.leading * len(coming[:count])
            coming = coming[count:]

    def write_beside(self, text: str, style: TextStyle, remark: str, remark_style: TextStyle) -> None:
        """Write a few words of ours, and a remark behind them where it fits, else below."""
        line = self.typesetter.line(text, style)
        behind = self.typesetter.line(remark, remark_style)
        x = line.width + styles.MARK
        if x + behind.width > self.width:
            self.write(text, style)
            self.write(remark, remark_style)
            return
        self.need(style.leading)
        self.put(line, style)
        self.y -= _drop(style) - _drop(remark_style)
        self.put(behind, remark_style, x)
        self.y += _drop(style) - _drop(remark_style) - style.leading

    def put_all(self, lines: Iterable[Line], style: TextStyle, x: float = 0.0) -> None:
        """Draw lines below one another from `y` on, without moving on; `x` is counted from the left margin."""
        left = styles.SIDE + x
        text = self._canvas.beginText(left, self.y - _drop(style))
        text.setFillColor(style.colour)
        text.setFont(style.face, style.size, style.leading)
        used = style.face
        shift = 0.0
        for line in lines:
            if line.shift != shift:
                text.moveCursor(line.shift - shift, 0)
                shift = line.shift
            for name, part in line.pieces:
                if name != used:
                    text.setFont(name, style.size, style.leading)
                    used = name
                text.textOut(part)
            text.textLine()
        self._canvas.drawText(text)

    def put(self, line: Line, style: TextStyle, x: float = 0.0) -> None:
        """Draw one line at `y`, without moving on."""
        self.put_all((line,), style, x)

    def rule(self, *, down: float = 0.0, x: float = 0.0, colour: Color = styles.HAIRLINE) -> None:
        """Draw a thin line across the column, `down` points below `y`, beginning at `x`."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(0.6)
        y = self.y - down
        self._canvas.line(styles.SIDE + x, y, self._width - styles.SIDE, y)

    def bookmark(self, title: str, level: int = 0) -> None:
        """Add an entry to the outline that leads here."""
        key = f"{self._pages}-{self.y:.2f}"
        self._canvas.bookmarkHorizontal(key, 0, self.y + 4)
        self._canvas.addOutlineEntry(title, key, level)

    def finish(self) -> int:
        """Finish the last page, write the file, and return how many pages there are."""
        self._finish_page()
        for page in range(1, self._pages + 1):
            self._number(page)
        self._canvas.showOutline()
        self._canvas.save()
        return self._pages

    def _finish_page(self) -> None:
        line = self.typesetter.line(self._foot, styles.FOOT_NOTE)
        self.y = styles.FOOT + styles.FOOT_NOTE.leading
        self.rule(down=-7)
        self.put(line, styles.FOOT_NOTE)
        self._canvas.doForm(_form(self._pages))
        self._canvas.showPage()
        self._progress(self._pages)

    def _number(self, page: int) -> None:
        """Show which page of how many: a form of its own, as the last number is not known before the end."""
        label = _("{page} of {pages}").format(page=page, pages=self._pages)
        self._canvas.beginForm(_form(page))
        line = self.typesetter.line(label, styles.FOOT_NOTE)
        self.y = styles.FOOT + styles.FOOT_NOTE.leading
        self.put(line, styles.FOOT_NOTE, self.width - line.width)
        self._canvas.endForm()


class _Information(PDFInfo):
    """What is known of the file: its title and the program's name, and no one's."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def format(self, document: PDFDocument) -> bytes:
        program = PDFString(APP)
        facts = {"Title": PDFString(self.title), "Creator": program, "Producer": program}
        return PDFDictionary(facts).format(document)


def _form(page: int) -> str:
    return f"page-{page}"


def _drop(style: TextStyle) -> float:
    """Return how far the letters' base lies below the top of their line."""
    return (style.leading - style.size) / 2 + style.size * 0.8
