"""The weekly check in the window: unseen while all is sound, and a plain word and no more saves where it is not."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from assertjournal.data.database.database import database
from assertjournal.data.tables import settings
from assertjournal.services.safety.weekly_check import EVERY, CheckResult, WeeklyCheck
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import BACKUPS
from assertjournal.ui.shell import saving_a_copy
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.work.background_check import BackgroundCheck
from tests.support.builders import NOW
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.damages import flip_a_bit
from tests.support.hands import answering, press, type_into, words
from tests.support.walks import go_to_skill, settle
from tests.ui.conftest import Shown

SECOND = timedelta(seconds=1)


@pytest.fixture
def weekly(clock: SetClock) -> WeeklyCheck:
    return WeeklyCheck(clock)


@pytest.fixture
def check(context: PageContext, weekly: WeeklyCheck, qapp: QObject) -> BackgroundCheck:
    return BackgroundCheck(context.operations, weekly, qapp, context.delays.check)


def checked_in(workspace: Workspace, context: PageContext) -> None:
    """Run the window's own check now instead of some seconds later."""
    check = workspace.findChild(BackgroundCheck)
    assert check is not None
    check.begin()
    settle(context)


def test_a_sound_journal_is_checked_and_remembers_it(
    check: BackgroundCheck, context: PageContext, weekly: WeeklyCheck
) -> None:
    damaged = QSignalSpy(check.damaged)

    check.begin()
    context.operations.finish()

    assert asked(context.operations, weekly.last) == NOW
    assert damaged.count() == 0


def test_a_save_comes_in_between_two_parts(
    check: BackgroundCheck, context: PageContext, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    order: list[str] = []
    begun, go_on = Event(), Event()

    def part() -> CheckResult:
        order.append("part")
        begun.set()
        go_on.wait()
        return CheckResult("all", ())

    monkeypatch.setattr(WeeklyCheck, "due_parts", lambda _self: (part, part))
    check.begin()
    qtbot.waitUntil(begun.is_set)

    context.operations.run(lambda: order.append("save"), lambda _done: None, lambda _error: None)
    go_on.set()
    context.operations.finish()

    assert order == ["part", "save", "part"]


def test_once_ended_no_further_part_is_begun(check: BackgroundCheck, context: PageContext, weekly: WeeklyCheck) -> None:
    failed = QSignalSpy(context.operations.failed)
    check.begin()

    check.end()
    context.operations.finish()

    assert asked(context.operations, weekly.last) is None
    assert failed.count() == 0


def test_a_check_that_is_not_due_changes_nothing(
    workspace: Workspace, context: PageContext, clock: SetClock, weekly: WeeklyCheck
) -> None:
    checked_in(workspace, context)
    clock.moment = NOW + EVERY - SECOND
    before = asked(context.operations, lambda: database.file.generation)

    checked_in(workspace, context)

    assert asked(context.operations, lambda: database.file.generation) == before
    assert asked(context.operations, weekly.last) == NOW


def test_damage_is_said_plainly_and_stays_in_sight(workspace: Workspace, context: PageContext, tmp_path: Path) -> None:
    page = go_to_skill(workspace, context, "asking")
    flip_a_bit(tmp_path / "Journal.ajournal")

    checked_in(workspace, context)
    type_into(page.form, "request", "half an hour")
    page.leave()
    settle(context)

    assert "Nothing more is written to it" in workspace.messages.words()
    assert "Do not delete anything" in words(workspace)


def test_from_damage_a_button_leads_to_the_backups(workspace: Workspace, context: PageContext, tmp_path: Path) -> None:
    flip_a_bit(tmp_path / "Journal.ajournal")
    checked_in(workspace, context)

    press(workspace.messages, "Backups")
    settle(context)

    assert workspace.place.page == BACKUPS
    assert "is damaged" in workspace.messages.words()


def test_from_damage_another_button_leads_to_a_copy_of_what_is_left(
    workspace: Workspace, context: PageContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go_to_skill(workspace, context, "asking")
    flip_a_bit(tmp_path / "Journal.ajournal")
    checked_in(workspace, context)
    type_into(page.form, "request", "half an hour")
    page.leave()
    settle(context)
    monkeypatch.setattr(saving_a_copy, "ask_where_to_save", lambda *_asked: tmp_path / "Copy.ajournal")
    told: list[str] = []

    with answering(lambda dialog: told.append(words(dialog))):
        press(workspace.messages, "Save a copy elsewhere …")
        settle(context)

    assert "is saved at" in told[0]
    assert "Only what you typed last" not in told[0]
    assert (tmp_path / "Copy.ajournal" / "journal.db").is_file()


def test_a_message_without_another_way_shows_no_second_button(workspace: Workspace) -> None:
    bar = workspace.messages
    bar.show_trouble("Damaged.", "Backups", lambda: None, ("Copy", lambda: None))
    assert bar.findChildren(QPushButton)[1].isVisible()

    bar.show_trouble("Not saved.", "Copy", lambda: None)

    assert [button.isVisible() for button in bar.findChildren(QPushButton)] == [True, False]


def test_what_is_typed_after_damage_stays_in_the_window_and_out_of_the_file(
    workspace: Workspace, context: PageContext, tmp_path: Path
) -> None:
    page = go_to_skill(workspace, context, "asking")
    flip_a_bit(tmp_path / "Journal.ajournal")
    checked_in(workspace, context)

    type_into(page.form, "request", "half an hour")

    assert not workspace.save_all()
    assert page.form.answer("request") == "half an hour"
    assert asked(context.operations, lambda: settings.get("place")) is None


def test_the_check_is_begun_some_seconds_after_the_first_place_is_asked_for(
    context: PageContext, show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[BackgroundCheck] = []
    monkeypatch.setattr(BackgroundCheck, "start", lambda self: started.append(self))  # noqa: PLW0108 - binds self
    window = Workspace(context, NewRecoveryKey(), read_only=False)
    show(window)

    window.start()
    context.operations.finish()

    assert len(started) == 1
