"""What is typed is saved half a second after the last key, after three seconds at the latest, until it worked."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from assertjournal.core.answers import Answer
from assertjournal.core.changes import Changes
from assertjournal.core.errors import SaveFailed, UserError
from assertjournal.services.entries import Edit, SaveMoment
from assertjournal.ui.work.delays import Delays
from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.saves import Autosave, Saves, SaveState
from tests.support.timers import NEVER, run_out, timer

FULL = SaveFailed("Not saved: the disk is full.", "Free some space.")
Saved = tuple[dict[str, Answer | None], bool, bool]


class Paper:
    """What edits are written on; it can be full for a while, or hold the writer up."""

    def __init__(self) -> None:
        self.saved: list[Saved] = []
        self.problem: Exception | None = None
        self.free = threading.Event()
        self.free.set()

    def write(self, edit: Edit, moment: SaveMoment) -> Changes:
        self.free.wait(10)
        if self.problem is not None:
            raise self.problem
        self.saved.append((dict(edit.answers), moment.begins, moment.leaves))
        return Changes(entries=frozenset({"one"}))

    @property
    def text(self) -> dict[str, Answer | None]:
        merged: dict[str, Answer | None] = {}
        for batch, _begins, _leaves in self.saved:
            merged |= batch
        return merged


@pytest.fixture
def operations(qapp: object) -> Iterator[Operations]:
    one = Operations()
    yield one
    one.stop()


@pytest.fixture
def paper(operations: Operations) -> Iterator[Paper]:
    one = Paper()
    yield one
    one.free.set()


@pytest.fixture
def saves(operations: Operations) -> Saves:
    return Saves(operations, NEVER)


@pytest.fixture
def autosave(saves: Saves, paper: Paper) -> Autosave[Edit]:
    return saves.open_entry("entry", paper.write)


def waiting(autosave: Autosave[Edit]) -> set[int]:
    return {one.interval() for one in autosave.findChildren(QTimer) if one.isActive()}


def test_an_edit_is_saved_by_itself(operations: Operations, paper: Paper, qtbot: QtBot) -> None:
    saves = Saves(operations, Delays(save_at_rest=1))
    saves.open_entry("entry", paper.write).add(Edit({"want": "a break"}))
    qtbot.waitUntil(lambda: paper.saved == [({"want": "a break"}, True, False)])


def test_the_times_are_half_a_second_and_less_than_three_seconds() -> None:
    assert (Delays().save_at_rest, Delays().save_at_latest) == (500, 2800)


def test_every_key_puts_the_half_second_off_but_not_the_three_seconds(
    autosave: Autosave[Edit], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []

    def note(milliseconds: int) -> None:
        one = timer(autosave, milliseconds)
        start = one.start

        def started_again() -> None:
            started.append(milliseconds)
            start()

        monkeypatch.setattr(one, "start", started_again)

    note(NEVER.save_at_rest)
    note(NEVER.save_at_latest)
    for letter in "abc":
        autosave.add(Edit({"want": letter}))
    assert started == [NEVER.save_at_rest, NEVER.save_at_latest, NEVER.save_at_rest, NEVER.save_at_rest]


def test_steady_typing_is_saved_when_the_three_seconds_are_over(
    autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    autosave.add(Edit({"want": "a"}))
    autosave.add(Edit({"want": "ab"}))
    run_out(autosave, NEVER.save_at_latest)
    operations.finish()
    assert paper.text == {"want": "ab"}
    assert not waiting(autosave)


def test_edits_of_several_fields_go_in_one_save(autosave: Autosave[Edit], paper: Paper, operations: Operations) -> None:
    autosave.add(Edit({"want": "a break"}))
    autosave.add(Edit({"sure": "4"}))
    autosave.save_now()
    operations.finish()
    assert paper.saved == [({"want": "a break", "sure": "4"}, True, False)]


def test_saving_now_with_nothing_to_save_writes_nothing(
    autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    autosave.save_now(leaves=True)
    operations.finish()
    assert paper.saved == []


def test_only_the_first_save_begins_and_only_leaving_leaves(
    autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    for text in "abc":
        autosave.add(Edit({"want": text}))
        autosave.save_now(leaves=text == "c")
        operations.finish()
    assert [(begins, leaves) for _batch, begins, leaves in paper.saved] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_it_says_how_far_the_text_is_saved(autosave: Autosave[Edit], operations: Operations) -> None:
    states: list[SaveState] = []
    autosave.state_changed.connect(states.append)
    autosave.add(Edit({"want": "a"}))
    autosave.save_now()
    assert states == [SaveState.WAITING]
    operations.finish()
    assert states == [SaveState.WAITING, SaveState.SAVED]


def test_what_is_typed_while_a_save_is_under_way_is_saved_after_it(
    autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    paper.free.clear()
    autosave.add(Edit({"want": "a"}))
    autosave.save_now()
    autosave.add(Edit({"want": "ab"}))
    run_out(autosave, NEVER.save_at_rest)
    run_out(autosave, NEVER.save_at_latest)
    paper.free.set()
    operations.finish()
    assert paper.text == {"want": "ab"}
    assert autosave.state is SaveState.SAVED


def test_text_typed_during_a_save_is_not_called_saved(
    autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    paper.free.clear()
    autosave.add(Edit({"want": "a"}))
    autosave.save_now()
    autosave.add(Edit({"want": "ab"}))
    paper.free.set()
    operations.finish()
    assert autosave.state is SaveState.WAITING
    assert autosave.unsaved == Edit({"want": "ab"})


def test_locking_right_after_a_key_during_a_save_loses_nothing(
    saves: Saves, autosave: Autosave[Edit], paper: Paper
) -> None:
    paper.free.clear()
    autosave.add(Edit({"want": "a"}))
    autosave.save_now()
    autosave.add(Edit({"want": "ab"}))
    paper.free.set()
    assert saves.save_all()
    assert paper.text == {"want": "ab"}


def test_a_failing_save_keeps_the_text_says_why_and_tries_again(
    autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    reasons: list[UserError] = []
    autosave.failed.connect(reasons.append)
    paper.problem = FULL
    autosave.add(Edit({"want": "a break"}))
    autosave.save_now()
    operations.finish()
    assert reasons == [FULL]
    assert (autosave.unsaved, autosave.state) == (Edit({"want": "a break"}), SaveState.FAILED)
    assert waiting(autosave) == {NEVER.save_again}


def test_a_save_that_works_again_recovers(
    saves: Saves, autosave: Autosave[Edit], paper: Paper, operations: Operations, qtbot: QtBot
) -> None:
    paper.problem = FULL
    autosave.add(Edit({"want": "a break"}))
    autosave.save_now()
    operations.finish()
    paper.problem = None
    with qtbot.waitSignal(saves.recovered):
        run_out(autosave, NEVER.save_again)
    assert paper.text == {"want": "a break"}
    assert autosave.unsaved is None


def test_trouble_lasts_until_the_last_failing_thing_is_saved(
    saves: Saves, autosave: Autosave[Edit], paper: Paper, operations: Operations, qtbot: QtBot
) -> None:
    fine = Paper()
    other = saves.open_entry("other", fine.write)
    paper.problem = FULL
    autosave.add(Edit({"want": "a break"}))
    autosave.save_now()
    operations.finish()
    with qtbot.assertNotEmitted(saves.recovered):
        other.add(Edit({"note": "hello"}))
        other.save_now()
        operations.finish()


def test_edits_after_a_failure_go_over_those_that_failed(
    autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    paper.problem = FULL
    autosave.add(Edit({"want": "a", "sure": "4"}))
    autosave.save_now()
    operations.finish()
    paper.problem = None
    autosave.add(Edit({"want": "ab"}))
    autosave.save_now()
    operations.finish()
    assert paper.text == {"want": "ab", "sure": "4"}


def test_a_mistake_of_the_program_does_not_stop_the_saving(
    autosave: Autosave[Edit], paper: Paper, operations: Operations, qtbot: QtBot
) -> None:
    paper.problem = KeyError("a mistake of the program")
    with qtbot.captureExceptions() as mistakes:
        autosave.add(Edit({"want": "a"}))
        autosave.save_now()
        qtbot.waitUntil(lambda: autosave.state is SaveState.FAILED)
    assert [kind for kind, _error, _trace in mistakes] == [KeyError]
    paper.problem = None
    run_out(autosave, NEVER.save_again)
    operations.finish()
    assert paper.text == {"want": "a"}


def test_saving_all_tells_whether_everything_is_saved(saves: Saves, autosave: Autosave[Edit], paper: Paper) -> None:
    paper.problem = FULL
    autosave.add(Edit({"want": "a"}))
    assert not saves.save_all()
    paper.problem = None
    assert saves.save_all()
    assert paper.text == {"want": "a"}


def test_unsaved_text_is_there_again_when_its_thing_is_opened_again(saves: Saves, paper: Paper) -> None:
    first = saves.open_entry("entry", paper.write)
    first.add(Edit({"want": "a"}))
    assert saves.open_entry("entry", paper.write).unsaved == Edit({"want": "a"})


def test_a_saved_thing_that_is_opened_again_begins_anew(
    saves: Saves, autosave: Autosave[Edit], paper: Paper, operations: Operations
) -> None:
    autosave.add(Edit({"want": "a"}))
    autosave.save_now()
    operations.finish()
    again = saves.open_entry("entry", paper.write)
    again.add(Edit({"want": "ab"}))
    again.save_now()
    operations.finish()
    assert [begins for _batch, begins, _leaves in paper.saved] == [True, True]


def test_two_things_never_mix(saves: Saves, operations: Operations) -> None:
    first, second = Paper(), Paper()
    saves.open_entry("first", first.write).add(Edit({"want": "a"}))
    saves.open_entry("second", second.write).add(Edit({"want": "b"}))
    assert saves.save_all()
    assert (first.text, second.text) == ({"want": "a"}, {"want": "b"})
