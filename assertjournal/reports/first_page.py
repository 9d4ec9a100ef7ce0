"""Page 1 of the session summary: everything that helps to begin, on one page whatever there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import ConversationFacts, SessionSummary
from assertjournal.reports import styles
from assertjournal.reports import summary_words as words
from assertjournal.reports.conversation_table import ConversationTable, Row
from assertjournal.reports.parts import Part, SideBySide, Space, Text, WritingLines, draw_all, height_of
from assertjournal.reports.sheet import Sheet

_FEWEST_ROWS = 8
_LINES_FOR_TALK, _LINES_FOR_QUESTIONS = 3, 2
_GUTTER = 24.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How many lines a text, and how many items a list may have."""

    lines: int
    items: int


_LADDER = (Limits(8, 10), Limits(5, 8), Limits(3, 6), Limits(2, 4), Limits(1, 3))


@dataclass(slots=True)
class Arrangement:
    """What stands above and below the table, the rows between, and the lists of which something was left out."""

    above: list[Part] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    below: list[Part] = field(default_factory=list)
    cut: dict[str, tuple[str, ...]] = field(default_factory=dict)


class FirstPage:
    """Tries wider and narrower limits until everything has a place."""

    def __init__(self, summary: SessionSummary, sheet: Sheet, formatter: Formatter) -> None:
        """Take a sheet that is at the top of its first page."""
        self._summary = summary
        self._sheet = sheet
        self._formatter = formatter
        self._table = ConversationTable(sheet.typesetter, sheet.width)

    def draw(self) -> dict[str, tuple[str, ...]]:
        """Draw the page; give the lists, by their headings, of which something is shortened or left out on it."""
        arrangement, rows = self._fitting()
        hidden = len(arrangement.rows) - rows
        parts = [*arrangement.above, *self._shown_table(arrangement.rows[:rows], hidden), *arrangement.below]
        draw_all(parts, self._sheet)
        return arrangement.cut

    def _fitting(self) -> tuple[Arrangement, int]:
        arrangement, rows = Arrangement(), 0
        for limits in _LADDER:
            arrangement = self._arranged(limits)
            rows = self._rows_that_fit(arrangement)
            if rows >= min(len(arrangement.rows), _FEWEST_ROWS):
                break
        return arrangement, rows

    def _rows_that_fit(self, arrangement: Arrangement) -> int:
        """Give how many of the newest rows there is room for; -1 where there is not even room for the rest."""
        room = self._sheet.room - height_of(arrangement.above) - height_of(arrangement.below)
        for rows in range(len(arrangement.rows), -1, -1):
            table = self._shown_table(arrangement.rows[:rows], len(arrangement.rows) - rows)
            if height_of(table) <= room:
                return rows
        return -1

    def _shown_table(self, rows: Sequence[Row], hidden: int) -> list[Part]:
        if not rows and not hidden:
            return []
        remark = f"{words.earlier(hidden)}. {words.RATINGS}" if hidden else words.RATINGS
        head = [*self._heading(words.CONVERSATIONS), self._table.head()]
        return [*head, *rows, Space(3), self._plain(remark, styles.ASIDE, 2)]

    def _arranged(self, limits: Limits) -> Arrangement:
        summary, made = self._summary, Arrangement()
        made.above = [
            self._plain(words.TITLE, styles.TITLE, 1),
            self._plain(words.covered(summary, self._formatter), styles.SUBTITLE, 1),
            self._plain(words.SELF_REPORT, styles.ASIDE, 3),
            *self._wishes(words.TALK_ABOUT, summary.talk_about, _LINES_FOR_TALK, limits, made),
            *self._wishes(words.QUESTIONS, summary.questions, _LINES_FOR_QUESTIONS, limits, made),
            *self._practised(limits),
        ]
        for facts in summary.conversations:
            row, cut = self._table.row(facts, limits.lines)
            made.rows.append(row)
            if cut:
                shortened = made.cut.get(words.CONVERSATIONS, ())
                made.cut[words.CONVERSATIONS] = (*shortened, _in_full(facts))
        made.below = [*self._helped_and_hindered(limits, made), *self._next_steps(limits, made)]
        return made

    def _wishes(self, heading: str, texts: Sequence[str], lines: int, limits: Limits, made: Arrangement) -> list[Part]:
        """Give what was typed, numbered, or lines to write on."""
        if not any(text.strip() for text in texts):
            return [*self._heading(heading), WritingLines(lines)]
        marks = (f"{number}." for number in range(1, len(texts) + 1))
        return self._listed(heading, texts, marks, limits, made, styles.FIRST_BODY)

    def _practised(self, limits: Limits) -> list[Part]:
        if not self._summary.practised:
            return []
        text = words.practised(self._summary.practised)
        return [*self._heading(words.PRACTISED), self._plain(text, styles.FACT, max(2, limits.lines))]

    def _helped_and_hindered(self, limits: Limits, made: Arrangement) -> list[Part]:
        lists = [
            (heading, [words.tally(item) for item in tallies])
            for heading, tallies in ((words.HELPED, self._summary.helped), (words.HINDERED, self._summary.hindered))
            if tallies
        ]
        half = (self._sheet.width - _GUTTER) / 2
        stacks = [
            self._listed(
                heading, texts, _dots(texts), limits, made, styles.FACT, x=number * (half + _GUTTER), width=half
            )
            for number, (heading, texts) in enumerate(lists)
        ]
        if not stacks:
            return []
        return [SideBySide(stacks[0], stacks[1] if len(stacks) > 1 else ())]

    def _next_steps(self, limits: Limits, made: Arrangement) -> list[Part]:
        texts = self._summary.next_steps
        if not texts:
            return []
        return self._listed(words.NEXT_STEPS, texts, _dots(texts), limits, made, styles.FIRST_BODY)

    def _listed(
        self,
        heading: str,
        texts: Sequence[str],
        marks: Iterable[str],
        limits: Limits,
        made: Arrangement,
        style: styles.TextStyle,
        *,
        x: float = 0.0,
        width: float | None = None,
    ) -> list[Part]:
        typesetter = self._sheet.typesetter
        column = self._sheet.width if width is None else width
        parts = self._heading(heading, x)
        shortened = len(texts) > limits.items
        for text, mark in zip(texts[: limits.items], marks, strict=False):
            lines, cut = typesetter.fitted(text, style, column - styles.MARK, limits.lines)
            parts.append(Text(lines, style, x + styles.MARK, typesetter.line(mark, style)))
            shortened = shortened or cut
        if len(texts) > limits.items:
            parts.append(self._plain(words.more(len(texts) - limits.items), styles.ASIDE, 1, x + styles.MARK))
        if shortened:
            made.cut[heading] = tuple(texts)
        return parts

    def _heading(self, text: str, x: float = 0.0) -> list[Part]:
        return [Space(11), self._plain(text, styles.HEADING, 1, x), Space(2)]

    def _plain(self, text: str, style: styles.TextStyle, most: int, x: float = 0.0) -> Text:
        return Text(self._sheet.typesetter.fitted(text, style, self._sheet.width - x, most)[0], style, x)


def _dots(texts: Sequence[str]) -> Iterable[str]:
    return ("•" for _text in texts)


def _in_full(facts: ConversationFacts) -> str:
    return f"{facts.name}\n{facts.request}" if facts.request.strip() else facts.name
