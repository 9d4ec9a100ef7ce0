"""The library of scenarios: what a card says, and the filter by skill and setting."""

import pytest
from PySide6.QtWidgets import QComboBox

from assertjournal.services.places import Place
from assertjournal.ui.about.scenario_page import ScenarioPage
from assertjournal.ui.about.scenarios_page import ScenariosPage
from assertjournal.ui.pages.desk import Desk
from assertjournal.ui.pages.place_names import SCENARIO, SCENARIOS, SUPPORT
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import buttons, focus, press, shown, words
from tests.support.walks import go, page_as


@pytest.fixture
def library(workspace: Workspace, desk: Desk) -> ScenariosPage:
    go(workspace, desk, Place(SCENARIOS))
    return page_as(workspace, ScenariosPage)


def box(page: ScenariosPage, name: str) -> QComboBox:
    return next(one for one in shown(page, QComboBox) if one.accessibleName() == name)


def choose(page: ScenariosPage, name: str, label: str) -> None:
    at = box(page, name).findText(label)
    assert at >= 0, f"{name} does not offer {label}"
    box(page, name).setCurrentIndex(at)


def read_buttons(page: ScenariosPage) -> list[str]:
    return [name for name in buttons(page) if name.startswith("Read ")]


def test_a_card_says_title_teaser_setting_and_what_it_is_good_for(library: ScenariosPage, desk: Desk) -> None:
    said = words(library).splitlines()
    for scenario in desk.content.scenarios.values():
        setting = desk.content.choice_label("settings", scenario.setting)
        good_for = f"Good for: {desk.content.focus_titles(scenario)}"
        assert {scenario.title, scenario.teaser, setting, good_for} <= set(said)


def test_all_scenarios_show_until_one_chooses(library: ScenariosPage, desk: Desk) -> None:
    assert read_buttons(library) == [f"Read {scenario.name}" for scenario in desk.content.scenarios.values()]
    assert f" of {len(desk.content.scenarios)}" not in words(library)


def test_every_skill_can_be_chosen_and_has_its_scenarios(library: ScenariosPage, desk: Desk) -> None:
    for skill in desk.content.skills:
        choose(library, "Good for", skill.title)
        about = [one.name for one in desk.content.scenarios.values() if skill.id in one.focus]
        assert read_buttons(library) == [f"Read {name}" for name in about]


def test_a_setting_leaves_the_scenarios_that_take_place_there(library: ScenariosPage, desk: Desk) -> None:
    choose(library, "Setting", "Health")
    assert read_buttons(library) == ["Read Joseph"]
    assert f"1 of {len(desk.content.scenarios)}" in words(library)


def test_only_settings_of_some_scenario_are_offered(library: ScenariosPage, desk: Desk) -> None:
    settings = box(library, "Setting")
    offered = {settings.itemData(row) for row in range(1, settings.count())}
    assert offered == {scenario.setting for scenario in desk.content.scenarios.values()}


def test_where_none_matches_the_page_says_so_and_shows_all_again(library: ScenariosPage, desk: Desk) -> None:
    choose(library, "Good for", "Negotiating")
    choose(library, "Setting", "Health")
    assert "No scenario matches. Every scenario shows all six skills" in words(library)
    assert read_buttons(library) == []

    press(library, "Show all scenarios")

    assert len(read_buttons(library)) == len(desk.content.scenarios)
    assert "No scenario matches." not in words(library)
    assert focus() is library.filter.skill


def test_the_filter_is_kept_while_one_looks_elsewhere(workspace: Workspace, desk: Desk, library: ScenariosPage) -> None:
    choose(library, "Setting", "Home")
    go(workspace, desk, Place(SUPPORT))
    go(workspace, desk, Place(SCENARIOS))
    assert read_buttons(library) == ["Read Tomas"]


def test_every_scenario_shows_all_six_skills_as_the_page_says(desk: Desk) -> None:
    skills = {skill.id for skill in desk.content.skills}
    for scenario in desk.content.scenarios.values():
        assert {skill for skill in skills if scenario.answers.get(skill)} == skills


def test_a_scenario_of_the_filtered_list_opens(workspace: Workspace, library: ScenariosPage) -> None:
    choose(library, "Setting", "Family")
    press(library, "Read Ewa")
    assert "Ewa limits her brother’s visits" in words(page_as(workspace, ScenarioPage))


def test_what_is_read_says_its_setting_and_what_it_is_good_for(workspace: Workspace, desk: Desk) -> None:
    for scenario in desk.content.scenarios.values():
        go(workspace, desk, Place(SCENARIO, None, scenario.id))
        assert desk.content.scenario_facts(scenario) in words(page_as(workspace, ScenarioPage))
