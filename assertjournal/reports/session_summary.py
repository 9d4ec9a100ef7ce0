"""The session summary as a PDF: one page to begin with, then what was ticked."""

from collections.abc import Callable
from typing import BinaryIO

from assertjournal.core.answers import is_empty
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import ConversationFacts, Paper, Section, SessionSummary, ValueOverTime
from assertjournal.reports import styles
from assertjournal.reports import summary_words as words
from assertjournal.reports.blocks import Block, block
from assertjournal.reports.conversation_table import ConversationTable
from assertjournal.reports.first_page import FirstPage, in_full
from assertjournal.reports.parts import Space, draw_all
from assertjournal.reports.sheet import Sheet

_MOST_LINES_OF_A_ROW = 8
_LEAST_BELOW_A_LABEL = styles.LABEL.leading + 2 * styles.BODY.leading


def write(
    summary: SessionSummary,
    target: BinaryIO,
    *,
    paper: Paper,
    formatter: Formatter,
    progress: Callable[[int], None] = lambda _page: None,
) -> frozenset[str]:
    """Write the summary's pages. Return the characters that no typeface has, which a box stands for.

    `progress` is told the number of each page that is done. What it raises ends the work, with nothing written: the
    bytes go to `target` at the very end. The newest conversation comes first.
    """
    foot = words.foot(summary, formatter)
    sheet = Sheet(target, paper, title=words.TITLE, foot=foot, progress=progress)
    sheet.bookmark(words.TITLE)
    rest = FirstPage(summary, sheet, formatter).draw()
    if rest.earlier or rest.cut or summary.sections or summary.values:
        sheet.next_page()
    shortened = _write_earlier(sheet, rest.earlier)
    _write_in_full(sheet, rest.cut | ({words.EARLIER: shortened} if shortened else {}))
    for section in summary.sections:
        _write_section(sheet, section, formatter)
    _write_values(sheet, summary.values, formatter)
    sheet.finish()
    return frozenset(sheet.typesetter.missing)


def _write_earlier(sheet: Sheet, conversations: tuple[ConversationFacts, ...]) -> tuple[str, ...]:
    """Go on with the table. Give in full what is shortened in its rows."""
    if not conversations:
        return ()
    _write_title(sheet, words.EARLIER)
    table = ConversationTable(sheet.typesetter, sheet.width)
    head = table.head()
    draw_all([Space(5), head], sheet)
    shortened = []
    for facts in conversations:
        row = table.row(facts, _MOST_LINES_OF_A_ROW)
        if row.height > sheet.room:
            sheet.next_page()
            draw_all([head], sheet)
        draw_all([row], sheet)
        if row.shortened:
            shortened.append(in_full(facts))
    return tuple(shortened)


def _write_in_full(sheet: Sheet, cut: dict[str, tuple[str, ...]]) -> None:
    if not cut:
        return
    _write_title(sheet, words.IN_FULL)
    for heading, texts in cut.items():
        sheet.space(10)
        sheet.need(_LEAST_BELOW_A_LABEL)
        sheet.write(heading, styles.LABEL)
        for text in texts:
            sheet.write(text, styles.BODY, indent=styles.MARK, mark="•")
            sheet.space(4)


def _write_section(sheet: Sheet, section: Section, formatter: Formatter) -> None:
    title = words.section_title(section)
    _write_title(sheet, title, f"{title}, {formatter.day(section.date)}")
    sheet.write(words.section_place(section, formatter), styles.ASIDE)
    if section.title:
        sheet.write(section.title, styles.SUBTITLE)
    group = ""
    for field in section.worksheet:
        answer = section.answers.get(field.id)
        if answer is None or is_empty(answer):
            continue
        if field.group and field.group != group:
            sheet.space(10)
            sheet.need(_LEAST_BELOW_A_LABEL + styles.GROUP.leading)
            sheet.write(field.group, styles.GROUP)
        group = field.group
        if len(section.worksheet.fields) > 1:
            _write_label(sheet, field.label)
        else:
            sheet.space(6)
        _write_block(sheet, block(field, answer, formatter))


def _write_label(sheet: Sheet, label: str) -> None:
    sheet.space(9)
    sheet.need(_LEAST_BELOW_A_LABEL)
    sheet.write(label, styles.LABEL)


def _write_block(sheet: Sheet, shown: Block) -> None:
    if shown.remark and not shown.listed:
        sheet.write_beside(shown.texts[0], styles.BODY, shown.remark, styles.ASIDE)
        return
    for text in shown.texts:
        if shown.listed:
            sheet.write(text, styles.BODY, indent=styles.MARK, mark="•")
        else:
            sheet.write(text, styles.BODY)
    if shown.remark:
        sheet.write(shown.remark, styles.ASIDE, indent=styles.MARK)


def _write_title(sheet: Sheet, title: str, bookmark: str = "") -> None:
    """Begin a section: with room for its first lines, a thin line above it, and a place in the outline."""
    sheet.space(26)
    sheet.need(120)
    if not sheet.fresh:
        sheet.rule(down=-12)
    sheet.bookmark(bookmark or title)
    sheet.write(title, styles.SECTION)


def _write_values(sheet: Sheet, values: tuple[ValueOverTime, ...], formatter: Formatter) -> None:
    if not values:
        return
    _write_title(sheet, words.VALUES)
    sheet.write(words.VALUE_RATINGS, styles.ASIDE)
    for value in values:
        _write_label(sheet, value.label)
        for day, matters, lived in value.ratings:
            sheet.write(words.value_rating(day, matters, lived, formatter), styles.FACT)
