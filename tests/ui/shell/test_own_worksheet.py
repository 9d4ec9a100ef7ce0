"""A worksheet that someone adds has its page, its place in the sidebar and in the menu."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from assertjournal.core.content import Content, load_content
from assertjournal.ui.entries.skill_page import SkillPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.labels import Pill
from tests.support.hands import button, press, shown, type_into, words
from tests.support.own_worksheet import OWN_ID, OWN_TITLE, resources_with_an_own_worksheet
from tests.support.walks import go_to_skill, page_as, settle, written


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return load_content(resources_with_an_own_worksheet(tmp_path))


def test_the_sidebar_leads_to_it(workspace: Workspace, context: PageContext) -> None:
    press(workspace.sidebar, OWN_TITLE)
    settle(context)
    page = page_as(workspace, SkillPage)
    assert (page.worksheet.id, shown(page, Pill)[0].text()) == (OWN_ID, "7 of 7")


def test_the_sidebar_does_not_go_on_counting_six(workspace: Workspace) -> None:
    assert "Six skills" not in words(workspace.sidebar)


def test_the_way_through_the_skills_leads_to_it_and_on_to_looking_back(
    workspace: Workspace, context: PageContext
) -> None:
    press(go_to_skill(workspace, context, "values"), f"Next: {OWN_TITLE}")
    settle(context)
    assert button(page_as(workspace, SkillPage), "Next: After the conversation").isVisible()


def test_what_is_typed_into_it_is_kept_and_its_state_shown(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, OWN_ID)
    type_into(page.form, "thanks", "for the soup")
    page.leave()
    settle(context)
    entry = written(context, OWN_ID)
    assert entry is not None
    assert entry.answers == {"thanks": "for the soup"}
    assert button(workspace.sidebar, OWN_TITLE).accessibleDescription() == "Filled in"


def test_the_menu_leads_to_it_and_takes_no_key_from_another_page(window: MainWindow) -> None:
    menus = (menu for menu in window.menuBar().findChildren(QMenu) if menu.title())
    found = [action for menu in menus for action in menu.actions() if not action.isSeparator()]
    keys = [shortcut.toString() for action in found for shortcut in action.shortcuts()]
    assert OWN_TITLE in [action.text() for action in found]
    assert len(set(keys)) == len(keys)
