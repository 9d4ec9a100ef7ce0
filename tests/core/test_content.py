"""What ships as data: every worksheet, form, list, scenario and help text, and what must be in them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assertjournal.core.answers import is_empty, shown_lines
from assertjournal.core.content import (
    CONVERSATION_FORM,
    PERSON_FORM,
    SETTINGS_LIST,
    SUPPORT_CARD_FORM,
    VALUE_FORM,
    VALUES_LIST,
    HelpText,
    load_content,
    load_help,
)
from assertjournal.core.conversation import Status
from assertjournal.core.errors import ContentError
from assertjournal.core.scenario import Origin, Scenario
from assertjournal.core.worksheet import Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.paths import resource, resources

CONTENT = load_content(resources())
SHEETS = {**CONTENT.worksheets, **CONTENT.forms}
BEN = CONTENT.scenarios["ben"]
FIELDS = [pytest.param(sheet, field, id=f"{sheet.id}.{field.id}") for sheet in SHEETS.values() for field in sheet]
FOLDERS = ("worksheets", "forms", "lists", "scenarios", "help")
FILES = [file for folder in FOLDERS for file in sorted(resource(folder).rglob("*.toml"))]

# Ids are kept in journals: a field may be added or renamed (`renamed_from`), never dropped or put to another use.
FIELD_IDS = {
    "priorities": "notice wants chosen visible weight_result weight_relationship weight_self_respect good_enough",
    "asking": "what_happens effect request good_for_both pressing strain firmness moment leave_out if_no my_words",
    "negotiation": "their_view show_understanding can_bend cannot_bend ideas shape cool_down",
    "information": "assumptions afraid questions curious learned changed",
    "saying_no": "possible_requests refusing their_side limit otherwise offer guilt answer_to_guilt if_pressed sound",
    "values": "honest_reason matters relationship_wanted how_act share_reason fits one_change",
    "debrief": "happened happened_on said_did answered nervous result relationship self_respect came_across skills_used"
    " helped in_the_way expected learned next_step credit sharing",
    "reflection": "about honest_reason matters relationship_wanted difference next_step",
}
FORM_FIELD_IDS = {
    "conversation": "title with relationship safe nervous sure intent hard planned_for occasion said_aloud status",
    "support_card": "crisis_plan signs what_helps people therapist emergency_contact",
    "person": "wanted note name",
    "value": "importance lived",
}
CORE_AND_SHOWN = {
    "priorities": ({"wants"}, set()),
    "asking": ({"what_happens", "request"}, {"my_words"}),
    "negotiation": ({"show_understanding", "ideas"}, set()),
    "information": ({"questions"}, set()),
    "saying_no": ({"refusing", "limit"}, set()),
    "values": ({"honest_reason", "matters", "relationship_wanted"}, set()),
    "debrief": (
        {"happened"},
        {"said_did", "nervous", "result", "relationship", "self_respect", "next_step", "sharing"},
    ),
    "reflection": ({"honest_reason", "matters", "relationship_wanted"}, {"about"}),
    "conversation": ({"title"}, {"with", "relationship", "safe", "nervous", "sure"}),
}
BEN_LEAVES_OPEN = {
    "conversation": {"planned_for", "said_aloud", "status"},
    "debrief": {"happened_on", "anything_else"},
}
# What the course tells of Ben, with a word, a figure or a line of ours; every number is ours besides.
BEN_NEW_IN_PART = {
    "conversation": "title",
    "priorities": "notice wants",
    "asking": "what_happens effect request leave_out",
    "negotiation": "their_view show_understanding ideas shape",
    "information": "assumptions afraid questions",
    "saying_no": "limit answer_to_guilt",
    "values": "matters relationship_wanted",
}

SCENARIOS = [pytest.param(scenario, id=scenario.id) for scenario in CONTENT.scenarios.values()]
STEPS = [*(sheet.id for sheet in CONTENT.skills), "debrief"]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def help_words(text: HelpText) -> str:
    return "\n".join(line for part in text.sections for line in (part.heading, *part.paragraphs, *part.points))


def answered(scenario: Scenario) -> Iterator[tuple[Field, str]]:
    for worksheet_id, answers in scenario.answers.items():
        for field_id, answer in answers.items():
            field = SHEETS[worksheet_id].field(field_id)
            yield field, "\n".join(shown_lines(field, answer))


def test_the_worksheets_stand_in_the_order_of_the_skills() -> None:
    assert list(CONTENT.worksheets) == list(FIELD_IDS)


def test_the_first_six_are_the_skills() -> None:
    assert [sheet.id for sheet in CONTENT.skills] == list(FIELD_IDS)[:6]


def test_the_forms_are_those_that_the_program_asks_for() -> None:
    assert set(CONTENT.forms) == {CONVERSATION_FORM, PERSON_FORM, SUPPORT_CARD_FORM, VALUE_FORM}


@pytest.mark.parametrize("worksheet_id", FIELD_IDS)
def test_a_worksheet_asks_its_fields_in_order_and_then_for_anything_else(worksheet_id: str) -> None:
    asked = [field.id for field in CONTENT.worksheets[worksheet_id]]
    assert asked == [*FIELD_IDS[worksheet_id].split(), "anything_else"]


@pytest.mark.parametrize("form_id", FORM_FIELD_IDS)
def test_a_form_asks_its_fields_in_order(form_id: str) -> None:
    assert [field.id for field in CONTENT.forms[form_id]] == FORM_FIELD_IDS[form_id].split()


@pytest.mark.parametrize("worksheet_id", CORE_AND_SHOWN)
def test_the_fields_that_stand_on_the_page_first_are_these(worksheet_id: str) -> None:
    core = {field.id for field in SHEETS[worksheet_id] if field.core}
    shown = {field.id for field in SHEETS[worksheet_id] if field.shown}
    assert (core, shown) == CORE_AND_SHOWN[worksheet_id]


@pytest.mark.parametrize("worksheet", CONTENT.worksheets.values(), ids=lambda sheet: sheet.id)
def test_a_worksheet_helps_in_one_to_three_paragraphs(worksheet: Worksheet) -> None:
    assert 1 <= len(worksheet.stuck) <= 3


@pytest.mark.parametrize("worksheet", SHEETS.values(), ids=lambda sheet: sheet.id)
def test_the_icon_of_a_worksheet_ships(worksheet: Worksheet) -> None:
    assert resource(f"icons/{worksheet.icon}.svg").is_file()


@pytest.mark.parametrize(("sheet", "field"), FIELDS)
def test_both_ends_of_a_scale_have_a_label(sheet: Worksheet, field: Field) -> None:
    assert (bool(field.low), bool(field.high)) == (field.kind in (FieldKind.SCALE, FieldKind.RATED_LINES),) * 2


@pytest.mark.parametrize("worksheet", SHEETS.values(), ids=lambda sheet: sheet.id)
def test_the_fields_of_a_group_stand_together(worksheet: Worksheet) -> None:
    groups = [field.group for field in worksheet]
    blocks = [group for number, group in enumerate(groups) if group and groups[number - 1 : number] != [group]]
    assert len(blocks) == len(set(blocks))


def test_priorities_are_rated_from_1_to_5_and_one_is_chosen() -> None:
    wants, chosen = (CONTENT.worksheets["priorities"].field(name) for name in ("wants", "chosen"))
    assert (wants.kind, wants.minimum, wants.maximum) == (FieldKind.RATED_LINES, 1, 5)
    assert chosen.choices_from == "wants"


def test_my_words_can_start_from_the_parts_of_the_request() -> None:
    parts = CONTENT.worksheets["asking"].field("my_words").compose_from
    assert parts == ("what_happens", "effect", "request", "good_for_both")


@pytest.mark.parametrize("worksheet_id", ["values", "reflection"])
def test_values_and_kinds_of_relationship_are_offered_to_pick(worksheet_id: str) -> None:
    sheet = CONTENT.worksheets[worksheet_id]
    offered = {name: sheet.field(name).suggestions for name in ("matters", "relationship_wanted")}
    lists = {"matters": "values", "relationship_wanted": "relationship_kinds"}
    assert offered == {name: tuple(item.label for item in CONTENT.lists[lists[name]]) for name in lists}


def test_the_debrief_offers_the_six_skills_under_their_titles() -> None:
    offered = CONTENT.worksheets["debrief"].field("skills_used").choices
    assert [(choice.id, choice.label) for choice in offered] == [(sheet.id, sheet.title) for sheet in CONTENT.skills]


def test_the_statuses_of_the_form_are_those_of_a_conversation() -> None:
    assert {choice.id for choice in CONTENT.forms[CONVERSATION_FORM].field("status").choices} == set(Status)


def test_every_list_is_asked_for_by_a_field_or_by_the_program() -> None:
    fields = [field for file in FILES for field in tomllib.loads(file.read_text(encoding="utf-8")).get("fields", ())]
    named = {field[key] for field in fields for key in ("choices_list", "suggestions") if key in field}
    assert set(CONTENT.lists) == named | {SETTINGS_LIST, VALUES_LIST}


def test_other_is_the_last_of_the_relationships() -> None:
    assert CONTENT.lists["relationships"][-1].id == "other"


@pytest.mark.parametrize("name", CONTENT.lists)
def test_no_label_stands_twice_in_a_list(name: str) -> None:
    labels = [choice.label for choice in CONTENT.lists[name]]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("worksheet_id", [*(sheet.id for sheet in CONTENT.skills), "debrief", CONVERSATION_FORM])
def test_ben_answers_every_field_but_the_few_left_open(worksheet_id: str) -> None:
    left_open = SHEETS[worksheet_id].field_ids - set(BEN.answers[worksheet_id])
    assert left_open == BEN_LEAVES_OPEN.get(worksheet_id, {"anything_else"})


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_says_at_every_step_where_it_stands(scenario: Scenario) -> None:
    assert list(scenario.intros) == STEPS


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_answers_at_every_step_what_the_page_asks_first(scenario: Scenario) -> None:
    asked = {(step, field.id) for step in [CONVERSATION_FORM, *STEPS] for field in SHEETS[step] if field.shown_first}
    assert {(step, field) for step, field in asked if scenario.answer(step, field) is None} == set()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_has_two_ideas_or_more_to_try(scenario: Scenario) -> None:
    ideas = scenario.answer("negotiation", "ideas")
    assert isinstance(ideas, tuple)
    assert len(ideas) >= 2


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_is_left_without_a_rating_before_and_after(scenario: Scenario) -> None:
    rated = [
        ("conversation", "nervous"),
        ("debrief", "nervous"),
        ("priorities", "weight_result"),
        ("debrief", "result"),
    ]
    assert all(isinstance(scenario.answer(step, field), int) for step, field in rated)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_says_that_it_was_written_for_this_program(scenario: Scenario) -> None:
    assert "written for this program" in scenario.footer


@pytest.mark.parametrize("scenario", SCENARIOS[1:])
def test_only_ben_comes_from_a_source(scenario: Scenario) -> None:
    assert {origin for part in scenario.origins.values() for origin in part.values()} == {Origin.NEW}


@pytest.mark.parametrize("scenario", SCENARIOS[1:])
def test_the_other_scenarios_are_shorter_than_ben(scenario: Scenario) -> None:
    lengths = [sum(len(text.split()) for _field, text in answered(one)) for one in (scenario, BEN)]
    assert lengths[0] < lengths[1]


def test_ben_is_the_first_scenario() -> None:
    assert next(iter(CONTENT.scenarios)) == "ben"


def test_no_two_scenarios_share_a_name_a_title_a_setting_or_a_place_in_the_order() -> None:
    shown = [(one.name, one.title, one.setting, one.order) for one in CONTENT.scenarios.values()]
    assert [len(set(facts)) for facts in zip(*shown, strict=True)] == [len(shown)] * 4


@pytest.mark.parametrize("skill", CONTENT.skills, ids=lambda skill: skill.id)
def test_every_skill_has_a_scenario_that_is_mainly_about_it(skill: Worksheet) -> None:
    assert any(skill.id in scenario.focus for scenario in CONTENT.scenarios.values())


def test_what_a_scenario_is_about_is_said_in_one_line() -> None:
    said = "Work. Good for: Asking for what you want, Getting information, Saying no"
    assert CONTENT.scenario_facts(BEN) == said


def test_the_no_to_a_friend_needs_no_reason_and_no_gift() -> None:
    leila = CONTENT.scenarios["leila"]
    left = [leila.answer("saying_no", "offer"), leila.answer("values", "share_reason")]
    assert left == [None, "none"]


def test_carol_does_not_get_what_she_asked_for_and_it_went_well() -> None:
    after = CONTENT.scenarios["carol"].answers["debrief"]
    result, between_us, self_respect = (after[name] for name in ("result", "relationship", "self_respect"))
    assert isinstance(result, int)
    assert (result <= 3, between_us, self_respect) == (True, 8, 9)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_answer_of_a_scenario_keeps_its_origin(scenario: Scenario) -> None:
    answers = {name: set(part) for name, part in scenario.answers.items()}
    assert {name: set(part) for name, part in scenario.origins.items()} == answers


@pytest.mark.parametrize("worksheet_id", BEN.answers)
def test_no_number_of_ben_claims_to_be_from_the_course(worksheet_id: str) -> None:
    numbers = {name for name, answer in BEN.answers[worksheet_id].items() if isinstance(answer, int)}
    assert {BEN.origins[worksheet_id][name] for name in numbers} <= {Origin.NEW}


@pytest.mark.parametrize("worksheet_id", BEN_NEW_IN_PART)
def test_what_is_new_in_part_does_not_claim_to_be_from_the_course(worksheet_id: str) -> None:
    origins = BEN.origins[worksheet_id]
    assert [name for name in BEN_NEW_IN_PART[worksheet_id].split() if origins[name] is not Origin.NEW] == []


def test_ben_says_what_of_him_was_written_for_this_program() -> None:
    assert "steps 1 to 3, the ending and all numbers were written for this program" in BEN.footer


def test_no_source_says_how_it_ended_for_ben() -> None:
    assert set(BEN.origins["debrief"].values()) == {Origin.NEW}


def test_ben_chooses_one_of_his_own_wants() -> None:
    wants = shown_lines(CONTENT.worksheets["priorities"].field("wants"), BEN.answers["priorities"]["wants"])
    assert f"{BEN.answer('priorities', 'chosen')} (5)" in wants


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_writes_about_himself_by_name(scenario: Scenario) -> None:
    assert [field.id for field, text in answered(scenario) if re.search(rf"\b{scenario.name}\b", text)] == []


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_answer_of_a_scenario_is_empty(scenario: Scenario) -> None:
    assert not any(is_empty(answer) for part in scenario.answers.values() for answer in part.values())


def test_the_help_pages_are_these() -> None:
    assert set(CONTENT.help) == {"support", "safety", "disclaimer", "questions", "about"}


def test_support_names_the_local_emergency_number_before_any_line() -> None:
    words = help_words(CONTENT.help["support"])
    places = [words.index(said) for said in ("Nobody", "plan", "local emergency number", "111", "988", "116 123")]
    assert places == sorted(places)


@pytest.mark.parametrize("said", ["112", "999", "911", "findahelpline.com", "Written in November 2026", "domestic"])
def test_support_says(said: str) -> None:
    assert said in help_words(CONTENT.help["support"])


@pytest.mark.parametrize("never", ["Checked", "Scotland", "option 2"])
def test_support_claims_nothing_that_nobody_checked(never: str) -> None:
    assert never not in help_words(CONTENT.help["support"])


@pytest.mark.parametrize("said", ["does not diagnose or treat", "not affiliated", "McKay", "Card Sort", "No study"])
def test_the_disclaimer_says(said: str) -> None:
    assert said in help_words(CONTENT.help["disclaimer"])


def test_a_help_page_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.toml"
    file.write_text('id = "page"\ntitle = "P"\n[[sections]]\nheading = "H"\ntext = "?"\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"page\.toml, sections 1: “text” is not known here"):
        load_help(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}/{file.name}")
def test_texts_have_typographic_marks_and_no_stray_space(file: Path) -> None:
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [text for text in texts(values) if re.search(r"""['"]|\.\.\.| - |  |^\s|\s$""", text)] == []


@pytest.mark.parametrize("worksheet", CONTENT.worksheets.values(), ids=lambda sheet: sheet.id)
def test_the_kind_of_a_worksheet_is_that_of_its_entries(worksheet: Worksheet) -> None:
    kinds = {"debrief": WorksheetKind.DEBRIEF, "reflection": WorksheetKind.REFLECTION}
    assert worksheet.kind is kinds.get(worksheet.id, WorksheetKind.SKILL)
