"""The bin's page: what was deleted comes back, or goes for good once that was asked; conversations as well."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from assertjournal.services.places import Place
from assertjournal.ui.entries.conversation_page import ConversationPage
from assertjournal.ui.journal.bin_page import BinPage
from assertjournal.ui.journal.journal_model import JournalRole
from assertjournal.ui.journal.journal_page import JournalPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL, WORKSHEET
from assertjournal.ui.shell.nav_button import NavButton
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.work.tidying import Tidying
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.hands import answering, buttons, key, press, shown, words
from tests.support.timers import NEVER
from tests.support.walks import a_talk, a_written_entry, all_written, entry_of, go, go_to_conversation, page_as, settle


def deleted(context: PageContext, text: str = "A break", conversation: str | None = None) -> str:
    entry = a_written_entry(context, "asking", conversation, {"request": text})
    asked(context.operations, lambda: context.entries.move_to_bin(entry))
    return entry


def the_bin(workspace: Workspace, context: PageContext) -> BinPage:
    go(workspace, context, Place(JOURNAL))
    press(page_as(workspace, JournalPage), "Bin")
    settle(context)
    return page_as(workspace, BinPage)


def titles(page: BinPage) -> list[str]:
    rows = range(page.model.rowCount())
    return [str(page.model.index(row, 0).data(JournalRole.TITLE)) for row in rows]


def says(dialog: QDialog, word: str) -> None:
    assert word in words(dialog)


def test_an_empty_bin_says_so(workspace: Workspace, context: PageContext) -> None:
    page = the_bin(workspace, context)

    assert "The bin is empty." in words(page)
    assert buttons(page) == ["Back"]


def test_it_says_when_something_was_deleted_and_how_long_it_stays(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    deleted(context)
    clock.moment += timedelta(days=1)
    deleted(context)
    deleted(context)

    page = the_bin(workspace, context)

    days = [page.model.index(row, 0).data(JournalRole.DAY) for row in range(3)]
    assert days[1] == ""
    assert days[0] != days[2]
    assert str(days[2]).startswith("Deleted on ")
    assert "kept until" in str(days[2])


def test_an_entry_is_brought_back(workspace: Workspace, context: PageContext) -> None:
    entry = deleted(context)
    page = the_bin(workspace, context)

    press(page, "Bring back")
    settle(context)

    assert entry_of(context, entry).deleted_at is None
    assert titles(page) == []


def test_a_row_is_brought_back_with_the_keyboard(workspace: Workspace, context: PageContext) -> None:
    entry = deleted(context)
    page = the_bin(workspace, context)

    key(page.list, Qt.Key.Key_Return)
    settle(context)

    assert entry_of(context, entry).deleted_at is None


def test_nothing_is_deleted_for_good_without_a_yes(workspace: Workspace, context: PageContext) -> None:
    deleted(context)
    page = the_bin(workspace, context)

    with answering(lambda dialog: press(dialog, "Keep")):
        key(page.list, Qt.Key.Key_Delete)
    settle(context)

    assert len(titles(page)) == 1


def test_one_thing_is_deleted_for_good(workspace: Workspace, context: PageContext) -> None:
    entry, other = deleted(context), deleted(context)
    page = the_bin(workspace, context)

    with answering(lambda dialog: press(dialog, "Delete for good")):
        press(page, "Delete for good")
    settle(context)

    left = [one for one in (entry, other) if asked(context.operations, partial(context.entries.get, one)) is not None]
    assert len(left) == 1
    assert len(titles(page)) == 1


def test_the_question_names_backups(workspace: Workspace, context: PageContext) -> None:
    deleted(context)
    page = the_bin(workspace, context)

    with answering(lambda dialog: says(dialog, "Earlier backups still contain what you delete.")):
        press(page, "Delete for good")


def test_the_bin_is_emptied_at_once(workspace: Workspace, context: PageContext) -> None:
    for _each in range(3):
        deleted(context)
    page = the_bin(workspace, context)

    with answering(lambda dialog: press(dialog, "Delete for good")):
        press(page, "Empty the bin")
    settle(context)

    assert asked(context.operations, context.bin.items) == ()


def test_a_conversation_is_deleted_with_its_entries_and_undone(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context, title="Rent")
    entry = a_written_entry(context, "asking", talk, {"request": "Less"})
    go_to_conversation(workspace, context, talk)

    with answering(lambda dialog: press(dialog, "Delete its entry, too")):
        press(page_as(workspace, ConversationPage), "Delete this conversation")
        settle(context)
    settle(context)
    assert entry_of(context, entry).deleted_at is not None
    assert workspace.place == Place(JOURNAL)

    workspace.messages.button.click()
    settle(context)
    assert entry_of(context, entry).deleted_at is None
    assert page_as(workspace, ConversationPage).form.answer("title") == "Rent"


def test_a_conversation_is_deleted_without_its_entries(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context, title="Rent")
    entry = a_written_entry(context, "asking", talk, {"request": "Less"})
    go_to_conversation(workspace, context, talk)

    with answering(lambda dialog: press(dialog, "Keep its entry")):
        press(page_as(workspace, ConversationPage), "Delete this conversation")
        settle(context)
    settle(context)

    kept = entry_of(context, entry)
    assert (kept.deleted_at, kept.conversation) == (None, None)


def test_a_conversation_is_not_deleted_when_the_question_is_dismissed(
    workspace: Workspace, context: PageContext
) -> None:
    talk = a_talk(context, title="Rent")
    a_written_entry(context, "asking", talk, {"request": "Less"})
    go_to_conversation(workspace, context, talk)

    with answering(lambda dialog: key(dialog, Qt.Key.Key_Escape)):
        press(page_as(workspace, ConversationPage), "Delete this conversation")
        settle(context)
    settle(context)

    assert [line.id for line in asked(context.operations, context.conversations.lines)] == [talk]


def test_an_empty_conversation_is_removed_without_a_question_and_with_undo(
    workspace: Workspace, context: PageContext
) -> None:
    talk = a_talk(context)
    go_to_conversation(workspace, context, talk)

    press(page_as(workspace, ConversationPage), "Delete this conversation")
    settle(context)

    assert asked(context.operations, context.conversations.lines) == ()
    assert workspace.messages.words() == "Moved to the bin."


def test_after_a_conversation_was_deleted_nothing_new_hangs_on_it(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context)
    go_to_conversation(workspace, context, talk)
    press(page_as(workspace, ConversationPage), "Delete this conversation")
    settle(context)

    workspace.sidebar.chosen.emit(WORKSHEET, "asking")
    settle(context)

    assert workspace.place == Place(WORKSHEET, None, "asking")
    assert all_written(context, "asking") == ()


def test_a_conversation_in_the_bin_shows_who_it_was_with_and_comes_back(
    workspace: Workspace, context: PageContext
) -> None:
    talk = a_talk(context, title="Rent", **{"with": "Alex"})
    a_written_entry(context, "asking", talk, {"request": "Less"})
    asked(context.operations, lambda: context.bin.move_conversation(talk, with_entries=True))
    page = the_bin(workspace, context)
    assert "Rent, with Alex" in titles(page)
    page.list.setCurrentIndex(page.model.index(titles(page).index("Rent, with Alex"), 0))

    press(page, "Bring back")
    settle(context)

    assert asked(context.operations, context.bin.items) == ()


def test_escape_leads_back_to_the_journal(workspace: Workspace, context: PageContext) -> None:
    key(the_bin(workspace, context), Qt.Key.Key_Escape)
    settle(context)

    page_as(workspace, JournalPage)


def test_what_is_old_goes_some_seconds_after_unlocking(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    entry = deleted(context)
    (tidying,) = workspace.findChildren(Tidying)

    for days in (30, 7):
        clock.moment += timedelta(days=days)
        tidying.begin()
        settle(context)

    assert asked(context.operations, lambda: context.entries.get(entry)) is None


def test_tidying_takes_every_step_until_nothing_is_left_and_stops_when_it_is_ended(context: PageContext) -> None:
    taken: list[str] = []

    def step(name: str, times: int) -> bool:
        taken.append(name)
        return taken.count(name) < times

    steps = (lambda: step("a", 3), lambda: step("b", 1))
    tidying = Tidying(context.operations, steps, context.operations, NEVER.tidying)

    tidying.begin()
    settle(context)
    tidying.end()
    tidying.begin()
    settle(context)

    assert taken == ["a", "a", "a", "b"]


def test_the_bin_is_marked_as_a_part_of_the_journal(workspace: Workspace, context: PageContext) -> None:
    the_bin(workspace, context)

    marked = [one.accessibleName() for one in shown(workspace.sidebar, NavButton) if one.isChecked()]
    assert marked == ["Journal"]
