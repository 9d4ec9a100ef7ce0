"""Page 1's table of conversations: one row each, with what was asked below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assertjournal.core.summary import ConversationFacts
from assertjournal.i18n import _
from assertjournal.reports import styles
from assertjournal.reports import summary_words as words
from assertjournal.reports.parts import PagePart, Text
from assertjournal.reports.sheet import Sheet
from assertjournal.reports.typesetting import Line, Typesetter

_GAP = 8.0
_PADDING = 4.5
_WIDTHS = (78.0, 74.0, 44.0, 50.0, 50.0)
_HEADS = (
    _("Conversation"),
    _("Where it stands"),
    _("Nervous before → during"),
    _("The result"),
    _("Between us"),
    _("Self-respect"),
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells side by side, a text below them, and a thin line above all; `shortened` says that a text ends in “…”."""

    cells: Sequence[tuple[Sequence[Line], float]]
    style: styles.TextStyle
    below: Text | None = None
    shortened: bool = False

    @property
    def height(self) -> float:
        """Return the highest cell and what is below it, with some air."""
        lines = max(len(lines) for lines, _x in self.cells)
        return lines * self.style.leading + (self.below.height if self.below else 0.0) + 2 * _PADDING

    def draw(self, sheet: Sheet) -> None:
        """Draw the line and the cells."""
        top = sheet.y
        sheet.rule()
        sheet.y = top - _PADDING
        for number, (lines, x) in enumerate(self.cells):
            strong = number == 0 and self.style is styles.CELL
            sheet.put_all(lines, styles.CELL_STRONG if strong else self.style, x)
        if self.below is not None:
            sheet.y -= max(len(lines) for lines, _x in self.cells) * self.style.leading
            self.below.draw(sheet)
        sheet.y = top


class ConversationTable:
    """Sets the table's rows for a column of `width` points."""

    def __init__(self, typesetter: Typesetter, width: float) -> None:
        """Divide the width: the name gets what the narrow columns leave."""
        self._typesetter = typesetter
        self._width = width
        self._columns = self._divided(width)

    def head(self) -> PagePart:
        """Return the row that says what the columns are."""
        return TableRow(self._cells(_HEADS, styles.CELL_HEAD, 2), styles.CELL_HEAD)

    def row(self, facts: ConversationFacts, most: int) -> TableRow:
        """Return a conversation's row, its texts of `most` lines at most."""
        numbers = (facts.result, facts.relationship, facts.self_respect)
        rest = (words.status(facts), words.nervous(facts), *map(words.number, numbers))
        name_width, x = self._columns[0]
        name, cut_name = self._typesetter.fitted(facts.name, styles.CELL_STRONG, name_width, most)
        below, cut_below = self._request(facts, most)
        cells = [(name, x), *self._cells(rest, styles.CELL, 2, first=1)]
        return TableRow(cells, styles.CELL, below, cut_name or cut_below)

    def _request(self, facts: ConversationFacts, most: int) -> tuple[Text | None, bool]:
        if not facts.request.strip():
            return None, False
        lines, cut = self._typesetter.fitted(facts.request, styles.CELL_WRITING, self._width, most)
        return Text(lines, styles.CELL_WRITING), cut

    def _cells(
        self, texts: Sequence[str], style: styles.TextStyle, most: int, first: int = 0
    ) -> list[tuple[Sequence[Line], float]]:
        columns = self._columns[first:]
        return [
            (self._typesetter.fitted(text, style, width, most)[0], x)
            for text, (width, x) in zip(texts, columns, strict=True)
        ]

    @staticmethod
    def _divided(width: float) -> list[tuple[float, float]]:
        """Return each column's width and where it begins."""
        widths = (width - sum(_WIDTHS) - _GAP * len(_WIDTHS), *_WIDTHS)
        begins = [sum(widths[:number]) + _GAP * number for number in range(len(widths))]
        return list(zip(widths, begins, strict=True))
