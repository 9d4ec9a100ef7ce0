"""The bin: entries and conversations stay there for thirty days, come back whole, or are gone for good."""

from datetime import timedelta
from pathlib import Path

import pytest

from assertjournal.core.bin import KEPT_FOR, BinnedConversation
from assertjournal.core.changes import Changes
from assertjournal.core.errors import SaveFailed
from assertjournal.data.database.database import saving
from assertjournal.data.disk.serialization import json_text
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import history, rehearsals, search, settings
from assertjournal.services.bin import PURGE_STEP, Bin
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from assertjournal.services.expiry import SEEN_FOR
from tests.support.builders import PASSPHRASE, TODAY, an_entry, an_id, opened
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content
from tests.support.raw_pages import raw_pages

DAY = timedelta(days=1)


@pytest.fixture
def the_bin(open_journal: Path, clock: SetClock) -> Bin:
    return Bin(clock)


@pytest.fixture
def conversations(open_journal: Path, clock: SetClock) -> Conversations:
    return Conversations(shipped_content(), clock)


@pytest.fixture
def talk(conversations: Conversations) -> str:
    name = an_id()
    conversations.begin(name)
    conversations.save(name, {"title": "Breaks", "nervous": 7, "said_aloud": 2})
    return name


def written(entries: Entries, conversation: str | None = None, text: str = "A break") -> str:
    target = EntryTarget(an_id(), "asking", conversation)
    entries.save(target, Edit({"request": text}), SaveMoment(leaves=True))
    return target.id


def conversation_of(entry: str) -> str | None:
    found = entry_rows.get(entry)
    assert found is not None
    return found.conversation


def is_binned(entry: str) -> bool:
    found = entry_rows.get(entry)
    assert found is not None
    return found.deleted_at is not None


def ids(the_bin: Bin) -> list[str]:
    return [item.line.id for item in the_bin.items()]


def test_what_was_deleted_last_comes_first(the_bin: Bin, entries: Entries, talk: str, clock: SetClock) -> None:
    first = written(entries)
    entries.move_to_bin(first)
    clock.pass_by(timedelta(minutes=1))
    the_bin.move_conversation(talk, with_entries=True)

    assert ids(the_bin) == [talk, first]
    assert the_bin.items()[0].deleted_at == clock.now()


def test_a_deleted_conversation_is_on_no_list(the_bin: Bin, conversations: Conversations, talk: str) -> None:
    the_bin.move_conversation(talk, with_entries=True)

    assert conversations.view(talk) is None
    assert conversations.lines() == ()


def test_a_conversation_takes_its_entries_along_and_back(
    the_bin: Bin, entries: Entries, conversations: Conversations, talk: str
) -> None:
    before = conversations.view(talk)
    mine, other = written(entries, talk), written(entries)

    moved = the_bin.move_conversation(talk, with_entries=True)
    assert moved == Changes(entries=frozenset({mine}), conversations=frozenset({talk}))
    assert (is_binned(mine), is_binned(other)) == (True, False)

    the_bin.restore_conversation(talk)
    assert not is_binned(mine)
    assert conversation_of(mine) == talk
    after = conversations.view(talk)
    assert before is not None
    assert after is not None
    assert after.answers == before.answers


def test_a_conversation_leaves_its_entries_and_finds_them_again(the_bin: Bin, entries: Entries, talk: str) -> None:
    mine = written(entries, talk)

    the_bin.move_conversation(talk, with_entries=False)
    assert (is_binned(mine), conversation_of(mine)) == (False, None)

    the_bin.restore_conversation(talk)
    assert conversation_of(mine) == talk


def test_an_entry_deleted_before_its_conversation_stays_in_the_bin(
    the_bin: Bin, entries: Entries, talk: str, clock: SetClock
) -> None:
    mine = written(entries, talk)
    entries.move_to_bin(mine)
    clock.pass_by(timedelta(minutes=1))

    the_bin.move_conversation(talk, with_entries=True)
    the_bin.restore_conversation(talk)

    assert ids(the_bin) == [mine]


def test_an_entry_brings_its_conversation_back(
    the_bin: Bin, entries: Entries, conversations: Conversations, talk: str
) -> None:
    mine, other = written(entries, talk), written(entries, talk)
    the_bin.move_conversation(talk, with_entries=True)

    the_bin.restore_entry(mine)

    assert conversations.view(talk) is not None
    assert (is_binned(mine), is_binned(other)) == (False, True)


def test_it_says_how_many_entries_went_along(the_bin: Bin, entries: Entries, talk: str) -> None:
    for _each in range(3):
        written(entries, talk)
    assert the_bin.entry_count(talk) == 3

    the_bin.move_conversation(talk, with_entries=True)

    (item,) = (item for item in the_bin.items() if isinstance(item, BinnedConversation))
    assert item.entries == 3


def test_what_is_deleted_for_good_is_gone_with_all_that_belongs_to_it(
    the_bin: Bin, entries: Entries, talk: str
) -> None:
    mine = written(entries, talk, "a canary")
    the_bin.move_conversation(talk, with_entries=True)

    the_bin.purge(*the_bin.items())

    assert the_bin.items() == ()
    assert conversation_rows.get(talk) is None
    assert entry_rows.get(mine) is None
    assert history.of(mine) == ()
    assert rehearsals.count_for(talk) == 0
    assert search.find("canary") == ()


def test_a_conversation_deleted_for_good_takes_only_the_entries_that_went_along(
    the_bin: Bin, entries: Entries, talk: str
) -> None:
    stays = written(entries, talk)
    the_bin.move_conversation(talk, with_entries=False)

    the_bin.purge(*the_bin.items())

    assert not is_binned(stays)


def test_no_raw_copy_of_a_deleted_word_is_left(the_bin: Bin, entries: Entries, talk: str, open_journal: Path) -> None:
    word = "zanzibarite"
    mine = written(entries, talk, f"{word} before")
    entries.save(
        EntryTarget(mine, "asking", talk), Edit({"request": f"now {word}"}), SaveMoment(begins=True, leaves=True)
    )
    assert copies(open_journal, word) > 0
    the_bin.move_conversation(talk, with_entries=True)

    the_bin.purge(*the_bin.items())

    assert copies(open_journal, word) == 0


def test_what_debriefs_did_to_a_conversation_is_gone_with_it(
    the_bin: Bin, entries: Entries, conversations: Conversations, talk: str
) -> None:
    stays = an_id()
    conversations.begin(stays)
    for one in (talk, stays):
        entries.save(EntryTarget(an_id(), "debrief", one), Edit({"happened": "talked"}))
    the_bin.move_conversation(talk, with_entries=True)

    the_bin.purge(*the_bin.items())

    remembered = json_text(settings.get("status_before"))
    assert (talk in remembered, stays in remembered) == (False, True)


def copies(journal: Path, word: str) -> int:
    """Count a word's end, as the search index leaves out shared beginnings; the journal is closed meanwhile."""
    journal_file.close_journal()
    key = journal_file.unwrap_key(journal, passphrase=PASSPHRASE).secret
    pages = b"".join(raw_pages((journal / journal_file.DATABASE_FILE).read_bytes(), key))
    opened(journal)
    return pages.lower().count(word[3:].encode())


def test_what_cannot_be_removed_whole_stays_whole(
    the_bin: Bin, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _each in range(2):
        entries.move_to_bin(written(entries))
    purge, calls = entry_rows.purge, []

    def fail_second(entry: str) -> None:
        calls.append(entry)
        if len(calls) > 1:
            raise SaveFailed("Not saved: the disk is full.")
        purge(entry)

    monkeypatch.setattr(entry_rows, "purge", fail_second)
    with pytest.raises(SaveFailed):
        the_bin.purge(*the_bin.items())

    assert len(the_bin.items()) == 2


@pytest.mark.parametrize(("later", "left"), [(KEPT_FOR - timedelta(seconds=1), 2), (KEPT_FOR, 0)])
def test_a_week_after_thirty_days_it_is_emptied(
    the_bin: Bin, entries: Entries, talk: str, clock: SetClock, later: timedelta, left: int
) -> None:
    written(entries, talk)
    stays = written(entries)
    the_bin.move_conversation(talk, with_entries=True)
    clock.pass_by(later)
    assert not the_bin.empty_old()
    assert len(the_bin.items()) == 2
    clock.pass_by(SEEN_FOR)

    assert not the_bin.empty_old()

    assert len(the_bin.items()) == left
    assert entry_rows.get(stays) is not None


def test_it_is_emptied_in_small_steps(the_bin: Bin, entries: Entries, clock: SetClock) -> None:
    with saving():
        for _each in range(PURGE_STEP + 1):
            entry_rows.put(an_entry(date=TODAY, deleted_at=clock.now()), "")
    clock.pass_by(KEPT_FOR)
    the_bin.empty_old()
    clock.pass_by(SEEN_FOR)

    assert the_bin.empty_old()
    assert len(the_bin.items()) == 1
    assert not the_bin.empty_old()
    assert the_bin.items() == ()


def test_a_clock_that_was_ahead_empties_nothing(the_bin: Bin, entries: Entries, clock: SetClock) -> None:
    mine = written(entries)
    entries.move_to_bin(mine)
    right = clock.moment

    clock.moment = right + 400 * DAY
    the_bin.empty_old()
    for day in range(1, 30):
        clock.moment = right + day * DAY
        the_bin.empty_old()

    assert ids(the_bin) == [mine]


def test_a_clock_that_was_ahead_does_not_count_when_its_day_has_come(
    the_bin: Bin, entries: Entries, clock: SetClock
) -> None:
    entries.move_to_bin(written(entries))
    right = clock.moment
    clock.moment = right + KEPT_FOR + 90 * DAY
    the_bin.empty_old()

    clock.moment = right + KEPT_FOR
    the_bin.empty_old()
    clock.pass_by(SEEN_FOR)
    the_bin.empty_old()

    assert ids(the_bin) == []


def test_what_was_deleted_while_the_clock_was_behind_stays_a_week(
    the_bin: Bin, entries: Entries, clock: SetClock
) -> None:
    right = clock.moment
    clock.moment = right - 400 * DAY
    mine = written(entries)
    entries.move_to_bin(mine)
    the_bin.empty_old()

    clock.moment = right
    the_bin.empty_old()
    clock.moment = right + SEEN_FOR - DAY
    the_bin.empty_old()
    assert ids(the_bin) == [mine]

    clock.moment = right + SEEN_FOR
    the_bin.empty_old()
    assert ids(the_bin) == []


def test_what_was_brought_back_and_deleted_again_begins_anew(the_bin: Bin, entries: Entries, clock: SetClock) -> None:
    mine = written(entries)
    entries.move_to_bin(mine)
    clock.pass_by(KEPT_FOR)
    the_bin.empty_old()
    the_bin.restore_entry(mine)
    entries.move_to_bin(mine)

    clock.pass_by(SEEN_FOR)
    the_bin.empty_old()

    assert ids(the_bin) == [mine]


@pytest.mark.parametrize("strange", [7, ["2026"], {"x": "yesterday"}, {"x": None}])
def test_a_note_of_old_things_that_cannot_be_read_begins_anew(
    the_bin: Bin, entries: Entries, clock: SetClock, strange: object
) -> None:
    entries.move_to_bin(written(entries))
    with saving():
        settings.put("bin_old", strange)
    clock.pass_by(KEPT_FOR)

    the_bin.empty_old()

    assert len(the_bin.items()) == 1
