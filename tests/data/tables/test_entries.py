"""Entries in the journal."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assertjournal.core.answers import RatedLine
from assertjournal.core.entry import Entry, EntryKind, StateReason
from assertjournal.data.database.database import database, saving
from assertjournal.data.tables import conversations, entries, history, search
from tests.support.builders import NOW, TODAY, a_conversation, a_version, an_entry


def put(*given: Entry) -> None:
    with saving():
        for entry in given:
            entries.put(entry, str(entry.answers.get("text", "")))


def worksheet(**changes: object) -> Entry:
    return an_entry(**{"kind": EntryKind.WORKSHEET, "worksheet": "asking", "worksheet_version": 1, **changes})


def test_an_entry_comes_back_as_it_was_put(open_journal: Path) -> None:
    conversation = a_conversation()
    entry = worksheet(
        conversation=conversation.id,
        title="Zeit für mich",
        answers={
            "text": "line one\nline two",
            "lines": ("a", "b"),
            "rated": (RatedLine("x", 3), RatedLine("y")),
            "scale": 0,
        },
        private=True,
        tags=("work", "ärger"),
        deleted_at=NOW + timedelta(days=1),
    )
    with saving():
        conversations.put(conversation, None)

    put(entry)

    assert entries.get(entry.id) == entry


def test_an_unknown_entry_is_none(open_journal: Path) -> None:
    assert entries.get("no one") is None


def test_putting_again_replaces_the_whole_entry(open_journal: Path) -> None:
    entry = an_entry(title="First", tags=("a",))
    put(entry)
    later = replace(entry, title="", tags=(), answers={"text": "Second"}, private=True)

    put(later)

    assert entries.get(entry.id) == later
    assert len(entries.lines()) == 1


def test_empty_answers_are_left_out(open_journal: Path) -> None:
    entry = an_entry(answers={"text": "  ", "lines": (), "scale": 0})

    put(entry)

    stored = entries.get(entry.id)
    assert stored is not None
    assert stored.answers == {"scale": 0}


def test_the_newest_of_a_worksheet_is_the_one_made_last_even_within_a_second(open_journal: Path) -> None:
    older, first, second = worksheet(created_at=NOW - timedelta(days=1)), worksheet(), worksheet()

    put(first, second, older)

    assert entries.newest_for(None, "asking") == second
    assert entries.all_for(None, "asking") == (second, first, older)


def test_worksheets_of_a_conversation_and_of_none_are_kept_apart(open_journal: Path) -> None:
    conversation = a_conversation()
    with saving():
        conversations.put(conversation, None)
    of_it, of_none = worksheet(conversation=conversation.id), worksheet()

    put(of_it, of_none, worksheet(worksheet="saying_no"))

    assert entries.all_for(conversation.id, "asking") == (of_it,)
    assert entries.all_for(None, "asking") == (of_none,)
    assert entries.of_conversation(conversation.id) == (of_it,)


def test_the_bin_is_left_out_of_every_list(open_journal: Path) -> None:
    binned = worksheet(deleted_at=NOW, answers={"text": "giraffe"})

    put(binned)

    assert entries.newest_for(None, "asking") is None
    assert entries.all_for(None, "asking") == ()
    assert entries.lines() == ()
    assert len(entries.lines()) == 0
    assert search.find("giraffe") == ()
    assert entries.get(binned.id) == binned


def test_lines_come_newest_day_first_page_by_page(open_journal: Path) -> None:
    made = [an_entry(date=TODAY - timedelta(days=number // 2), created_at=NOW) for number in range(11)]
    put(*made)
    pages = [entries.lines(limit=4)]
    while pages[-1]:
        pages.append(entries.lines(pages[-1][-1], limit=4))

    listed = [line.id for page in pages for line in page]

    assert [len(page) for page in pages] == [4, 4, 3, 0]
    assert listed == [entry.id for entry in sorted(made, key=lambda entry: (entry.date, entry.id), reverse=True)]


def test_a_line_shows_the_conversation_and_the_beginning_of_the_text(open_journal: Path) -> None:
    conversation = a_conversation(title="Leaving on time")
    with saving():
        conversations.put(conversation, None)
        entries.put(worksheet(conversation=conversation.id, title="Monday"), "ä" * 300)

    (line,) = entries.lines()

    assert (line.conversation_title, line.title, line.opening) == ("Leaving on time", "Monday", "ä" * 200)
    assert (line.kind, line.worksheet, line.date) == (EntryKind.WORKSHEET, "asking", TODAY)


def test_purging_takes_the_history_and_the_words_too(open_journal: Path) -> None:
    entry = an_entry(title="zebra", answers={"text": "giraffe"})
    put(entry)
    with saving():
        history.add(a_version(entry, 1, reason=StateReason.LEAVING))

    with saving():
        entries.purge(entry.id)

    assert entries.get(entry.id) is None
    assert history.of(entry.id) == ()
    assert search.find("giraffe") == search.find("zebra") == ()


def test_purged_words_leave_the_search_index_at_once(open_journal: Path) -> None:
    entry = an_entry(answers={"text": "giraffe"})
    put(entry, an_entry(answers={"text": "zebra"}))
    with saving():
        entries.purge(entry.id)

    blocks = b"".join(row[0] for row in database.execute_sql("SELECT block FROM entry_index_data").fetchall())

    assert b"zebra" in blocks
    assert b"giraffe" not in blocks


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_listed(open_journal: Path, day: date) -> None:
    put(an_entry(date=day))

    assert [line.date for line in entries.lines()] == [day]
