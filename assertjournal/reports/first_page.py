"""Page 1 of the session summary: everything that helps to begin, always on one page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import ConversationFacts, SessionSummary
from assertjournal.reports import styles
from assertjournal.reports import summary_words as words
from assertjournal.reports.conversation_table import ConversationTable, TableRow
from assertjournal.reports.parts import PagePart, SideBySide, Space, Text, WritingLines, draw_all, height_of
from assertjournal.reports.sheet import Sheet

_FEWEST_ROWS, _MOST_ROWS = 3, 60
_LINES_FOR_TALK, _LINES_FOR_QUESTIONS = 3, 2
_GUTTER = 24.0
_DOT = "•"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many lines a wish (to talk about, to ask) and another text may have, and a list how many items."""

    wishes: int
    lines: int
    items: int


# From wide to narrow.
_LADDER = (Limits(9, 8, 10), Limits(6, 4, 8), Limits(4, 2, 6), Limits(3, 2, 4), Limits(2, 1, 3), Limits(1, 1, 3))


@dataclass(frozen=True, slots=True)
class Rest:
    """What page 1 had no room for: `earlier` conversations, and the lists of which something was `cut`, by heading."""

    earlier: tuple[ConversationFacts, ...]
    cut: dict[str, tuple[str, ...]] = field(repr=False)


@dataclass(slots=True)
class Arrangement:
    """What stands above and below the table, the rows between, and the lists of which something was left out."""

    above: list[PagePart] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    below: list[PagePart] = field(default_factory=list)
    cut: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class _List:
    """A heading and texts below it, `x` points from the margin and `width` wide, or as wide as the column."""

    heading: str
    texts: Sequence[str] = field(repr=False)
    marks: Sequence[str]
    lines: int
    items: int
    style: styles.TextStyle
    x: float = 0.0
    width: float | None = None


class FirstPage:
    """Takes the widest limits at which every conversation has a place. Where none does, at which the newest have."""

    def __init__(self, summary: SessionSummary, sheet: Sheet, formatter: Formatter) -> None:
        """Store a sheet that is at the top of its first page."""
        self._summary = summary
        self._sheet = sheet
        self._formatter = formatter
        self._table = ConversationTable(sheet.typesetter, sheet.width)

    def draw(self) -> Rest:
        """Draw the page; return what has to follow behind it."""
        arrangement, rows = self._fitting()
        conversations, shown = self._summary.conversations, arrangement.rows[:rows]
        table = self._shown_table(shown, len(conversations) - rows)
        draw_all([*arrangement.above, *table, *arrangement.below], self._sheet)
        shortened = tuple(in_full(facts) for facts, row in zip(conversations, shown, strict=False) if row.shortened)
        cut = {words.CONVERSATIONS: shortened} if shortened else {}
        return Rest(conversations[rows:], arrangement.cut | cut)

    def _fitting(self) -> tuple[Arrangement, int]:
        """Return the arrangement to draw, and how many rows of its table."""
        count = len(self._summary.conversations)
        tried: list[tuple[Arrangement, int]] = []
        for limits in _LADDER:
            arrangement = self._arranged(limits)
            tried.append((arrangement, self._rows_that_fit(arrangement)))
            if tried[-1][1] == count:
                return tried[-1]
        enough = (found for found in tried if found[1] >= min(count, _FEWEST_ROWS))
        arrangement, rows = next(enough, tried[-1])
        return arrangement, max(rows, 0)

    def _rows_that_fit(self, arrangement: Arrangement) -> int:
        """Return how many of the newest rows there is room for. -1 where there is not even room for the rest."""
        room = self._sheet.room - height_of(arrangement.above) - height_of(arrangement.below)
        for rows in range(len(arrangement.rows), -1, -1):
            table = self._shown_table(arrangement.rows[:rows], len(self._summary.conversations) - rows)
            if height_of(table) <= room:
                return rows
        return -1

    def _shown_table(self, rows: Sequence[TableRow], hidden: int) -> list[PagePart]:
        if not rows and not hidden:
            return []
        remark = f"{words.earlier(hidden)}\n{words.RATINGS}" if hidden else words.RATINGS
        head = [*self._heading(words.CONVERSATIONS), self._table.head()]
        return [*head, *rows, Space(3), self._plain(remark, styles.ASIDE, 2)]

    def _arranged(self, limits: Limits) -> Arrangement:
        summary, made = self._summary, Arrangement()
        made.above = [
            self._plain(words.TITLE, styles.TITLE, 1),
            self._plain(words.covered(summary, self._formatter), styles.SUBTITLE, 1),
            Space(4),
            self._plain(words.SELF_REPORT, styles.ASIDE, 3),
            *self._wishes(words.TALK_ABOUT, summary.talk_about, _LINES_FOR_TALK, limits, made),
            *self._wishes(words.QUESTIONS, summary.questions, _LINES_FOR_QUESTIONS, limits, made),
            *self._practised(limits, made),
        ]
        made.rows = [self._table.row(facts, limits.lines) for facts in summary.conversations[:_MOST_ROWS]]
        made.below = [*self._helped_and_hindered(limits, made), *self._next_steps(limits, made)]
        return made

    def _wishes(
        self, heading: str, texts: Sequence[str], lines: int, limits: Limits, made: Arrangement
    ) -> list[PagePart]:
        """Return what was typed, numbered, or lines to write on."""
        typed = [text for text in texts if text.strip()]
        if not typed:
            return [*self._heading(heading), WritingLines(lines)]
        marks = [f"{number}." for number in range(1, len(typed) + 1)]
        return self._listed(_List(heading, typed, marks, limits.wishes, limits.items, styles.FIRST_BODY), made)

    def _practised(self, limits: Limits, made: Arrangement) -> list[PagePart]:
        heading, counted = words.practised(self._summary)
        parts, most = self._heading(heading) if counted else [], max(2, limits.lines)
        texts = tuple(f"{label} {words.counts(tallies)}" for label, tallies in counted)
        for text in texts:
            lines, cut = self._sheet.typesetter.fitted(text, styles.FACT, self._sheet.width, most)
            parts.append(Text(lines, styles.FACT))
            if cut:
                made.cut[heading] = texts
        return parts

    def _helped_and_hindered(self, limits: Limits, made: Arrangement) -> list[PagePart]:
        half = (self._sheet.width - _GUTTER) / 2
        stacks: list[list[PagePart]] = []
        for heading, tallies in ((words.HELPED, self._summary.helped), (words.HINDERED, self._summary.hindered)):
            if tallies:
                texts = [words.tally(item) for item in tallies]
                marks, x = [_DOT] * len(texts), len(stacks) * (half + _GUTTER)
                stacks.append(
                    self._listed(_List(heading, texts, marks, limits.lines, limits.items, styles.FACT, x, half), made)
                )
        return [SideBySide(*stacks, *[()] * (2 - len(stacks)))] if stacks else []

    def _next_steps(self, limits: Limits, made: Arrangement) -> list[PagePart]:
        steps = self._summary.next_steps
        if not steps:
            return []
        marks = [_DOT] * len(steps)
        return self._listed(_List(words.NEXT_STEPS, steps, marks, limits.lines, limits.items, styles.FIRST_BODY), made)

    def _listed(self, given: _List, made: Arrangement) -> list[PagePart]:
        typesetter, x = self._sheet.typesetter, given.x + styles.MARK
        width = (given.width or self._sheet.width) - styles.MARK
        parts = self._heading(given.heading, given.x)
        left_out = len(given.texts) - given.items
        shortened = left_out > 0
        for text, mark in zip(given.texts[: given.items], given.marks, strict=False):
            lines, cut = typesetter.fitted(text, given.style, width, given.lines)
            shortened = shortened or cut
            if lines:
                parts.append(Text(lines, given.style, x, typesetter.line(mark, given.style)))
        if left_out > 0:
            parts.append(self._plain(words.more(left_out), styles.ASIDE, 1, x))
        if shortened:
            made.cut[given.heading] = tuple(given.texts)
        return parts

    def _heading(self, text: str, x: float = 0.0) -> list[PagePart]:
        return [Space(11), self._plain(text, styles.HEADING, 1, x), Space(2)]

    def _plain(self, text: str, style: styles.TextStyle, most: int, x: float = 0.0) -> Text:
        return Text(self._sheet.typesetter.fitted(text, style, self._sheet.width - x, most)[0], style, x)


def in_full(facts: ConversationFacts) -> str:
    """Return all that was written of a conversation, for where its row is too small."""
    return f"{facts.name}\n{facts.request}" if facts.request.strip() else facts.name
