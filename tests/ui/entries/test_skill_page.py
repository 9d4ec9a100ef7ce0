"""The six skills and the way through them, and looking back after the conversation."""

import pytest
from PySide6.QtWidgets import QLineEdit

from assertjournal.core.conversation import Status
from assertjournal.services.places import Place
from assertjournal.ui.entries.debrief_page import DebriefPage
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.entries.note_page import NotePage
from assertjournal.ui.entries.skill_page import SkillPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import DEBRIEF, JOURNAL, WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.labels import Pill
from tests.support.hands import button, buttons, focus, press, shown, type_into, type_text, words
from tests.support.walks import (
    a_talk,
    a_written_entry,
    entry_of,
    go,
    go_to_entry,
    go_to_skill,
    page_as,
    settle,
    view_of,
    written,
)


def debrief_of(workspace: Workspace, context: PageContext, talk: str | None) -> DebriefPage:
    go(workspace, context, Place(WORKSHEET, talk, DEBRIEF))
    return page_as(workspace, DebriefPage)


def test_next_leads_through_all_six_skills_to_looking_back(workspace: Workspace, context: PageContext) -> None:
    go_to_skill(workspace, context, "priorities")
    heads = []
    for _skill in range(6):
        page = page_as(workspace, SkillPage)
        heads.append((shown(page, Pill)[0].text(), page.worksheet.title))
        press(page, next(name for name in buttons(page) if name.startswith("Next: ")))
        settle(context)
    titles = [skill.title for skill in context.content.skills]
    assert heads == [(f"{number} of 6", title) for number, title in enumerate(titles, 1)]
    assert page_as(workspace, DebriefPage).worksheet.title == "After the conversation"


def test_back_leads_from_looking_back_to_the_first_skill(workspace: Workspace, context: PageContext) -> None:
    debrief_of(workspace, context, None)
    seen = []
    for _skill in range(6):
        press(page_as(workspace, EntryPage), "Back")
        settle(context)
        seen.append(page_as(workspace, SkillPage).worksheet.id)
    assert seen == [skill.id for skill in reversed(context.content.skills)]
    assert "Back" not in buttons(page_as(workspace, SkillPage))


def test_next_names_where_it_leads(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "values")
    assert button(page, "Next: After the conversation").isVisible()


def test_next_stays_with_the_conversation(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    press(go_to_skill(workspace, context, "priorities", talk), "Next: Asking for what you want")
    settle(context)
    assert workspace.place == Place(WORKSHEET, talk, "asking")


def test_the_newest_entry_of_the_skill_is_shown(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    a_written_entry(context, "asking", talk, {"request": "mine"})
    a_written_entry(context, "asking", None, {"request": "of no conversation"})
    assert go_to_skill(workspace, context, "asking", talk).form.answer("request") == "mine"


def test_a_worksheet_can_be_filled_in_without_a_conversation(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    type_into(page.form, "request", "half an hour")
    assert workspace.save_all()
    entry = written(context, "asking")
    assert entry is not None
    assert entry.conversation is None


def test_the_sidebar_tells_how_far_each_skill_has_come(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    page = go_to_skill(workspace, context, "asking", talk)
    type_into(page.form, "effect", "x")
    page.leave()
    settle(context)
    told = {title: button(workspace.sidebar, title).accessibleDescription() for title in _titles(context)}
    assert told["Asking for what you want"] == "Begun"
    assert told["Negotiating"] == "Nothing written yet"


def test_a_skill_whose_core_questions_are_answered_is_filled_in(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    ben = context.content.scenarios["ben"].answers["asking"]
    a_written_entry(context, "asking", talk, ben)
    go_to_skill(workspace, context, "asking", talk)
    assert button(workspace.sidebar, "Asking for what you want").accessibleDescription() == "Filled in"


def test_the_states_are_those_of_the_conversation_in_sight(workspace: Workspace, context: PageContext) -> None:
    first, second = a_talk(context), a_talk(context)
    a_written_entry(context, "asking", first, {"effect": "x"})
    go_to_skill(workspace, context, "asking", first)
    go_to_skill(workspace, context, "asking", second)
    assert button(workspace.sidebar, "Asking for what you want").accessibleDescription() == "Nothing written yet"


def test_the_states_are_drawn_differently(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    one = button(workspace.sidebar, "Asking for what you want")
    pictures = []
    for answers in ({}, {"effect": "x"}, context.content.scenarios["ben"].answers["asking"]):
        a_written_entry(context, "asking", talk, answers)
        go_to_skill(workspace, context, "priorities", talk)
        pictures.append(one.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]


def test_the_sidebar_marks_the_page_that_is_open(workspace: Workspace, context: PageContext) -> None:
    go_to_skill(workspace, context, "asking")
    marked = [name for name in buttons(workspace.sidebar) if button(workspace.sidebar, name).isChecked()]
    assert marked == ["Asking for what you want"]


def test_more_questions_stay_open_for_the_skill_where_they_were_opened(
    workspace: Workspace, context: PageContext
) -> None:
    press(go_to_skill(workspace, context, "asking").form, "More questions")
    assert context.preferences.now.more_questions == ("asking",)
    assert not go_to_skill(workspace, context, "priorities").form.more.is_open
    assert go_to_skill(workspace, context, "asking").form.more.is_open


def test_the_first_field_has_the_keyboard(workspace: Workspace, context: PageContext) -> None:
    page = go_to_skill(workspace, context, "asking")
    first = next(iter(page.form.frames.values()))
    assert first.isAncestorOf(focus())


def test_ratings_given_before_are_shown_beside_the_ones_given_now(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context, nervous=7)
    a_written_entry(
        context, "priorities", talk, {"weight_result": 8, "weight_relationship": 6, "weight_self_respect": 9}
    )
    frames = debrief_of(workspace, context, talk).form.frames
    assert "Beforehand: 7" in words(frames["nervous"])
    told = [words(frames[name]).split("\n")[-1] for name in ("result", "relationship", "self_respect")]
    assert told == [f"How much it mattered beforehand: {number}" for number in (8, 6, 9)]


def test_without_ratings_before_nothing_is_said_of_them(workspace: Workspace, context: PageContext) -> None:
    debrief_of(workspace, context, a_talk(context, nervous=7))
    page = debrief_of(workspace, context, a_talk(context))
    assert "eforehand:" not in words(page)


@pytest.mark.parametrize(
    ("pressed", "status"),
    [
        ("We talked", Status.LOOKED_BACK),
        ("Partly", Status.LOOKED_BACK),
        ("They raised it first", Status.LOOKED_BACK),
        ("I decided not to", Status.SET_ASIDE),
        ("Not yet", Status.PLANNING),
    ],
)
def test_what_happened_settles_where_the_conversation_stands(
    workspace: Workspace, context: PageContext, pressed: str, status: Status
) -> None:
    talk = a_talk(context)
    press(debrief_of(workspace, context, talk), pressed)
    assert workspace.save_all()
    assert view_of(context, talk).conversation.status is status


def test_looking_back_without_a_conversation_is_possible(workspace: Workspace, context: PageContext) -> None:
    press(debrief_of(workspace, context, None), "We talked")
    assert workspace.save_all()
    entry = written(context, DEBRIEF)
    assert entry is not None
    assert entry.answers == {"happened": "talked"}


def test_a_note_has_a_title_and_a_text(workspace: Workspace, context: PageContext) -> None:
    workspace.new_note()
    settle(context)
    page = page_as(workspace, NotePage)
    assert workspace.place.subject is not None
    type_into(page.form, "text", "Something to keep.")
    type_text(shown(page, QLineEdit)[0], "After work")
    assert workspace.save_all()
    note = entry_of(context, workspace.place.subject)
    assert (note.title, note.answers) == ("After work", {"text": "Something to keep."})


def test_a_note_that_nothing_was_written_in_does_not_exist(workspace: Workspace, context: PageContext) -> None:
    workspace.new_note()
    settle(context)
    subject = workspace.place.subject or ""
    go(workspace, context, Place(JOURNAL))
    with pytest.raises(AssertionError, match="no such entry"):
        entry_of(context, subject)


def test_a_note_in_the_bin_leads_back_to_the_journal(workspace: Workspace, context: PageContext) -> None:
    note = a_written_entry(context, None, None, {"text": "x"})
    press(go_to_entry(workspace, context, note), "Move to the bin")
    settle(context)
    assert workspace.place.page == JOURNAL


def _titles(context: PageContext) -> list[str]:
    return [skill.title for skill in context.content.skills]
