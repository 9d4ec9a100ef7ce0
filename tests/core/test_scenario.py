"""Scenarios from files: what they give, and the same check for their answers that a user passes."""

from pathlib import Path

import pytest

from assertjournal.core.answers import RatedLine
from assertjournal.core.errors import ContentError
from assertjournal.core.scenario import Origin, Scenario, load_scenario
from assertjournal.core.worksheet import Choice, Field, FieldKind, Worksheet, WorksheetKind

FIELDS = (
    Field("request", FieldKind.TEXT, "Request"),
    Field("nervous", FieldKind.SCALE, "Nervous"),
    Field("firmness", FieldKind.CHOICE, "Firmness", choices=(Choice("gently", "Gently"),)),
    Field("wants", FieldKind.RATED_LINES, "Wants", minimum=1, maximum=5),
    Field("chosen", FieldKind.CHOICE, "Chosen", choices_from="wants"),
)
WANTS = '[{ text = "A break", rating = 5 }, { text = "Rest" }]'
SHEETS = {
    "asking": Worksheet("asking", 1, WorksheetKind.SKILL, "Asking", "To try.", "", 1, FIELDS),
    "values": Worksheet("values", 1, WorksheetKind.SKILL, "Values", "To try.", "", 2, FIELDS),
    "debrief": Worksheet("debrief", 1, WorksheetKind.DEBRIEF, "After", "To look back.", "", 3, FIELDS),
}
HEAD = """id = "eve"
title = "Eve asks"
name = "Eve"
teaser = "T"
setting = "work"
focus = ["asking"]
footer = "F"
order = 2
"""
INTRO = '[intros]\nasking = "Eve is ready."\n'


def loaded(folder: Path, answers: str = "", head: str = HEAD, intros: str = INTRO) -> Scenario:
    file = folder / "eve.toml"
    file.write_text(head + intros + answers, encoding="utf-8")
    return load_scenario(file, SHEETS, frozenset({"work", "home"}))


def answered(field: str, answer: str, origin: str = 'origin = "new"') -> str:
    return f"[answers.asking.{field}]\nanswer = {answer}\n{origin}\n"


def test_a_small_scenario_is_loaded_whole(tmp_path: Path) -> None:
    answers = answered("request", '"May I?"', 'origin = "source"') + answered("nervous", "0")
    assert loaded(tmp_path, answers) == Scenario(
        id="eve",
        title="Eve asks",
        name="Eve",
        teaser="T",
        setting="work",
        focus=("asking",),
        footer="F",
        order=2,
        intros={"asking": "Eve is ready."},
        answers={"asking": {"request": "May I?", "nervous": 0}},
        origins={"asking": {"request": Origin.SOURCE, "nervous": Origin.NEW}},
    )


def test_a_field_left_open_has_no_answer(tmp_path: Path) -> None:
    eve = loaded(tmp_path, answered("request", '"May I?"'))
    assert (eve.answer("asking", "nervous"), eve.answer("values", "fits")) == (None, None)


@pytest.mark.parametrize(
    ("field", "answer"), [("request", "1"), ("nervous", "true"), ("nervous", "11"), ("firmness", '"loudly"')]
)
def test_an_answer_that_a_user_could_not_give_is_refused(tmp_path: Path, field: str, answer: str) -> None:
    with pytest.raises(ContentError, match=rf"eve\.toml, answers, asking, {field}: The field “{field}” expects"):
        loaded(tmp_path, answered(field, answer))


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        pytest.param(answered("request", '" "'), "asking, request: “answer” is missing", id="blank answer"),
        pytest.param(answered("request", '"a"', ""), "asking, request: “origin” is missing", id="no origin"),
        pytest.param(
            answered("request", '"a"', 'origin = "hearsay"'), "request: “origin” is “hearsay”", id="unknown origin"
        ),
        pytest.param(
            answered("request", '"a"') + "note = 1", "request: “note” is not known here", id="unknown key of an answer"
        ),
        pytest.param(answered("reqest", '"a"'), "asking, reqest: the worksheet has no such field", id="unknown field"),
        pytest.param("[answers.askin.request]\n", "there is no worksheet “askin”", id="unknown worksheet"),
        pytest.param('[answers.asking]\nrequest = "a"', "“request” must be a table", id="answer without a table"),
    ],
)
def test_a_mistake_in_an_answer_is_named_with_its_place(tmp_path: Path, answers: str, message: str) -> None:
    with pytest.raises(ContentError, match=rf"eve\.toml, answers.*{message}"):
        loaded(tmp_path, answers)


def test_a_choice_from_lines_may_be_any_of_them(tmp_path: Path) -> None:
    eve = loaded(tmp_path, answered("wants", WANTS) + answered("chosen", '"Rest"'))
    assert eve.answer("asking", "chosen") == "Rest"


@pytest.mark.parametrize("wants", [answered("wants", WANTS), ""], ids=["other lines", "no lines"])
def test_a_choice_that_is_none_of_the_lines_is_refused(tmp_path: Path, wants: str) -> None:
    with pytest.raises(
        ContentError, match=r"eve\.toml, answers, asking, chosen: it must be one of the lines of “wants”"
    ):
        loaded(tmp_path, wants + answered("chosen", '"A raise"'))


def test_one_origin_for_all_lets_the_answers_stand_by_themselves(tmp_path: Path) -> None:
    answers = '[answers.asking]\nrequest = "May I?"\nwants = [{ text = "Rest", rating = 2 }]\n'
    eve = loaded(tmp_path, answers, HEAD + 'origin = "new"\n')
    assert eve.answers == {"asking": {"request": "May I?", "wants": (RatedLine("Rest", 2),)}}
    assert eve.origins == {"asking": {"request": Origin.NEW, "wants": Origin.NEW}}


@pytest.mark.parametrize(
    ("origin", "answers", "message"),
    [
        ('"hearsay"', "", "“origin” is “hearsay”"),
        ('"new"', answered("request", '"a"'), "asking, request: The field “request” expects text"),
        ('"new"', '[answers.asking]\nreqest = "a"', "asking, reqest: the worksheet has no such field"),
        ('"new"', '[answers.asking]\nrequest = " "', "asking, request: “answer” is missing"),
    ],
    ids=["unknown origin", "origin of its own", "unknown field", "blank answer"],
)
def test_a_mistake_under_one_origin_for_all_is_named(tmp_path: Path, origin: str, answers: str, message: str) -> None:
    with pytest.raises(ContentError, match=rf"eve\.toml.*{message}"):
        loaded(tmp_path, answers, f"{HEAD}origin = {origin}\n")


@pytest.mark.parametrize(
    "focus", ["[]", '["askin"]', '["debrief"]', '["asking", "asking"]'], ids=["none", "unknown", "no skill", "twice"]
)
def test_what_a_scenario_is_mainly_about_is_one_or_more_of_the_skills(tmp_path: Path, focus: str) -> None:
    with pytest.raises(ContentError, match=r"eve\.toml: “focus” must name one or more of these.*: asking, values"):
        loaded(tmp_path, head=HEAD.replace('["asking"]', focus))


@pytest.mark.parametrize(
    ("skill", "setting", "suits"),
    [
        ("", "", True),
        ("asking", "", True),
        ("", "work", True),
        ("asking", "work", True),
        ("values", "work", False),
        ("asking", "home", False),
    ],
)
def test_a_scenario_suits_its_main_skills_and_its_setting(
    tmp_path: Path, skill: str, setting: str, *, suits: bool
) -> None:
    assert loaded(tmp_path).suits(skill, setting) is suits


@pytest.mark.parametrize("missing", ["id", "title", "name", "teaser", "setting", "footer"])
def test_a_scenario_without_its_head_is_refused(tmp_path: Path, missing: str) -> None:
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{missing} "))
    with pytest.raises(ContentError, match=rf"eve\.toml: “{missing}” is missing"):
        loaded(tmp_path, head=head)


@pytest.mark.parametrize(
    ("head", "intros", "message"),
    [
        (HEAD.replace("work", "moon"), INTRO, r"eve\.toml: “setting” is “moon”, not one of: home, work"),
        (HEAD + "colour = 1\n", INTRO, r"eve\.toml: “colour” is not known here"),
        (HEAD, INTRO.replace("asking", "askin"), r"eve\.toml, intros: “askin” is not known here"),
        (HEAD, '[intros]\nasking = ""\n', r"eve\.toml, intros: “asking” is empty"),
    ],
)
def test_a_mistake_outside_the_answers_is_named(tmp_path: Path, head: str, intros: str, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        loaded(tmp_path, head=head, intros=intros)
