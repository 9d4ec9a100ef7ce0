"""Earlier states: compared field by field, brought back without losing the present, named, thinned after a year."""

from datetime import timedelta
from pathlib import Path

import pytest

from assertjournal.core.entry import NOTE_FIELD, EntryVersion, StateReason
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import history, search
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from assertjournal.services.entry_history import ALL_KEPT_FOR, THIN_STEP, EntryHistory
from assertjournal.services.expiry import SEEN_FOR
from tests.support.builders import NOW, a_version, an_entry, an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content

TARGET = EntryTarget(an_id(), "asking")
NOTE_TARGET = EntryTarget(an_id())
DEBRIEF_TARGET = EntryTarget(an_id(), "debrief")


@pytest.fixture
def earlier(open_journal: Path, clock: SetClock) -> EntryHistory:
    return EntryHistory(shipped_content(), clock)


def write(entries: Entries, text: str, target: EntryTarget = TARGET, field: str = "request") -> None:
    entries.save(target, Edit({field: text}), SaveMoment(begins=True, leaves=True))


def said(target: EntryTarget = TARGET, field: str = "request") -> object:
    entry = entry_rows.get(target.id)
    assert entry is not None
    return entry.answers.get(field)


def test_states_come_newest_first_and_tell_which_is_the_present_one(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "One")
    write(entries, "Two")

    view = earlier.view(TARGET.id)

    assert view is not None
    assert view.kind == "Asking for what you want"
    assert [(state.number, state.is_present) for state in view.states] == [(2, True), (1, False)]


def test_an_entry_in_the_bin_has_no_history_to_look_at(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "One")
    entries.move_to_bin(TARGET.id)

    assert earlier.view(TARGET.id) is None


def test_then_and_now_stand_beside_each_other_in_the_order_of_the_worksheet(
    entries: Entries, earlier: EntryHistory
) -> None:
    entries.save(TARGET, Edit({"request": "One", "leave_out": ("tired", "tram")}), SaveMoment(leaves=True))
    entries.save(TARGET, Edit({"request": "Two", "leave_out": None, "effect": None}), SaveMoment(leaves=True))

    compared = earlier.compare(TARGET.id, 1)

    assert {(one.then, one.now) for one in compared} == {("One", "Two"), ("tired\ntram", "")}
    labels = [field.label for field in shipped_content().worksheets["asking"]]
    assert [labels.index(one.label) for one in compared] == sorted(labels.index(one.label) for one in compared)


def test_a_note_is_compared_with_its_title(entries: Entries, earlier: EntryHistory) -> None:
    entries.save(NOTE_TARGET, Edit({NOTE_FIELD: "Calm"}, title="Then"), SaveMoment(leaves=True))
    entries.save(NOTE_TARGET, Edit(title="Now"), SaveMoment(leaves=True))

    compared = earlier.compare(NOTE_TARGET.id, 1)

    assert [(one.label, one.then, one.now) for one in compared] == [("Title", "Then", "Now"), ("Note", "Calm", "Calm")]


def test_answers_that_only_another_worksheet_asks_for_are_shown_too(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "One")
    with saving():
        history.set_name(TARGET.id, 1, "")
        history.add(EntryVersion(TARGET.id, 9, NOW, StateReason.EDITING, answers={"newer": ["a", "b"], "many": 3}))

    compared = {one.label: one.then for one in earlier.compare(TARGET.id, 9)}

    assert (compared["newer"], compared["many"]) == ("a\nb", "3")


def test_bringing_back_keeps_what_was_replaced(entries: Entries, earlier: EntryHistory, clock: SetClock) -> None:
    write(entries, "One")
    write(entries, "Two")
    entries.save(TARGET, Edit({"request": "Three"}))
    clock.pass_by(timedelta(minutes=1))

    earlier.restore(TARGET.id, 1)

    assert said() == "One"
    last = history.latest(TARGET.id)
    assert last is not None
    assert (last.reason, last.answers["request"], last.at) == (StateReason.REPLACED, "Three", clock.now())


def test_bringing_back_can_be_taken_back(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "One")
    entries.save(TARGET, Edit({"request": "Two"}))
    earlier.restore(TARGET.id, 1)

    earlier.restore(TARGET.id, earlier.newest(TARGET.id))

    assert said() == "Two"


def test_what_was_brought_back_is_found_and_the_replaced_is_not(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "walnut")
    write(entries, "heron")

    earlier.restore(TARGET.id, 1)

    assert [line.id for line, _snippet in search.find("walnut")] == [TARGET.id]
    assert search.find("heron") == ()


def test_bringing_back_makes_nothing_less_private(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "One")
    entries.save(TARGET, Edit({"request": "Two"}, private=True), SaveMoment(leaves=True))
    entries.save(DEBRIEF_TARGET, Edit({"sharing": "bring_up", "next_step": "Wait"}), SaveMoment(leaves=True))
    entries.save(DEBRIEF_TARGET, Edit({"sharing": "private", "next_step": "Ask"}), SaveMoment(leaves=True))

    earlier.restore(TARGET.id, 1)
    earlier.restore(DEBRIEF_TARGET.id, 1)

    for target in (TARGET, DEBRIEF_TARGET):
        entry = entry_rows.get(target.id)
        assert entry is not None
        assert entry.private
    assert (said(DEBRIEF_TARGET, "next_step"), said(DEBRIEF_TARGET, "sharing")) == ("Wait", "private")


def test_an_unknown_state_brings_nothing_back(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "One")

    assert not earlier.restore(TARGET.id, 7)
    assert earlier.compare(TARGET.id, 7) == ()
    assert said() == "One"


def test_a_name_is_kept_tidy_and_can_be_taken_away(entries: Entries, earlier: EntryHistory) -> None:
    write(entries, "One")

    earlier.name(TARGET.id, 1, "  before\n the talk\0 ")
    assert history.lines(TARGET.id)[0].name == "before the talk\ufffd"

    earlier.name(TARGET.id, 1, " ")
    assert history.lines(TARGET.id)[0].name == ""


def test_after_a_year_the_last_state_of_each_day_is_left(earlier: EntryHistory, clock: SetClock) -> None:
    entry, other = an_entry(), an_entry()
    hours = (0, 1, 2, 24, 25)
    with saving():
        for one in (entry, other):
            entry_rows.put(one, "")
            for number, hour in enumerate(hours, 1):
                history.add(a_version(one, number, at=NOW + timedelta(hours=hour), name="kept" if number == 2 else ""))
    clock.pass_by(ALL_KEPT_FOR + timedelta(days=3))
    earlier.thin()
    clock.pass_by(SEEN_FOR)

    assert not earlier.thin()

    assert [state.number for state in history.of(entry.id)] == [2, 3, 5]
    assert [state.number for state in history.of(other.id)] == [2, 3, 5]


def test_within_a_year_every_state_is_left(earlier: EntryHistory, clock: SetClock) -> None:
    entry = an_entry()
    with saving():
        entry_rows.put(entry, "")
        for number in (1, 2, 3):
            history.add(a_version(entry, number))
    clock.pass_by(ALL_KEPT_FOR - SEEN_FOR)
    earlier.thin()
    clock.pass_by(SEEN_FOR)

    earlier.thin()

    assert len(history.of(entry.id)) == 3


def test_a_clock_that_was_ahead_thins_nothing(earlier: EntryHistory, clock: SetClock) -> None:
    entry = an_entry()
    with saving():
        entry_rows.put(entry, "")
        for number in (1, 2, 3):
            history.add(a_version(entry, number))

    for wrong in (2 * ALL_KEPT_FOR, 3 * ALL_KEPT_FOR):
        clock.moment = NOW + wrong
        earlier.thin()
        clock.moment = NOW
        earlier.thin()

    assert len(history.of(entry.id)) == 3


def test_thinning_goes_in_small_steps(earlier: EntryHistory, clock: SetClock) -> None:
    entry = an_entry()
    with saving():
        entry_rows.put(entry, "")
        for number in range(1, THIN_STEP + 3):
            history.add(a_version(entry, number))
    clock.pass_by(2 * ALL_KEPT_FOR)
    earlier.thin()
    clock.pass_by(SEEN_FOR)

    assert earlier.thin()
    assert len(history.of(entry.id)) == 2
    assert not earlier.thin()
    assert [state.number for state in history.of(entry.id)] == [THIN_STEP + 2]
