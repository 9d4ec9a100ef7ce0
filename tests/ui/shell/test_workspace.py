"""Going from place to place, coming back to the last one, and what the window says below the page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from assertjournal.core.content import Content
from assertjournal.core.errors import SaveFailed
from assertjournal.services.places import Place
from assertjournal.ui.about.support_page import OwnSupportPage
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.entries.entry_page import EntryPage
from assertjournal.ui.journal.welcome_page import WelcomePage
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import (
    CONVERSATION,
    ENTRY,
    JOURNAL,
    SCENARIO,
    SCENARIOS,
    SUPPORT,
    WELCOME,
    WORKSHEET,
)
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.widgets.message_bar import MessageBar
from tests.support.builders import a_journal
from tests.support.contexts import a_context, asked, close_on, open_on
from tests.support.disks import write_protected
from tests.support.hands import answering, button, buttons, focus, key, press, shown, type_into, words
from tests.support.walks import a_talk, a_written_entry, go, go_to_entry, go_to_skill, page_as, settle
from tests.ui.conftest import Shown


def reopened(context: PageContext, show: Shown) -> Workspace:
    window = Workspace(context, NewRecoveryKey(), read_only=False)
    show(window)
    window.start()
    settle(context)
    return window


def test_a_new_journal_begins_with_a_welcome(workspace: Workspace) -> None:
    page = page_as(workspace, WelcomePage)
    assert {"New conversation", "Read Ben", "Just write a note"} <= set(buttons(page))


@pytest.mark.parametrize(
    ("pressed", "place"),
    [
        ("Read Ben", SCENARIO),
        ("Just write a note", ENTRY),
        ("Try a skill without a conversation", WORKSHEET),
        ("New conversation", CONVERSATION),
    ],
)
def test_the_welcome_leads_on(workspace: Workspace, context: PageContext, pressed: str, place: str) -> None:
    press(page_as(workspace, WelcomePage), pressed)
    settle(context)
    assert workspace.place.page == place


@pytest.mark.parametrize("page", [JOURNAL, SCENARIOS, SUPPORT])
def test_the_last_page_is_open_again(workspace: Workspace, context: PageContext, show: Shown, page: str) -> None:
    talk = a_talk(context)
    go(workspace, context, Place(CONVERSATION, talk))
    go(workspace, context, Place(page, talk))
    assert workspace.save_all()
    assert reopened(context, show).place == Place(page, talk)


def test_the_last_skill_of_the_last_conversation_is_open_again(
    workspace: Workspace, context: PageContext, show: Shown
) -> None:
    talk = a_talk(context)
    go_to_skill(workspace, context, "negotiation", talk)
    assert workspace.save_all()
    assert reopened(context, show).place == Place(WORKSHEET, talk, "negotiation")


def test_the_last_entry_is_open_again(workspace: Workspace, context: PageContext, show: Shown) -> None:
    talk = a_talk(context)
    entry = a_written_entry(context, "asking", talk, {"request": "x"})
    go_to_entry(workspace, context, entry)
    assert workspace.save_all()
    again = reopened(context, show)
    assert again.place == Place(ENTRY, talk, entry)
    assert page_as(again, EntryPage).form.answer("request") == "x"


def test_a_place_that_is_gone_gives_way_to_the_last_conversation(
    workspace: Workspace, context: PageContext, show: Shown
) -> None:
    talk = a_talk(context)
    entry = a_written_entry(context, "asking", talk, {"request": "x"})
    go_to_entry(workspace, context, entry)
    assert workspace.save_all()
    asked(context.operations, lambda: context.entries.move_to_bin(entry))
    assert reopened(context, show).place == Place(CONVERSATION, talk)


@pytest.mark.parametrize("place", [Place("of a newer version"), Place(WORKSHEET, None, "gone"), Place(CONVERSATION)])
def test_a_place_that_nobody_knows_is_passed_over(context: PageContext, show: Shown, place: Place) -> None:
    asked(context.operations, lambda: context.places.remember(place))
    assert reopened(context, show).place.page == WELCOME


def test_going_on_at_once_shows_the_last_place_that_was_asked_for(workspace: Workspace, context: PageContext) -> None:
    first, second = a_talk(context, title="First"), a_talk(context, title="Second")
    workspace.go(Place(WORKSHEET, first, "asking"))
    workspace.go(Place(JOURNAL, first))
    workspace.go(Place(CONVERSATION, second))
    settle(context)
    assert workspace.place == Place(CONVERSATION, second)
    assert page_as(workspace, ConversationPage).form.answer("title") == "Second"


def test_every_entry_of_the_sidebar_leads_to_its_page(workspace: Workspace, context: PageContext) -> None:
    titles = [skill.title for skill in context.content.skills]
    for name in (*titles, "After the conversation", "Journal", "Scenarios", "Support"):
        press(workspace.sidebar, name)
        settle(context)
        marked = [one for one in buttons(workspace.sidebar) if button(workspace.sidebar, one).isChecked()]
        assert marked == [name]
        assert name in words(workspace.stack)


def test_the_arrow_keys_go_along_the_sidebar(workspace: Workspace) -> None:
    button(workspace.sidebar, "Negotiating").setFocus()
    seen = []
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        key(focus(), pressed)
        seen.append(focus().accessibleName())
    assert seen == ["Getting information", "Negotiating", "Asking for what you want"]


def test_lock_is_asked_for_from_the_sidebar(workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.lock_asked):
        press(workspace.sidebar, "Lock")


def test_the_own_support_card_is_kept(workspace: Workspace, context: PageContext) -> None:
    go(workspace, context, Place(SUPPORT))
    type_into(page_as(workspace, OwnSupportPage).form, "what_helps", "a walk")
    assert workspace.save_all()
    assert asked(context.operations, context.support_card.answers) == {"what_helps": ("a walk",)}
    go(workspace, context, Place(JOURNAL))
    go(workspace, context, Place(SUPPORT))
    assert page_as(workspace, OwnSupportPage).form.answer("what_helps") == ("a walk",)


def switching(workspace: Workspace, context: PageContext, act: Callable[[QDialog], None]) -> None:
    with answering(act):
        workspace.switch_conversation()
        context.operations.finish()
    settle(context)


def test_a_conversation_is_found_by_typing_and_chosen_with_enter(workspace: Workspace, context: PageContext) -> None:
    a_talk(context, title="Holidays")
    breaks = a_talk(context, title="Time for breaks", **{"with": "My boss"})
    a_talk(context, title="Rent")

    def search(dialog: QDialog) -> None:
        line = shown(dialog, QLineEdit)[0]
        QTest.keyClicks(line, "BOSS")
        key(line, Qt.Key.Key_Return)

    switching(workspace, context, search)
    assert workspace.place == Place(CONVERSATION, breaks)


def test_the_arrow_keys_move_among_what_was_found(workspace: Workspace, context: PageContext) -> None:
    oldest = a_talk(context, title="b one")
    a_talk(context, title="a two")
    a_talk(context, title="b three")

    def search(dialog: QDialog) -> None:
        line = shown(dialog, QLineEdit)[0]
        QTest.keyClicks(line, "b ")
        for pressed in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            key(line, pressed)

    switching(workspace, context, search)
    assert workspace.place.conversation == oldest


def test_a_search_that_finds_nothing_chooses_nothing(workspace: Workspace, context: PageContext) -> None:
    a_talk(context, title="Holidays")
    before = workspace.place

    def search(dialog: QDialog) -> None:
        line = shown(dialog, QLineEdit)[0]
        QTest.keyClicks(line, "nothing like it")
        key(line, Qt.Key.Key_Return)

    switching(workspace, context, search)
    assert workspace.place == before


def test_another_conversation_is_shown_at_the_same_skill(workspace: Workspace, context: PageContext) -> None:
    first, second = a_talk(context, title="First"), a_talk(context, title="Second")
    go_to_skill(workspace, context, "negotiation", first)
    switching(workspace, context, lambda dialog: choose(dialog, "Second"))
    assert workspace.place == Place(WORKSHEET, second, "negotiation")


def test_the_skill_at_hand_can_be_used_without_a_conversation(workspace: Workspace, context: PageContext) -> None:
    go_to_skill(workspace, context, "negotiation", a_talk(context))
    switching(workspace, context, lambda dialog: press(dialog, "Without a conversation"))
    assert workspace.place == Place(WORKSHEET, None, "negotiation")


def test_a_new_conversation_can_be_begun_from_the_list(workspace: Workspace, context: PageContext) -> None:
    switching(workspace, context, lambda dialog: press(dialog, "New conversation"))
    assert workspace.place.page == CONVERSATION
    assert workspace.place.conversation is not None


def test_closing_the_list_stays(workspace: Workspace, context: PageContext) -> None:
    a_talk(context, title="First")
    switching(workspace, context, lambda dialog: key(dialog, Qt.Key.Key_Escape))
    assert workspace.place.page == WELCOME


def choose(dialog: QDialog, title: str) -> None:
    items = shown(dialog, QListWidget)[0]
    items.itemActivated.emit(items.findItems(title, Qt.MatchFlag.MatchStartsWith)[0])


@pytest.fixture
def read_only(appearance: Appearance, content: Content, tmp_path: Path, show: Shown) -> Iterator[Workspace]:
    with write_protected(tmp_path / "protected", lambda folder: a_journal(folder / "Journal.ajournal")) as folder:
        context = a_context(appearance, content)
        can_write = open_on(context, folder / "Journal.ajournal")
        window = Workspace(context, NewRecoveryKey(), read_only=not can_write)
        show(window)
        window.start()
        settle(context)
        yield window
        close_on(context)


def test_a_write_protected_journal_says_that_it_is_for_reading_only(read_only: Workspace) -> None:
    assert read_only.messages.words().startswith("Reading only:")
    assert read_only.save_all()


@pytest.fixture
def bar(appearance: Appearance, show: Shown) -> MessageBar:
    one = MessageBar(appearance)
    show(one)
    one.hide()
    return one


def test_what_can_be_undone_is_offered_for_a_while_and_undone_once(bar: MessageBar) -> None:
    undone: list[bool] = []
    bar.offer("Moved to the bin.", "Undo", lambda: undone.append(True))
    assert bar.words() == "Moved to the bin."
    press(bar, "Undo")
    assert undone == [True]
    assert bar.words() == ""


def test_a_message_can_be_closed(bar: MessageBar) -> None:
    bar.say("It is done.")
    press(bar, "Close this message")
    assert bar.words() == ""


def test_trouble_keeps_its_place_until_it_is_over(bar: MessageBar) -> None:
    bar.show_trouble("Not saved: the disk is full.")
    bar.offer("Moved to the bin.", "Undo", lambda: None)
    bar.say("It is done.")
    assert bar.words() == "Not saved: the disk is full."
    assert "Undo" not in buttons(bar)
    bar.end_trouble()
    assert bar.words() == ""


def test_trouble_that_was_closed_makes_room_for_the_next_message(bar: MessageBar) -> None:
    bar.show_trouble("Not saved: the disk is full.")
    press(bar, "Close this message")
    bar.say("It is done.")
    assert bar.words() == "It is done."


def test_a_save_that_goes_on_failing_is_told_again_after_its_message_was_closed(
    workspace: Workspace, context: PageContext
) -> None:
    full = SaveFailed("Not saved: the disk is full.", "Free some space.")
    for _time in range(2):
        context.saves.failed.emit(full)
        assert "the disk is full" in workspace.messages.words()
        press(workspace.messages, "Close this message")
    assert workspace.messages.words() == ""


def test_the_end_of_trouble_takes_no_other_message_away(bar: MessageBar) -> None:
    bar.say("It is done.")
    bar.end_trouble()
    assert bar.words() == "It is done."


def test_an_offer_that_is_replaced_does_not_take_the_next_message_away_with_it(bar: MessageBar) -> None:
    bar.offer("Moved to the bin.", "Undo", lambda: None)
    bar.say("It could not be done.")
    assert bar.words() == "It could not be done."
    assert not any(timer.isActive() for timer in bar.findChildren(QTimer))


def test_a_screen_reader_hears_the_message(bar: MessageBar) -> None:
    bar.say("It is done.")
    assert bar.accessibleName() == "It is done."
