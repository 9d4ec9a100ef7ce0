"""The library of scenarios: what a card says, and the filter by skill and setting."""

import pytest
from PySide6.QtWidgets import QComboBox

from assertjournal.services.places import Place
from assertjournal.ui.about.scenario_page import ScenarioPage
from assertjournal.ui.about.scenarios_page import ScenariosPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import SCENARIO, SCENARIOS, SUPPORT
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import buttons, focus, press, shown, words
from tests.support.walks import go, page_as


@pytest.fixture
def library(workspace: Workspace, context: PageContext) -> ScenariosPage:
    go(workspace, context, Place(SCENARIOS))
    return page_as(workspace, ScenariosPage)


def box(page: ScenariosPage, name: str) -> QComboBox:
    return next(one for one in shown(page, QComboBox) if one.accessibleName() == name)


def choose(page: ScenariosPage, name: str, label: str) -> None:
    at = box(page, name).findText(label)
    assert at >= 0, f"{name} does not offer {label}"
    box(page, name).setCurrentIndex(at)


def read_buttons(page: ScenariosPage) -> list[str]:
    return [name for name in buttons(page) if name.startswith("Read ")]


def test_a_card_says_title_teaser_setting_and_what_it_is_good_for(library: ScenariosPage, context: PageContext) -> None:
    said = words(library).splitlines()
    for scenario in context.content.scenarios.values():
        setting = context.content.choice_label("settings", scenario.setting)
        good_for = f"Good for: {context.content.focus_titles(scenario)}"
        assert {scenario.title, scenario.teaser, setting, good_for} <= set(said)


def test_all_scenarios_show_until_one_chooses(library: ScenariosPage, context: PageContext) -> None:
    assert read_buttons(library) == [f"Read {scenario.name}" for scenario in context.content.scenarios.values()]
    assert f" of {len(context.content.scenarios)}" not in words(library)


def test_every_skill_can_be_chosen_and_has_its_scenarios(library: ScenariosPage, context: PageContext) -> None:
    for skill in context.content.skills:
        choose(library, "Good for", skill.title)
        about = [one.name for one in context.content.scenarios.values() if skill.id in one.focus]
        assert read_buttons(library) == [f"Read {name}" for name in about]


def test_a_setting_leaves_the_scenarios_that_take_place_there(library: ScenariosPage, context: PageContext) -> None:
    choose(library, "Setting", "Health")
    assert read_buttons(library) == ["Read Joseph"]
    assert f"1 of {len(context.content.scenarios)}" in words(library)


def test_only_settings_of_some_scenario_are_offered(library: ScenariosPage, context: PageContext) -> None:
    settings = box(library, "Setting")
    offered = {settings.itemData(row) for row in range(1, settings.count())}
    assert offered == {scenario.setting for scenario in context.content.scenarios.values()}


def test_where_none_matches_the_page_says_so_and_shows_all_again(library: ScenariosPage, context: PageContext) -> None:
    choose(library, "Good for", "Negotiating")
    choose(library, "Setting", "Health")
    assert "No scenario matches. Every scenario shows all six skills" in words(library)
    assert read_buttons(library) == []

    press(library, "Show all scenarios")

    assert len(read_buttons(library)) == len(context.content.scenarios)
    assert "No scenario matches." not in words(library)
    assert focus() is library.filter.skill


def test_the_filter_is_kept_while_one_looks_elsewhere(
    workspace: Workspace, context: PageContext, library: ScenariosPage
) -> None:
    choose(library, "Setting", "Home")
    go(workspace, context, Place(SUPPORT))
    go(workspace, context, Place(SCENARIOS))
    assert read_buttons(library) == ["Read Tomas"]


def test_every_scenario_shows_all_six_skills_as_the_page_says(context: PageContext) -> None:
    skills = {skill.id for skill in context.content.skills}
    for scenario in context.content.scenarios.values():
        assert {skill for skill in skills if scenario.answers.get(skill)} == skills


def test_a_scenario_of_the_filtered_list_opens(workspace: Workspace, library: ScenariosPage) -> None:
    choose(library, "Setting", "Family")
    press(library, "Read Ewa")
    assert "Ewa limits her brother’s visits" in words(page_as(workspace, ScenarioPage))


@pytest.mark.slow
def test_what_is_read_says_its_setting_and_what_it_is_good_for(workspace: Workspace, context: PageContext) -> None:
    for scenario in context.content.scenarios.values():
        go(workspace, context, Place(SCENARIO, None, scenario.id))
        assert context.content.scenario_facts(scenario) in words(page_as(workspace, ScenarioPage))
