"""What the tour does between one unlocking and the next, with Ben's answers."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QTextEdit

from assertjournal.core.answers import Answers
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.worksheet import Worksheet, WorksheetKind
from tests.journeys.answering import fill_in, read_off
from tests.journeys.driver import Driver, Lost
from tests.journeys.handing_over import open_summary, save_as, tick, type_for_the_session
from tests.journeys.second_thoughts import back_up, bring_back, look_at_keys, throw_away
from tests.support.source_tree import ROOT

PASSPHRASE = "heron lantern walnut quilt"
NOTE_TITLE = "The evening after"
NOTE_TEXT = "Slept well for the first time in weeks.\nI want to remember how quiet the office was at midday."
PICTURES = Path(os.environ.get("TOUR_PICTURES") or ROOT / "build" / "tour")
SUMMARY_NAME = "summary.pdf"
_SUMMARY = PICTURES / SUMMARY_NAME
_SCENARIO = "ben"


def begin(driver: Driver, content: Content) -> None:
    """Make a journal, begin a conversation, fill in the six worksheets, and lock with the keys."""
    _make_journal(driver)
    _begin_conversation(driver, content)
    for sheet in content.skills:
        driver.click_button(f"Next: {sheet.title}")
        _arrive(driver, sheet)
        driver.picture(f"{sheet.id}-empty")
        fill_in(driver, sheet, _ben(content, sheet))
        driver.picture(f"{sheet.id}-filled-in")
    driver.click_button(f"Next: {_debrief(content).title}")
    _arrive(driver, _debrief(content))
    for sheet in content.skills:
        _see_filled_in(driver, sheet.title)
    print("Filled in the six worksheets. Locking with Ctrl+L.", flush=True)
    driver.control(Qt.Key.Key_L)


def look_back(driver: Driver, content: Content) -> None:
    """Unlock, look back on the conversation, save a summary, write a note, and lock with the button."""
    _unlock(driver)
    debrief = _debrief(content)
    _arrive(driver, debrief)
    driver.picture("after-the-conversation-empty")
    fill_in(driver, debrief, _ben(content, debrief))
    driver.picture("after-the-conversation-filled-in")
    _hand_over(driver)
    driver.control(Qt.Key.Key_J)
    driver.wait(lambda: driver.seen(QListView, "Journal"), "the journal")
    driver.click_button("New note")
    driver.wait(lambda: driver.seen(QLineEdit, "Title"), "an empty note")
    driver.click(driver.find(QLineEdit, "Title"))
    driver.write(NOTE_TITLE)
    driver.press(Qt.Key.Key_Return)
    driver.write(NOTE_TEXT)
    driver.picture("note")
    print("Looked back on the conversation and wrote a note. Locking with the button.", flush=True)
    driver.click_button("Lock")


def find_again(driver: Driver, content: Content) -> None:
    """Unlock, hold every page, the note and the journal's list to what was written, back up, and think again."""
    _unlock(driver)
    driver.wait(lambda: driver.seen(QLineEdit, "Title"), "the note, which was open last")
    driver.picture("unlocked-again")
    missing = [*_note_differences(driver), *_journal_differences(driver)]
    driver.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    form = content.forms[CONVERSATION_FORM]
    missing += _page_differences(driver, form, {**_ben(content, form), "status": "looked_back"})
    for sheet in (*content.skills, _debrief(content)):
        driver.click_button(sheet.title)
        missing += _page_differences(driver, sheet, _ben(content, sheet))
    if missing:
        raise Lost("Not found again: " + "; ".join(missing))
    print("After two locks: every answer on eight pages, the note and the 8 entries of the journal.", flush=True)
    back_up(driver)
    look_at_keys(driver)
    bring_back(driver, NOTE_TITLE, NOTE_TEXT)
    throw_away(driver, NOTE_TITLE)
    driver.control(Qt.Key.Key_Q)
    driver.wait(lambda: not driver.window.isVisible(), "the window to close")


def _make_journal(driver: Driver) -> None:
    driver.picture("first-run")
    for name in ("Passphrase", "Passphrase again"):
        driver.click(driver.find(QLineEdit, name))
        driver.write(PASSPHRASE)
    driver.picture("first-run-typed")
    driver.click_button("Create my journal")
    driver.wait(lambda: driver.says("Your recovery key"), "the recovery key")
    driver.picture("recovery-key")
    driver.click_button("I have kept it")
    driver.wait(lambda: driver.says("A place to begin"), "the welcome page")
    driver.picture("welcome")
    print("Made a journal with a passphrase and a recovery key.", flush=True)


def _begin_conversation(driver: Driver, content: Content) -> None:
    form = content.forms[CONVERSATION_FORM]
    driver.click_button("New conversation")
    _arrive(driver, form)
    driver.picture("conversation-empty")
    fill_in(driver, form, _ben(content, form))
    driver.picture("conversation-filled-in")
    print("Began a conversation.", flush=True)


def _unlock(driver: Driver) -> None:
    driver.wait(lambda: driver.says("Your journal is locked."), "the unlock page")
    print("A fresh process, locked. Unlocking.", flush=True)
    driver.write(PASSPHRASE)
    driver.picture("locked")
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: driver.seen(QAbstractButton, "Lock"), "the unlocked journal")


def _hand_over(driver: Driver) -> None:
    open_summary(driver)
    driver.picture("session-summary")
    type_for_the_session(driver)
    tick(driver, "All worksheets")
    tick(driver, "My requests and limits")
    driver.picture("session-summary-ticked")
    save_as(driver, _SUMMARY)
    driver.picture("session-summary-saved")
    print(f"Saved a session summary: {_SUMMARY}", flush=True)


def _arrive(driver: Driver, sheet: Worksheet) -> None:
    driver.wait(lambda: driver.says(sheet.title) and driver.says(sheet.purpose), f"the page “{sheet.title}”")


def _see_filled_in(driver: Driver, skill: str) -> None:
    entry = driver.find(QAbstractButton, skill)
    driver.wait(lambda: entry.accessibleDescription() == "Filled in", f"“{skill}” to count as filled in")


def _ben(content: Content, sheet: Worksheet) -> Answers:
    return content.scenarios[_SCENARIO].answers[sheet.id]


def _debrief(content: Content) -> Worksheet:
    return next(sheet for sheet in content.worksheets.values() if sheet.kind is WorksheetKind.DEBRIEF)


def _page_differences(driver: Driver, sheet: Worksheet, wanted: Answers) -> list[str]:
    _arrive(driver, sheet)
    found = read_off(driver, sheet)
    driver.picture(f"found-again-{sheet.id}")
    return [f"{sheet.title}, “{field.label}”" for field in sheet if wanted.get(field.id) != found.get(field.id)]


def _note_differences(driver: Driver) -> list[str]:
    title = driver.find(QLineEdit, "Title").text()
    text = driver.find(QTextEdit, "Note").toPlainText()
    return [] if (title, text) == (NOTE_TITLE, NOTE_TEXT) else ["the note"]


def _journal_differences(driver: Driver) -> list[str]:
    driver.click_button("Journal")
    driver.wait(lambda: driver.seen(QListView, "Journal"), "the journal")
    driver.picture("found-again-journal")
    listed = driver.find(QListView, "Journal").model().rowCount()
    return [] if listed == 8 else [f"the journal lists {listed} entries instead of 8"]
