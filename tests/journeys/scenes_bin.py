"""Pictures of what can be brought back: the earlier states of an entry, and the bin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QListWidget

from assertjournal.core.content import Content
from assertjournal.services.bin import Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from assertjournal.services.entry_history import EntryHistory
from tests.journeys.driver import Driver
from tests.journeys.pages import go_to, page, scroll_to_end
from tests.journeys.sample_journals import AWKWARD_LINES, DaysAgo, bens_days
from tests.journeys.studio import Studio
from tests.support.builders import an_id

_THEN = (
    "I feel passed over when the rota is settled without me. I would like us to talk about it before the next one is "
    "written, and I would like to have every other weekend free."
)
_NOW = (
    "I feel passed over when the rota is settled without me. Could we talk about it on Thursday, before the next one "
    "is written? I would like to have every other weekend free, and I can take the early shifts."
)


def bin_and_history(studio: Studio) -> None:
    """Picture both pages in use, and empty."""
    driver = studio.unlocked("Second thoughts", _second_thoughts)
    go_to(driver, "Journal")
    studio.dialog(driver, "bin-question", lambda: _ask_to_delete_for_good(driver))
    driver.picture("bin")
    go_to(driver, "Journal")
    driver.click_row(driver.find(QListView, "Journal"), "The rota")
    driver.wait(lambda: driver.seen(QLineEdit, "Title"), "the note")
    driver.click_button("Earlier versions")
    page(driver, "Earlier versions")
    driver.picture("history")
    driver.find(QListWidget, "Earlier versions").setCurrentRow(2)
    driver.picture("history-another-state")
    scroll_to_end(driver)
    driver.picture("history-end")
    _deleting_a_conversation(studio, driver)


def _ask_to_delete_for_good(driver: Driver) -> None:
    driver.click_button("Bin")
    page(driver, "Bin")
    driver.click_button("Delete for good")


def _deleting_a_conversation(studio: Studio, driver: Driver) -> None:
    driver.control(Qt.Key.Key_J)
    page(driver, "Journal")
    driver.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page(driver, "Conversation")
    scroll_to_end(driver)
    driver.picture("conversation-end")
    studio.dialog(driver, "conversation-delete", lambda: driver.click_button("Delete this conversation"))


def _second_thoughts(content: Content) -> None:
    bens_days(content)
    target = EntryTarget(an_id())
    versions = ((9, "Rota", _THEN[:60]), (4, "The rota", _THEN), (0, "The rota", _NOW))
    for days, title, text in versions:
        edit = Edit(answers={"text": text}, title=title)
        Entries(content, DaysAgo(days)).save(target, edit, SaveMoment(begins=True, leaves=True))
    EntryHistory(content, DaysAgo(0)).name(target.id, 2, "Before I spoke to Noor")
    for days, line in enumerate(AWKWARD_LINES):
        _binned_note(content, days, line)
    talk = an_id()
    conversations = Conversations(content, DaysAgo(2))
    conversations.begin(talk)
    conversations.save(talk, {"title": "Lending the car", "with": "Alex", "relationship": "friend"})
    Entries(content, DaysAgo(2)).save(EntryTarget(an_id(), "asking", talk), Edit(answers={"request": "Ask first"}))
    Bin(DaysAgo(1)).move_conversation(talk, with_entries=True)


def _binned_note(content: Content, days: int, text: str) -> None:
    target = EntryTarget(an_id())
    entries = Entries(content, DaysAgo(days))
    entries.save(target, Edit(answers={"text": text}, title=text[:40]))
    entries.move_to_bin(target.id)
