"""The examples beside the page: they follow the field that has the keyboard, and never write for anyone."""

import pytest
from PySide6.QtWidgets import QComboBox

from assertjournal.core.answers import answer_lines, shown_lines
from assertjournal.services.places import Place
from assertjournal.ui.about.scenario_page import ScenarioPage
from assertjournal.ui.about.scenarios_page import ScenariosPage
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, JOURNAL, SCENARIO, SCENARIOS
from assertjournal.ui.shell.example_panel import ExamplePanel
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import button, buttons, editor_of, press, shown, type_into, words
from tests.support.walks import a_talk, go, go_to_conversation, go_to_skill, page_as, settle, view_of


@pytest.fixture
def panel(workspace: Workspace) -> ExamplePanel:
    return workspace.panel.panel


def bens(context: PageContext, worksheet: str, field: str) -> str:
    sheet = context.content.worksheets[worksheet]
    answer = context.content.scenarios["ben"].answer(worksheet, field)
    assert answer is not None
    return "\n".join(shown_lines(sheet.field(field), answer))


def test_it_shows_the_answer_to_the_field_that_has_the_keyboard(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    page = go_to_skill(workspace, context, "asking")
    for field in ("my_words", "request"):
        editor_of(page.form.frames[field].widget).setFocus()
        assert bens(context, "asking", field) in words(panel)
    assert bens(context, "asking", "my_words") not in words(panel)


@pytest.mark.slow
def test_it_keeps_the_field_while_the_keyboard_is_elsewhere(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    page = go_to_skill(workspace, context, "asking")
    editor_of(page.form.frames["request"].widget).setFocus()
    button(page, "Next: Negotiating").setFocus()
    assert bens(context, "asking", "request") in words(panel)
    assert bens(context, "asking", "my_words") not in words(panel)


def test_a_field_that_was_left_open_is_said_to_be(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    page = go_to_skill(workspace, context, "asking")
    page.form.open_more(True)
    ben = context.content.scenarios["ben"].answers["asking"]
    left_open = next(field.id for field in page.worksheet if field.id not in ben)
    editor_of(page.form.frames[left_open].widget).setFocus()
    assert "Ben left this one blank." in words(panel)


def test_it_helps_whoever_feels_stuck(workspace: Workspace, context: PageContext, panel: ExamplePanel) -> None:
    page = go_to_skill(workspace, context, "information")
    assert "Feeling stuck?" in words(panel)
    assert page.worksheet.stuck[0] in words(panel)


@pytest.mark.parametrize("skill", ["priorities", "asking", "negotiation", "information", "saying_no", "values"])
def test_every_answer_of_ben_can_be_read_beside_its_field(
    workspace: Workspace, context: PageContext, panel: ExamplePanel, skill: str
) -> None:
    go_to_skill(workspace, context, skill)
    for field in context.content.scenarios["ben"].answers[skill]:
        panel.follow(skill, field)
        assert bens(context, skill, field) in words(panel)


def test_f2_hides_it_and_every_answered_field_offers_it_instead(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    page.form.open_more(True)
    workspace.toggle_panel()
    assert not workspace.panel.panel.isVisible()
    answered = context.content.scenarios["ben"].answers["asking"]
    labels = [field.label for field in page.worksheet if field.id in answered]
    offers = [name for name in buttons(page) if name.startswith("See how")]
    assert sorted(offers) == sorted(f"See how Ben did it: {label}" for label in labels)


def test_pressing_the_offer_shows_it_for_that_field(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    page = go_to_skill(workspace, context, "asking")
    workspace.toggle_panel()
    press(page, f"See how Ben did it: {page.worksheet.field('request').label}")
    assert panel.isVisible()
    assert bens(context, "asking", "request") in words(panel)
    assert bens(context, "asking", "my_words") not in words(panel)
    assert not [name for name in buttons(page) if name.startswith("See how")]


def test_whether_it_shows_is_remembered(workspace: Workspace, context: PageContext) -> None:
    go_to_skill(workspace, context, "asking")
    press(workspace.panel.panel, "Hide examples (F2)")
    assert not context.preferences.now.panel_shown


def test_pages_without_examples_have_none_beside_them(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    go(workspace, context, Place(JOURNAL))
    assert not panel.isVisible()
    go_to_skill(workspace, context, "asking")
    assert panel.isVisible()


def test_in_a_narrow_window_it_is_a_drawer_over_the_page(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    page = go_to_skill(workspace, context, "asking")
    workspace.resize(900, 700)
    settle(context)
    assert not panel.isVisible()
    width = page.width()
    workspace.toggle_panel()
    assert panel.isVisible()
    assert page.width() == width
    assert panel.geometry().right() == workspace.rect().right()
    workspace.resize(1280, 860)
    settle(context)
    assert panel.isVisible()
    assert panel.x() >= page.mapTo(workspace, page.rect().topRight()).x()


def test_below_760_pixels_the_sidebar_shows_icons_with_names(workspace: Workspace, context: PageContext) -> None:
    wide = workspace.sidebar.width()
    workspace.resize(700, 600)
    settle(context)
    assert workspace.sidebar.width() < wide / 3
    one = button(workspace.sidebar, "Negotiating")
    assert one.toolTip() == "Negotiating: Nothing written yet"


def test_the_library_has_a_card_for_each_scenario(workspace: Workspace, context: PageContext) -> None:
    go(workspace, context, Place(SCENARIOS))
    page = page_as(workspace, ScenariosPage)
    for scenario in context.content.scenarios.values():
        assert scenario.title in words(page)
        assert f"Read {scenario.name}" in buttons(page)


@pytest.mark.parametrize("name", ["ben", "leila"])
def test_a_scenario_reads_all_its_steps_on_one_page(workspace: Workspace, context: PageContext, name: str) -> None:
    go(workspace, context, Place(SCENARIO, None, name))
    read = words(page_as(workspace, ScenarioPage))
    scenario = context.content.scenarios[name]
    for sheet, answers in scenario.answers.items():
        form = context.content.forms.get(sheet) or context.content.worksheets[sheet]
        assert form.title in read
        for field, answer in answers.items():
            assert all(line in read for line in shown_lines(form.field(field), answer))
    assert scenario.footer in read


def test_starting_from_a_scenario_makes_an_empty_conversation_with_it_beside(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    go(workspace, context, Place(SCENARIO, None, "ben"))
    press(page_as(workspace, ScenarioPage), "Start my own from this")
    settle(context)
    page = page_as(workspace, ConversationPage)
    talk = workspace.place.conversation
    assert talk is not None
    assert view_of(context, talk).conversation.scenario == "ben"
    assert {page.form.answer(name) for name in page.form.frames if name != "status"} == {None}
    assert panel.scenario.id == "ben"


def test_every_scenario_can_be_put_beside_the_page(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    go_to_skill(workspace, context, "asking")
    [picker] = shown(panel, QComboBox)
    assert [picker.itemText(row) for row in range(picker.count())] == [
        scenario.title for scenario in context.content.scenarios.values()
    ]
    assert picker.width() < panel.width()


def test_choosing_another_scenario_is_kept_with_the_conversation(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    talk = a_talk(context)
    go_to_conversation(workspace, context, talk)
    last = list(context.content.scenarios)[-1]
    panel.scenario_chosen.emit(last)
    settle(context)
    assert view_of(context, talk).conversation.scenario == last
    assert panel.scenario.id == last


def test_examples_stand_beside_the_conversation_form_too(
    workspace: Workspace, context: PageContext, panel: ExamplePanel
) -> None:
    go(workspace, context, Place(CONVERSATION, a_talk(context)))
    title = context.content.scenarios["ben"].answers["conversation"]["title"]
    type_into(page_as(workspace, ConversationPage).form, "title", "x")
    assert answer_lines(title)[0] in words(panel)
