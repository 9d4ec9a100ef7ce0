"""Pieces of a page whose height is known before they are drawn: text, lines to write on, lists side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assertjournal.reports import styles
from assertjournal.reports.sheet import Sheet
from assertjournal.reports.styles import TextStyle
from assertjournal.reports.typesetting import Line


class PagePart(Protocol):
    """Something with a height that is drawn at the sheet's `y`, without moving on."""

    @property
    def height(self) -> float:
        """Return how much room it takes, in points."""

    def draw(self, sheet: Sheet) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class Space:
    """A gap."""

    height: float

    def draw(self, sheet: Sheet) -> None:
        """Leave the paper as it is."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of one style, `x` points from the margin; `mark` stands before the first."""

    lines: Sequence[Line]
    style: TextStyle
    x: float = 0.0
    mark: Line | None = None

    @property
    def height(self) -> float:
        """Return how much room the lines take."""
        return len(self.lines) * self.style.leading

    def draw(self, sheet: Sheet) -> None:
        """Draw the mark and the lines."""
        if self.mark is not None:
            sheet.put(self.mark, self.style, self.x - styles.MARK)
        sheet.put_all(self.lines, self.style, self.x)


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty ruled lines for a pen."""

    count: int
    distance: float = 21.0

    @property
    def height(self) -> float:
        """Return how much room the lines take."""
        return self.count * self.distance + 4

    def draw(self, sheet: Sheet) -> None:
        """Draw the lines."""
        for line in range(1, self.count + 1):
            sheet.rule(down=line * self.distance, colour=styles.WRITING_LINE)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two stacks of parts beginning at the same height. Those of the right one know their own `x`."""

    left: Sequence[PagePart]
    right: Sequence[PagePart]

    @property
    def height(self) -> float:
        """Return the height of the higher stack."""
        return max(height_of(self.left), height_of(self.right))

    def draw(self, sheet: Sheet) -> None:
        """Draw both stacks."""
        top = sheet.y
        for stack in (self.left, self.right):
            sheet.y = top
            draw_all(stack, sheet)
        sheet.y = top


def height_of(parts: Sequence[PagePart]) -> float:
    """Return how much room parts take below one another."""
    return sum(part.height for part in parts)


def draw_all(parts: Sequence[PagePart], sheet: Sheet) -> None:
    """Draw parts below one another and move on."""
    for part in parts:
        part.draw(sheet)
        sheet.y -= part.height
