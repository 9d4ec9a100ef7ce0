"""How answers are shown: one block for each field kind."""

import pytest

from assertjournal.core.answers import Answer, RatedLine
from assertjournal.core.worksheet import Choice, Field, FieldKind
from assertjournal.reports.blocks import BLOCKS, Block, block
from tests.support.summaries import FORMATTER

CHOICES = (Choice("soft", "Too soft"), Choice("steady", "Steady"))


def shown(kind: FieldKind, answer: Answer, **facts: object) -> Block:
    return block(Field("one", kind, "One", **facts), answer, FORMATTER)  # type: ignore[arg-type]


def test_every_field_kind_has_a_block() -> None:
    assert set(BLOCKS) == set(FieldKind)


@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.LONG_TEXT])
def test_a_text_is_shown_as_it_was_written(kind: FieldKind) -> None:
    assert shown(kind, "One\n\n{two} %s") == Block(("One\n\n{two} %s",))


def test_lines_are_a_list() -> None:
    assert shown(FieldKind.LINES, ("One", "Two")) == Block(("One", "Two"), listed=True)


def test_a_rated_line_shows_its_rating_where_it_has_one() -> None:
    answer = (RatedLine("A {pause}", 5), RatedLine("Sleep"))

    assert shown(FieldKind.RATED_LINES, answer, maximum=5).texts == ("A {pause} (5 of 5)", "Sleep")


def test_a_scale_is_a_plain_number_with_what_its_ends_stand_for() -> None:
    found = shown(FieldKind.SCALE, 0, low="Not at all", high="Very")

    assert found == Block(("0 of 10",), remark="0 is “Not at all”, 10 is “Very”")


def test_a_scale_without_names_for_its_ends_needs_no_remark() -> None:
    assert shown(FieldKind.SCALE, 7) == Block(("7 of 10",))


def test_choices_are_shown_by_their_labels() -> None:
    assert shown(FieldKind.CHOICE, "steady", choices=CHOICES) == Block(("Steady",))

    several = shown(FieldKind.MULTI_CHOICE, ("soft", "steady"), choices=CHOICES)
    assert several == Block(("Too soft", "Steady"), listed=True)


def test_a_choice_among_ones_own_lines_is_shown_as_it_was_written() -> None:
    assert shown(FieldKind.CHOICE, "A pause", choices_from="wants") == Block(("A pause",))


def test_a_date_is_written_out_and_a_count_is_a_number() -> None:
    assert shown(FieldKind.DATE, "2026-11-23") == Block(("Monday 2026-11-23",))
    assert shown(FieldKind.COUNT, 12) == Block(("12",))
