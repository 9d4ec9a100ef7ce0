"""Reflections: begun from the Values page, and found again."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu

from assertjournal.services.places import Place
from assertjournal.ui.entries.reflection_page import ReflectionPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, REFLECTION, WORKSHEET
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.hands import button, buttons, press, type_into
from tests.support.value_cards import the_page
from tests.support.walks import a_talk, a_written_entry, all_written, go, page_as, settle


def test_a_new_reflection_is_empty_and_leaves_the_earlier_ones(workspace: Workspace, context: PageContext) -> None:
    a_written_entry(context, REFLECTION, None, {"about": "Before"})
    press(the_page(workspace, context), "New reflection")
    settle(context)
    opened = page_as(workspace, ReflectionPage)
    assert opened.form.answer("about") is None

    type_into(opened.form, "about", "Now")
    press(opened, "Back")
    settle(context)

    page_as(workspace, ValuesPage)
    assert sorted(str(entry.answers["about"]) for entry in all_written(context, REFLECTION)) == ["Before", "Now"]


def test_a_reflection_in_which_nothing_was_written_does_not_exist(workspace: Workspace, context: PageContext) -> None:
    press(the_page(workspace, context), "New reflection")
    settle(context)
    the_page(workspace, context)
    assert all_written(context, REFLECTION) == ()


def test_earlier_reflections_are_opened_from_the_page(workspace: Workspace, context: PageContext) -> None:
    assert "Earlier reflections" not in buttons(the_page(workspace, context))
    a_written_entry(context, REFLECTION, None, {"about": "Before"})
    for _again in range(3):
        page = the_page(workspace, context)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    (menu,) = button(page, "Earlier reflections").findChildren(QMenu)
    menu.actions()[0].trigger()
    settle(context)

    assert page_as(workspace, ReflectionPage).form.answer("about") == "Before"


def test_reflecting_keeps_the_conversation_at_hand(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context, title="Breaks")
    go(workspace, context, Place(CONVERSATION, talk))
    workspace.new_reflection()
    settle(context)
    type_into(page_as(workspace, ReflectionPage).form, "about", "x")
    press(workspace.sidebar, "Acting on your values")
    settle(context)

    assert workspace.place == Place(WORKSHEET, talk, "values")
    assert all_written(context, REFLECTION)[0].conversation is None


def test_a_reflection_is_there_again_after_unlocking(workspace: Workspace, context: PageContext) -> None:
    workspace.new_reflection()
    settle(context)
    type_into(page_as(workspace, ReflectionPage).form, "about", "x")
    assert workspace.save_all()

    workspace.start()
    settle(context)

    assert page_as(workspace, ReflectionPage).form.answer("about") == "x"
