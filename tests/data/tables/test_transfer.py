"""Whole tables out of one journal and into another."""

from pathlib import Path

import peewee
import pytest

from assertjournal.data.database import checks
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries, search, transfer
from tests.samples.make import NOTE, make
from tests.support.builders import a_journal, an_entry, opened

Tables = dict[str, list[dict[str, object]]]


def everything() -> Tables:
    return {table: list(transfer.read_all(table)) for table in transfer.TRANSFERRED}


def rows_of_notes(count: int) -> list[dict[str, object]]:
    with saving():
        for number in range(count):
            entries.put(an_entry(title=f"note {number}"), f"word{number}")
    return list(transfer.read_all("entry"))


@pytest.mark.parametrize("at_once", [True, False])
def test_everything_read_goes_into_an_empty_journal_as_it_was(tmp_path: Path, at_once: bool) -> None:
    make(tmp_path / "From.ajournal")
    opened(tmp_path / "From.ajournal")
    read = everything()
    journal_file.close_journal()
    a_journal(tmp_path / "To.ajournal")
    opened(tmp_path / "To.ajournal")
    try:
        with saving():
            if at_once:
                with transfer.indexing_once():
                    insert(read)
            else:
                insert(read)

        assert everything() == read
        assert [line.id for line, _snippet in search.find("evening")] == [NOTE.id]
        assert not any(result.findings for result in checks.check_journal())
    finally:
        journal_file.close_journal()


def insert(tables: Tables) -> None:
    for table, rows in tables.items():
        transfer.insert_many(table, iter(rows))


def test_rows_are_as_json_would_hold_them(open_journal: Path) -> None:
    with saving():
        entries.put(an_entry(id="1", answers={"lines": ("a",)}, private=True, tags=("t",)), "a")

    (row,) = transfer.read_all("entry")

    assert row["answers"] == {"lines": ["a"]}
    assert row["tags"] == ["t"]
    assert row["private"] is True
    assert row["date"] == "2026-11-23"
    assert row["created_at"] == "2026-11-23T09:30:00Z"
    assert "number" not in row
    assert transfer.get("entry", "1") == row
    assert transfer.get("entry", "2") is None


def test_more_than_a_page_comes_once_each_in_the_order_of_ids(open_journal: Path) -> None:
    rows = rows_of_notes(1203)

    ids = [str(row["id"]) for row in rows]

    assert len(set(ids)) == 1203
    assert ids == sorted(ids)
    assert transfer.existing("entry") == set(ids)


def test_new_entries_are_indexed_again_after_inserting_at_once(open_journal: Path) -> None:
    with saving(), transfer.indexing_once():
        pass

    with saving():
        entries.put(an_entry(), "giraffe")

    assert len(search.find("giraffe")) == 1


def test_an_id_that_is_taken_refuses_the_whole(open_journal: Path) -> None:
    (row,) = rows_of_notes(1)

    with pytest.raises(peewee.IntegrityError), saving():
        transfer.insert_many("entry", [{**row, "id": "other"}, row])

    assert len(entries.lines()) == 1


def test_rows_may_refer_to_later_ones_when_that_is_allowed(open_journal: Path) -> None:
    conversation = dict.fromkeys(transfer.columns("conversation"))
    needed = {"id": "c", "title": "", "occasion": "", "created_at": "2026-01-01T00:00:00Z"}
    (row,) = rows_of_notes(1)
    with saving():
        transfer.refer_later()
        transfer.insert_many("entry", [{**row, "id": "other", "conversation": "c"}])
        transfer.insert_many("conversation", [{**conversation, **needed, "modified_at": "2026-01-01T00:00:00Z"}])

    assert len(entries.of_conversation("c")) == 1
    assert database.execute_sql("PRAGMA foreign_key_check").fetchall() == []
