"""The first words of an entry in a row: whole words, within the row, in every script."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from assertjournal.ui.journal.journal_delegate import first_lines

WIDTH = 300


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("before", ["", "😀🙂 ", "שלום 🙂 <img src=/etc/passwd> "])
def test_lines_end_between_words_and_within_the_row(before: str) -> None:
    text = before + "a long paragraph with several words " * 4
    lines = first_lines(text, QFont(), WIDTH)
    assert len(lines) == 2
    assert lines[0].rstrip().split() == text.split()[: len(lines[0].split())]
    assert all(QFontMetrics(QFont()).horizontalAdvance(line.rstrip()) <= WIDTH for line in lines)


@pytest.mark.usefixtures("qapp")
def test_a_word_without_an_end_is_broken() -> None:
    lines = first_lines("w" * 500, QFont(), WIDTH)
    assert all(QFontMetrics(QFont()).horizontalAdvance(line) <= WIDTH for line in lines)


@pytest.mark.usefixtures("qapp")
def test_few_words_are_one_line() -> None:
    assert first_lines("Ben", QFont(), WIDTH) == ("Ben",)
