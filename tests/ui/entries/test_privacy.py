"""What is left out of session summaries: a debrief asks with its own words, every other worksheet with a tick."""

import pytest

from assertjournal.services.places import Place
from assertjournal.ui.entries.debrief_page import DebriefPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import DEBRIEF, WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import buttons, press
from tests.support.walks import go, go_to_skill, page_as, written

TICK = "Private: leave this out of session summaries"


def the_debrief(workspace: Workspace, context: PageContext) -> DebriefPage:
    go(workspace, context, Place(WORKSHEET, None, DEBRIEF))
    return page_as(workspace, DebriefPage)


def test_a_debrief_asks_about_privacy_once(workspace: Workspace, context: PageContext) -> None:
    page = the_debrief(workspace, context)
    assert TICK not in buttons(page)
    assert "Keep private" in [name.removeprefix("For my session: ") for name in buttons(page.form.frames["sharing"])]


@pytest.mark.parametrize("worksheet", ["asking", "values"])
def test_every_other_worksheet_has_the_tick(workspace: Workspace, context: PageContext, worksheet: str) -> None:
    assert TICK in buttons(go_to_skill(workspace, context, worksheet))


@pytest.mark.parametrize(
    ("before", "pressed", "private"),
    [
        ("Only the ratings", "Keep private", True),
        ("Keep private", "Only the ratings", False),
    ],
)
def test_what_is_chosen_for_the_session_settles_whether_a_debrief_is_private(
    workspace: Workspace, context: PageContext, before: str, pressed: str, private: bool
) -> None:
    choices = the_debrief(workspace, context).form.frames["sharing"]
    press(choices, before)
    assert workspace.save_all()
    press(choices, pressed)
    assert workspace.save_all()
    entry = written(context, DEBRIEF)
    assert entry is not None
    assert entry.private is private
