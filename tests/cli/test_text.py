"""Scenarios and worksheets on the command line: complete, and made to fit."""

import json
from dataclasses import replace

import pytest

from assertjournal.cli.main import main
from assertjournal.cli.text import worksheet_json
from assertjournal.core.worksheet import Field, FieldKind
from tests.support.exports import shipped_content

Output = pytest.CaptureFixture[str]


def test_a_scenario_is_printed_with_its_conversation_and_every_skill(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ben = shipped_content().scenarios["ben"]

    assert main(["scenarios", "ben"]) == 0
    printed = capsys.readouterr().out
    content = shipped_content()
    sheets = (content.forms["conversation"], *content.skills, content.worksheets["debrief"])
    titles = [sheet.title for sheet in sheets]
    places = [printed.index(f"\n{title}\n---") for title in titles]
    assert places == sorted(places)
    assert printed.startswith(ben.title)
    assert " ".join(printed.split()).endswith(ben.footer)
    assert max(map(len, printed.splitlines())) <= 80


@pytest.mark.parametrize("columns", ["5", "40", "80"])
def test_a_scenario_is_wrapped_to_the_terminal(capsys: Output, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    main(["scenarios", "ben"])

    paragraphs = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert max(map(len, paragraphs)) <= max(20, int(columns))


def test_a_scenario_as_json_holds_every_answer(capsys: Output) -> None:
    assert main(["scenarios", "ben", "--format", "json"]) == 0

    scenario = json.loads(capsys.readouterr().out)
    ben = shipped_content().scenarios["ben"]
    assert {sheet: set(answers) for sheet, answers in scenario["answers"].items()} == {
        sheet: set(answers) for sheet, answers in ben.answers.items()
    }
    assert (scenario["setting"], scenario["focus"]) == ("work", list(ben.focus))
    assert scenario["answers"]["priorities"]["wants"][0] == {"text": "A proper break each day", "rating": 5}


def test_the_scenarios_are_listed_with_their_setting_and_what_they_are_good_for(capsys: Output) -> None:
    assert main(["scenarios"]) == 0

    content = shipped_content()
    listed = [f"{one.id}: {one.title} {one.teaser} {content.scenario_facts(one)}" for one in content.scenarios.values()]
    assert " ".join(capsys.readouterr().out.split()) == " ".join(listed)


def test_an_unknown_scenario_is_exit_code_1(capsys: Output) -> None:
    assert main(["scenarios", "no one"]) == 1
    assert capsys.readouterr().err.startswith("There is no scenario")


def test_the_worksheets_as_json_have_exactly_the_promised_keys(capsys: Output) -> None:
    assert main(["worksheets", "--format", "json"]) == 0

    sheets = json.loads(capsys.readouterr().out)
    keys = {"id", "kind", "label", "prompt", "core", "shown", "choices", "minimum", "maximum"}
    assert [sheet["id"] for sheet in sheets] == list(shipped_content().worksheets)
    assert all(set(sheet) == {"id", "version", "title", "fields"} for sheet in sheets)
    assert all(set(field) == keys for sheet in sheets for field in sheet["fields"])
    assert all(
        set(choice) == {"id", "label"} for sheet in sheets for field in sheet["fields"] for choice in field["choices"]
    )


def test_only_what_has_bounds_says_them() -> None:
    fields = [
        Field("times", FieldKind.COUNT, "Times", minimum=1, maximum=40),
        Field("wants", FieldKind.RATED_LINES, "Wants", minimum=1, maximum=5),
        Field("nervous", FieldKind.SCALE, "Nervous"),
        Field("note", FieldKind.TEXT, "Note"),
    ]
    sheet = replace(shipped_content().skills[0], fields=tuple(fields))

    said: list[dict[str, object]] = worksheet_json(sheet)["fields"]  # type: ignore[assignment]
    assert [(one["minimum"], one["maximum"]) for one in said] == [(1, 40), (1, 5), (0, 10), (None, None)]


def test_the_worksheets_are_listed_with_every_field(capsys: Output) -> None:
    assert main(["worksheets"]) == 0

    printed = " ".join(capsys.readouterr().out.split())
    assert all(f"{field.label} ({field.id}, " in printed for sheet in shipped_content().skills for field in sheet)
