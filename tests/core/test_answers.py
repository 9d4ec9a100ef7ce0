"""Answers: what each kind of field accepts, refuses, keeps and shows."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assertjournal.core.answers import (
    Answer,
    EntryState,
    RatedLine,
    answer_lines,
    answer_to_json,
    answers_to_json,
    clean_text,
    entry_state,
    is_empty,
    parse_answer,
    parse_answers,
    searchable_text,
    shown_lines,
)
from assertjournal.core.errors import AnswerError
from assertjournal.core.worksheet import Choice, Field, FieldKind, Worksheet, WorksheetKind

COLOURS = (Choice("red", "Red"), Choice("blue", "Blue"))
TEXT = Field("note", FieldKind.TEXT, "Note", core=True)
LONG_TEXT = Field("story", FieldKind.LONG_TEXT, "Story")
LINES = Field("lines", FieldKind.LINES, "Lines", core=True)
RATED = Field("wants", FieldKind.RATED_LINES, "Wants", minimum=1, maximum=5)
SCALE = Field("nervous", FieldKind.SCALE, "Nervous")
CHOICE = Field("colour", FieldKind.CHOICE, "Colour", choices=COLOURS)
CHOSEN = Field("chosen", FieldKind.CHOICE, "Chosen", choices_from="wants")
SEVERAL = Field("colours", FieldKind.MULTI_CHOICE, "Colours", choices=COLOURS)
DATE = Field("day", FieldKind.DATE, "Day")
COUNT = Field("times", FieldKind.COUNT, "Times", minimum=0, maximum=40)
FIELDS = (TEXT, LONG_TEXT, LINES, RATED, SCALE, CHOICE, CHOSEN, SEVERAL, DATE, COUNT)
RENAMED = Field("limit", FieldKind.TEXT, "Limit", renamed_from=("boundary", "border"))
RENAMED_SHEET = Worksheet("sheet", 2, WorksheetKind.SKILL, "A sheet", "To try.", "", 1, (RENAMED,))
SHEET = Worksheet("sheet", 1, WorksheetKind.SKILL, "A sheet", "To try.", "", 1, FIELDS)

ids = st.sampled_from([choice.id for choice in COLOURS])
any_text = st.text(st.characters(exclude_categories=()))
rated_line = st.fixed_dictionaries({"text": any_text}, optional={"rating": st.none() | st.integers(1, 5)})
VALUES: dict[Field, st.SearchStrategy[object]] = {
    TEXT: any_text,
    LONG_TEXT: any_text,
    LINES: st.lists(any_text),
    RATED: st.lists(rated_line),
    SCALE: st.integers(0, 10),
    CHOICE: ids,
    CHOSEN: any_text,
    SEVERAL: st.lists(ids, unique=True),
    DATE: st.dates(min_value=date(1900, 1, 1)).map(lambda day: day.isoformat()),
    COUNT: st.integers(0, 40),
}


def field_and_value(field: Field) -> st.SearchStrategy[tuple[Field, object]]:
    return VALUES[field].map(lambda value: (field, value))


def named(value: Any) -> str | None:
    return value.id if isinstance(value, Field) else None


def test_the_fields_tried_here_are_of_every_kind() -> None:
    assert {field.kind for field in VALUES} == set(FieldKind)


@given(st.sampled_from(FIELDS).flatmap(field_and_value))
def test_an_answer_survives_the_way_to_json_and_back(tried: tuple[Field, object]) -> None:
    field, value = tried
    answer = parse_answer(field, value)
    again = None if answer is None else parse_answer(field, answer_to_json(answer))
    assert again == answer


@given(any_text)
def test_clean_text_can_always_be_stored(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert not {"\0", "\r"} & set(cleaned)


@given(any_text)
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("naïve 😀 日本", "naïve 😀 日本"),
        ("  kept as typed ", "  kept as typed "),
    ],
)
def test_text_is_stored_as_typed_but_for_what_cannot_be(typed: str, stored: str) -> None:
    assert parse_answer(TEXT, typed) == stored


@pytest.mark.parametrize(
    ("field", "value", "answer"),
    [
        (LINES, ["a", " ", "b"], ("a", "b")),
        (RATED, [{"text": "a", "rating": 5}], (RatedLine("a", 5),)),
        (RATED, [{"text": "a"}, {"text": " ", "rating": 1}], (RatedLine("a"),)),
        (RATED, (RatedLine("a", 1),), (RatedLine("a", 1),)),
        (SCALE, 0, 0),
        (SCALE, 10, 10),
        (CHOICE, "blue", "blue"),
        (CHOSEN, "a proper break", "a proper break"),
        (SEVERAL, ["blue", "red"], ("blue", "red")),
        (DATE, "2026-11-23", "2026-11-23"),
        (DATE, "2024-02-29", "2024-02-29"),
        (DATE, "1900-01-01", "1900-01-01"),
        (COUNT, 0, 0),
        (COUNT, 40, 40),
    ],
    ids=named,
)
def test_a_fitting_answer_is_accepted(field: Field, value: object, answer: Answer) -> None:
    assert parse_answer(field, value) == answer


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (TEXT, 1),
        (TEXT, ["a"]),
        (LONG_TEXT, {"text": "a"}),
        (LINES, "a"),
        (LINES, ["a", 1]),
        (LINES, {"a": 1}),
        (RATED, ["a"]),
        (RATED, [{"rating": 3}]),
        (RATED, [{"text": "a", "rating": 0}]),
        (RATED, [{"text": "a", "rating": 6}]),
        (RATED, [{"text": "a", "rating": True}]),
        (RATED, [{"text": "a", "weight": 3}]),
        (SCALE, True),
        (SCALE, 11),
        (SCALE, -1),
        (SCALE, 5.0),
        (SCALE, "5"),
        (CHOICE, "green"),
        (CHOICE, "Red"),
        (CHOICE, ["red"]),
        (CHOSEN, 1),
        (SEVERAL, "red"),
        (SEVERAL, ["green"]),
        (SEVERAL, ["red", "red"]),
        (DATE, "yesterday"),
        (DATE, "2026-02-30"),
        (DATE, "2026-11-23T10:00"),
        (DATE, "20261123"),
        (DATE, "2026-W48-1"),
        (DATE, "\u0662026-11-23"),
        (DATE, "1899-12-31"),
        (DATE, 20261123),
        (COUNT, -1),
        (COUNT, 41),
        (COUNT, True),
    ],
    ids=named,
)
def test_an_answer_that_does_not_fit_is_refused_by_its_field(field: Field, value: object) -> None:
    with pytest.raises(AnswerError, match=f"The field “{field.id}” expects"):
        parse_answer(field, value)


@pytest.mark.parametrize("field", VALUES, ids=named)
def test_nothing_is_an_empty_answer_for_every_kind(field: Field) -> None:
    assert parse_answer(field, None) is None


@pytest.mark.parametrize(
    ("field", "value"), [(TEXT, " \n"), (LINES, []), (LINES, ["", " "]), (RATED, [{"text": " "}]), (SEVERAL, [])]
)
def test_blank_answers_are_empty(field: Field, value: object) -> None:
    assert parse_answer(field, value) is None


def test_a_rating_of_0_is_an_answer() -> None:
    assert not is_empty(0)


def test_a_refusal_never_repeats_what_was_written() -> None:
    with pytest.raises(AnswerError) as refusal:
        parse_answer(DATE, "my secret day")
    assert "secret" not in str(refusal.value)


def test_neither_does_the_cause_of_a_refusal() -> None:
    with pytest.raises(AnswerError) as refusal:
        parse_answer(DATE, "my secret day")
    assert refusal.value.__cause__ is None
    assert refusal.value.__context__ is None


def test_a_rated_line_keeps_its_text_out_of_its_repr() -> None:
    assert "secret" not in repr(RatedLine("secret", 3))


def test_answers_of_a_worksheet_leave_the_empty_ones_out() -> None:
    assert parse_answers(SHEET, {"note": "a", "story": "", "nervous": 3}) == {"note": "a", "nervous": 3}


def test_answers_to_json_leave_the_empty_ones_out() -> None:
    assert answers_to_json({"note": " ", "wants": (RatedLine("a", 2),)}) == {"wants": [{"text": "a", "rating": 2}]}


def test_an_answer_under_a_former_field_id_is_understood() -> None:
    assert parse_answers(RENAMED_SHEET, {"boundary": "no"}) == {"limit": "no"}


@pytest.mark.parametrize("names", [("boundary", "limit"), ("limit", "boundary"), ("boundary", "border")])
def test_two_answers_to_one_field_are_refused_and_none_is_dropped(names: tuple[str, str]) -> None:
    with pytest.raises(AnswerError, match="sheet: the field “limit” is answered twice, under two of its names"):
        parse_answers(RENAMED_SHEET, dict(zip(names, ("no", "not now"), strict=True)))


def test_an_empty_answer_under_another_name_of_the_field_is_none() -> None:
    assert parse_answers(RENAMED_SHEET, {"limit": "no", "boundary": ""}) == {"limit": "no"}


def test_an_answer_to_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(AnswerError, match="sheet has no field “tilte”"):
        parse_answers(SHEET, {"tilte": "a"})


def test_answers_that_are_no_object_are_refused() -> None:
    with pytest.raises(AnswerError, match="sheet: the answers must be an object"):
        parse_answers(SHEET, ["a"])


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, EntryState.EMPTY),
        ({"note": "  ", "lines": ()}, EntryState.EMPTY),
        ({"nervous": 0}, EntryState.BEGUN),
        ({"note": "a"}, EntryState.BEGUN),
        ({"note": "a", "lines": ()}, EntryState.BEGUN),
        ({"note": "a", "lines": ("b",)}, EntryState.FILLED_IN),
    ],
)
def test_an_entry_is_filled_in_when_every_core_field_is(answers: dict[str, Answer], state: EntryState) -> None:
    assert entry_state(SHEET, answers) is state


def test_without_core_fields_any_answer_fills_it_in() -> None:
    sheet = Worksheet("sheet", 1, WorksheetKind.SKILL, "A sheet", "To try.", "", 1, (LONG_TEXT, SCALE))
    assert entry_state(sheet, {"nervous": 0}) is EntryState.FILLED_IN


def test_search_finds_written_words_in_the_order_of_the_worksheet() -> None:
    answers: dict[str, Answer] = {"wants": (RatedLine("w", 3),), "lines": ("l", "m"), "story": "s", "note": "n"}
    assert searchable_text(SHEET, answers) == "n\ns\nl\nm\nw"


def test_search_leaves_choices_dates_and_numbers_out() -> None:
    answers: dict[str, Answer] = {
        "nervous": 7,
        "times": 2,
        "colour": "red",
        "chosen": "w",
        "colours": ("red", "blue"),
        "day": "2026-11-23",
    }
    assert searchable_text(SHEET, answers) == ""


def test_a_number_has_no_lines_of_text() -> None:
    assert answer_lines(7) == ()


@pytest.mark.parametrize(
    ("field", "answer", "lines"),
    [
        (TEXT, "a\nb", ("a\nb",)),
        (LINES, ("a", "b"), ("a", "b")),
        (RATED, (RatedLine("a", 5), RatedLine("b")), ("a (5)", "b")),
        (SCALE, 0, ("0",)),
        (CHOICE, "blue", ("Blue",)),
        (CHOSEN, "a proper break", ("a proper break",)),
        (SEVERAL, ("blue", "red"), ("Blue", "Red")),
        (DATE, "2026-11-23", ("2026-11-23",)),
        (COUNT, 3, ("3",)),
    ],
    ids=named,
)
def test_an_answer_is_shown_as_people_read_it(field: Field, answer: Answer, lines: tuple[str, ...]) -> None:
    assert shown_lines(field, answer) == lines
