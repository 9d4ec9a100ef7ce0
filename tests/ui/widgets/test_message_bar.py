"""The bar below the page shows one message: a reminder waits for what is offered, and is not lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assertjournal.data.journal.key_to_keep import remember_key_to_keep
from assertjournal.data.keys.key_file import read_key_file, write_key_file
from assertjournal.services.safety.backups import Reminder
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.widgets.message_bar import MessageBar
from tests.support.hands import press
from tests.support.windows import Opener, asked_again, unlocked, workspace_of
from tests.ui.conftest import Shown

KEY = "Have you kept your recovery key?"


@pytest.fixture
def bar(appearance: Appearance, show: Shown) -> MessageBar:
    one = MessageBar(appearance)
    show(one)
    return one


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def waiting(bar: MessageBar, done: list[str]) -> MessageBar:
    """Return a bar that offers to undo something, while a reminder waits."""
    bar.offer_undo("Moved to the bin.", lambda: done.append("undone"))
    bar.remind("No backup.", "Backups", lambda: done.append("backups"))
    return bar


def run_out(bar: MessageBar) -> None:
    """End the time of an offer."""
    bar._timer.timeout.emit()


def test_a_reminder_leaves_what_is_offered_in_sight(waiting: MessageBar, done: list[str]) -> None:
    press(waiting, "Undo")
    assert done == ["undone"]


@pytest.mark.parametrize("way", ["closed", "used", "run out"])
def test_it_shows_once_that_is_over(waiting: MessageBar, done: list[str], way: str) -> None:
    if way == "run out":
        run_out(waiting)
    else:
        press(waiting, "Undo" if way == "used" else "Close this message")
    assert waiting.words() == "No backup."
    press(waiting, "Backups")
    assert done[-1] == "backups"


def test_it_shows_once(waiting: MessageBar) -> None:
    run_out(waiting)
    run_out(waiting)
    assert waiting.words() == ""


def test_of_two_that_wait_the_last_one_shows(waiting: MessageBar) -> None:
    waiting.remind("No backup for a week.", "Backups", lambda: None)
    run_out(waiting)
    assert waiting.words() == "No backup for a week."


def test_a_reminder_takes_the_place_of_the_one_before(bar: MessageBar) -> None:
    bar.remind("No backup.", "Backups", lambda: None)
    bar.remind("No backup for a week.", "Backups", lambda: None)
    assert bar.words() == "No backup for a week."


def test_one_that_waited_shows_when_trouble_is_over(waiting: MessageBar) -> None:
    waiting.show_trouble("Not saved.")
    shown = waiting.words()
    waiting.end_trouble()
    assert (shown, waiting.words()) == ("Not saved.", "No backup.")


def test_the_line_of_the_recovery_key_is_not_covered_by_that_of_the_backups(
    open_window: Opener, journal: Path, dependencies: Dependencies, qtbot: QtBot
) -> None:
    asked_again(journal, lambda: remember_key_to_keep(1))
    workspace = workspace_of(unlocked(open_window(journal), dependencies, qtbot))
    workspace.backups.backing_up.reminded.emit(Reminder.CHOOSE_SECOND)
    first = workspace.messages.words()
    run_out(workspace.messages)
    assert first == KEY
    assert "A second folder" in workspace.messages.words()


def test_a_journal_without_a_recovery_key_says_so_after_unlocking(
    open_window: Opener, journal: Path, dependencies: Dependencies, qtbot: QtBot
) -> None:
    header = read_key_file(journal)
    write_key_file(journal, replace(header, slots=header.slots[:1]))

    workspace = workspace_of(unlocked(open_window(journal), dependencies, qtbot))

    assert workspace.messages.words() == "This journal has no recovery key: only your passphrase opens it."
