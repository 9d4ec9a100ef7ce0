"""Importing: what an export holds comes back, what differs is refused by its place, and nothing is ever half done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assertjournal.core.errors import FileMissing, FileRefused, ImportRefused, MadeByNewerVersion
from assertjournal.data.database.checks import check_journal
from assertjournal.data.tables import entries, search
from assertjournal.services.transfer import import_json
from assertjournal.services.transfer.import_json import JsonImport
from assertjournal.services.transfer.import_run import ImportCounts
from tests.support.exports import (
    Document,
    all_rows,
    conversation_item,
    entry_item,
    export_of,
    numbered,
    rich_export,
    shipped_content,
    state_item,
    written,
)

CANARY = "zanzibar"


@pytest.fixture
def importer(open_journal: Path) -> JsonImport:
    return JsonImport(shipped_content())


@pytest.fixture
def importing(importer: JsonImport, tmp_path: Path) -> Callable[[Document], ImportCounts]:
    return lambda document: importer.load(written(tmp_path / "export.json", document))


def an_entry_with(**changes: Any) -> Document:
    return export_of(entries=[entry_item(1), entry_item(2, **changes)])


def answered(**answers: Any) -> Document:
    return an_entry_with(answers=answers)


def without(document: Document, key: str) -> Document:
    return {name: value for name, value in document.items() if name != key}


def test_what_was_imported_is_counted(importing: Callable[[Document], ImportCounts]) -> None:
    counts = importing(rich_export())

    assert (counts.imported["entries"], counts.imported["people"], counts.skipped) == (5, 1, 0)


def test_the_same_file_again_is_skipped_whole(importing: Callable[[Document], ImportCounts]) -> None:
    importing(rich_export())
    before = all_rows()

    counts = importing(rich_export())

    assert (dict(counts.imported), counts.skipped) == ({}, 16)
    assert all_rows() == before


def test_what_is_new_beside_what_was_there_is_imported(importing: Callable[[Document], ImportCounts]) -> None:
    importing(export_of(entries=[entry_item(1)]))

    counts = importing(export_of(entries=[entry_item(1), entry_item(2)]))

    assert (dict(counts.imported), counts.skipped) == ({"entries": 1}, 1)


def a_conversation_rated_on(*days: str) -> Document:
    return export_of(conversations=[conversation_item(1, rating_history=[{"date": day, "hard": 5} for day in days])])


@pytest.mark.parametrize(
    ("known", "with_more", "place"),
    [
        (an_entry_with(history=[state_item(1)]), an_entry_with(history=[state_item(1), state_item(2)]), "history"),
        (
            a_conversation_rated_on("2026-11-23"),
            a_conversation_rated_on("2026-11-22", "2026-11-23"),
            "rating_history",
        ),
    ],
)
def test_a_former_state_that_the_journal_lacks_is_other_content(
    importing: Callable[[Document], ImportCounts], known: Document, with_more: Document, place: str
) -> None:
    importing(known)
    before = all_rows()

    with pytest.raises(ImportRefused, match=rf"\.{place}\[\d\]: the journal has something else"):
        importing(with_more)

    assert all_rows() == before


@pytest.mark.parametrize(
    ("known", "with_less"),
    [
        (an_entry_with(history=[state_item(1), state_item(2)]), an_entry_with(history=[state_item(1)])),
        (an_entry_with(history=[state_item(1), state_item(2)]), an_entry_with()),
        (a_conversation_rated_on("2026-11-22", "2026-11-23"), a_conversation_rated_on("2026-11-23")),
    ],
)
def test_a_file_need_not_hold_every_former_state_that_the_journal_has(
    importing: Callable[[Document], ImportCounts], known: Document, with_less: Document
) -> None:
    importing(known)
    before = all_rows()

    counts = importing(with_less)

    assert not counts.imported
    assert counts.skipped > 0
    assert all_rows() == before


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        (an_entry_with(answers={"request": CANARY}), r"entries\[1\]"),
        (an_entry_with(modified_at="2026-11-24T00:00:00Z"), r"entries\[1\]"),
        (an_entry_with(history=[state_item(1, title=CANARY)]), r"entries\[1\]\.history\[0\]"),
    ],
)
def test_the_same_id_with_other_content_is_refused(
    importing: Callable[[Document], ImportCounts], changed: Document, place: str
) -> None:
    importing(an_entry_with(history=[state_item(1)]))
    before = all_rows()

    with pytest.raises(ImportRefused, match=f"{place}: .*{numbered(2)}"):
        importing(changed)

    assert all_rows() == before


def test_another_support_card_is_refused(importing: Callable[[Document], ImportCounts]) -> None:
    importing(export_of(support_card={"therapist": "Dr. K."}))

    with pytest.raises(ImportRefused, match="support_card"):
        importing(export_of(support_card={"therapist": "Dr. L."}))


def test_a_dry_run_counts_and_writes_nothing(importer: JsonImport, open_journal: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "rich.json", rich_export())
    before = (open_journal / "journal.db").read_bytes()

    counts = importer.load(file, dry_run=True)

    assert sum(counts.imported.values()) == 16
    assert (open_journal / "journal.db").read_bytes() == before


def test_a_dry_run_is_refused_as_the_import_would_be(importer: JsonImport, tmp_path: Path) -> None:
    importer.load(written(tmp_path / "one.json", an_entry_with()))

    with pytest.raises(ImportRefused, match=numbered(2)):
        importer.load(written(tmp_path / "two.json", answered(request="Other")), dry_run=True)


@pytest.mark.usefixtures("importer")
def test_a_file_of_a_few_items_needs_only_what_has_no_default(importing: Callable[[Document], ImportCounts]) -> None:
    note = {"id": numbered(1), "kind": "note", "date": "2026-11-23", "created_at": "2026-11-23T09:30:00Z"}

    importing(export_of(entries=[note], people=[{"id": numbered(2)}]))

    entry = entries.get(numbered(1))
    assert entry is not None
    assert (entry.modified_at, entry.title, entry.answers, entry.tags) == (entry.created_at, "", {}, ())


@pytest.mark.usefixtures("importer")
def test_a_debrief_need_not_name_its_only_worksheet(importing: Callable[[Document], ImportCounts]) -> None:
    importing(export_of(entries=[entry_item(1, kind="debrief", worksheet=None, worksheet_version=None, answers={})]))

    entry = entries.get(numbered(1))
    assert entry is not None
    assert (entry.worksheet, entry.worksheet_version) == ("debrief", 1)


def test_a_newer_worksheet_with_fields_that_we_know_is_imported_as_such(
    importing: Callable[[Document], ImportCounts],
) -> None:
    importing(an_entry_with(worksheet_version=2))

    entry = entries.get(numbered(2))
    assert entry is not None
    assert entry.worksheet_version == 2


def test_an_id_in_capital_letters_is_the_same_id(importing: Callable[[Document], ImportCounts]) -> None:
    low = "0000abcd-0000-4000-8000-00000000000f"
    importing(an_entry_with(id=low))

    assert importing(an_entry_with(id=low.upper())).skipped == 2


def test_what_cannot_be_stored_is_replaced(importing: Callable[[Document], ImportCounts]) -> None:
    importing(answered(request="a\0b\ud800c"))

    entry = entries.get(numbered(2))
    assert entry is not None
    assert entry.answers["request"] == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("count", [3, 700])
def test_imported_words_are_found(importing: Callable[[Document], ImportCounts], count: int) -> None:
    importing(export_of(entries=[entry_item(0, answers={"request": "first"})]))
    more = [entry_item(number, answers={"request": f"{CANARY} {number}"}) for number in range(1, count + 1)]

    importing(export_of(entries=more))

    assert len(search.find(CANARY, 1_000)) == count
    assert not any(result.findings for result in check_journal())


def test_progress_is_told_while_entries_come_in(importer: JsonImport, tmp_path: Path) -> None:
    file = written(tmp_path / "many.json", export_of(entries=[entry_item(number) for number in range(1_200)]))
    told: list[int] = []

    importer.load(file, progress=told.append)

    assert told == [500, 1_000]


REFUSED: dict[str, tuple[Document, str]] = {
    "another format": ({**export_of(), "format": "other"}, "not an export"),
    "no format": (without(export_of(), "format"), "not an export"),
    "no version": (without(export_of(), "version"), "version"),
    "version true": ({**export_of(), "version": True}, "version"),
    "version 0": ({**export_of(), "version": 0}, "version"),
    "an unknown list": (export_of(horses=[{}]), "horses"),
    "an unknown empty list": (export_of(horses=[]), "horses"),
    "an unknown value": (export_of(horses=1), "horses"),
    "an object for a list": (export_of(entries={}), "entries must be a list"),
    "null for a list": (export_of(entries=None), "entries must be a list"),
    "a text for an item": (export_of(entries=["x"]), r"entries\[0\] must be an object"),
    "a list for the support card": (export_of(support_card=["x"]), "support_card"),
    "an unknown answer on the card": (export_of(support_card={"horse": "x"}), r"support_card\.horse"),
    "a wrong time of export": (export_of(exported_at="today"), "exported_at"),
    "an unknown key": (an_entry_with(horse=1), r"entries\[1\]\.horse is not known"),
    "an unspeakable key": (an_entry_with(**{f"\x1b{CANARY}": 1}), r"entries\[1\]\.\? is not known"),
    "no id": (export_of(entries=[without(entry_item(1), "id")]), r"entries\[0\]\.id is missing"),
    "an id that is none": (an_entry_with(id=CANARY), r"entries\[1\]\.id"),
    "an id with braces": (an_entry_with(id="{" + numbered(2) + "}"), r"entries\[1\]\.id"),
    "a number for an id": (an_entry_with(id=2), r"entries\[1\]\.id"),
    "an id that stands there twice": (an_entry_with(id=numbered(1)), r"entries\[1\]\.id stands there twice"),
    "an unknown kind": (an_entry_with(kind=CANARY), r"entries\[1\]\.kind"),
    "an unknown worksheet": (an_entry_with(worksheet=CANARY), r"entries\[1\]\.worksheet"),
    "a worksheet of another kind": (an_entry_with(worksheet="debrief"), r"entries\[1\]\.worksheet"),
    "no worksheet for a skill": (an_entry_with(worksheet=None), r"entries\[1\]\.worksheet"),
    "a note with a worksheet": (an_entry_with(kind="note"), r"entries\[1\]\.worksheet"),
    "a worksheet version of 0": (an_entry_with(worksheet_version=0), r"entries\[1\]\.worksheet_version"),
    "an unknown field": (answered(horse="x"), r"entries\[1\]\.answers\.horse is not known"),
    "an answer of another type": (answered(request=["x"]), r"entries\[1\]\.answers\.request"),
    "true for a number": (answered(pressing=True), r"entries\[1\]\.answers\.pressing"),
    "a number out of bounds": (answered(pressing=11), r"entries\[1\]\.answers\.pressing"),
    "an unknown choice": (answered(firmness=CANARY), r"entries\[1\]\.answers\.firmness"),
    "a list for the answers": (an_entry_with(answers=[]), r"entries\[1\]\.answers must be an object"),
    "1 for true": (an_entry_with(private=1), r"entries\[1\]\.private"),
    "a text for tags": (an_entry_with(tags=CANARY), r"entries\[1\]\.tags"),
    "a number among tags": (an_entry_with(tags=["x", 1]), r"entries\[1\]\.tags\[1\]"),
    "a day that does not exist": (an_entry_with(date="2026-02-30"), r"entries\[1\]\.date"),
    "a day of another form": (an_entry_with(date="20261123"), r"entries\[1\]\.date"),
    "a day in other digits": (an_entry_with(date="\uff12\uff10\uff12\uff16-11-23"), r"entries\[1\]\.date"),
    "no day": (an_entry_with(date=None), r"entries\[1\]\.date is missing"),
    "a time without its zone": (an_entry_with(created_at="2026-11-23T09:30:00"), r"entries\[1\]\.created_at"),
    "a time of another zone": (an_entry_with(created_at="2026-11-23T09:30:00+01:00"), r"entries\[1\]\.created_at"),
    "a time that does not exist": (an_entry_with(created_at="2026-11-23T25:30:00Z"), r"entries\[1\]\.created_at"),
    "parts of seconds": (an_entry_with(modified_at="2026-11-23T09:30:00.5Z"), r"entries\[1\]\.modified_at"),
    "a number for a title": (an_entry_with(title=1), r"entries\[1\]\.title"),
    "a conversation that is missing": (an_entry_with(conversation=numbered(9)), r"entries\[1\]\.conversation: neither"),
    "a person that is missing": (
        export_of(conversations=[conversation_item(1, person=numbered(9))]),
        r"conversations\[0\]\.person: neither",
    ),
    "a value that is missing": (
        export_of(value_ratings=[{"id": numbered(1), "value": numbered(9), "date": "2026-11-23"}]),
        r"value_ratings\[0\]\.value: neither",
    ),
    "an unknown status": (export_of(conversations=[conversation_item(1, status="x")]), r"conversations\[0\]\.status"),
    "an unknown intent": (export_of(conversations=[conversation_item(1, intent="x")]), r"conversations\[0\]\.intent"),
    "an unspeakable scenario": (
        export_of(conversations=[conversation_item(1, scenario="../ben")]),
        r"conversations\[0\]\.scenario",
    ),
    "a rating out of bounds": (
        export_of(conversations=[conversation_item(1, ratings={"hard": 11})]),
        r"conversations\[0\]\.ratings\.hard",
    ),
    "an unknown rating": (
        export_of(conversations=[conversation_item(1, ratings={"horse": 1})]),
        r"conversations\[0\]\.ratings\.horse",
    ),
    "two ratings of a day": (
        export_of(conversations=[conversation_item(1, rating_history=[{"date": "2026-11-23"}] * 2)]),
        r"conversations\[0\]\.rating_history\[1\]\.date stands there twice",
    ),
    "two states of a number": (
        an_entry_with(history=[state_item(1), state_item(1)]),
        r"entries\[1\]\.history\[1\]\.number stands there twice",
    ),
    "a talk before 1900": (
        export_of(conversations=[conversation_item(1, planned_for="1899-12-31")]),
        r"conversations\[0\]\.planned_for must be a date like 2026-11-23, not before 1900",
    ),
    "a look back on a talk before 1900": (
        export_of(conversations=[conversation_item(1, happened_on="1000-01-01")]),
        r"conversations\[0\]\.happened_on must be a date",
    ),
    "an unknown reason": (an_entry_with(history=[state_item(1, reason="x")]), r"entries\[1\]\.history\[0\]\.reason"),
    "an unknown key of a state": (an_entry_with(history=[state_item(1, x=1)]), r"entries\[1\]\.history\[0\]\.x"),
    "an unknown relationship": (
        export_of(people=[{"id": numbered(1), "relationship": CANARY}]),
        r"people\[0\]\.relationship",
    ),
    "an unknown worksheet of a scenario": (
        export_of(scenarios=[{"id": numbered(1), "answers": {"horse": {}}}]),
        r"scenarios\[0\]\.answers\.horse",
    ),
    "an object as a preset's choice": (
        export_of(presets=[{"id": numbered(1), "choices": {"names": {}}}]),
        r"presets\[0\]\.choices\.names",
    ),
}


@pytest.mark.parametrize(("document", "place"), REFUSED.values(), ids=REFUSED)
def test_what_no_export_holds_is_refused_by_its_place(
    importing: Callable[[Document], ImportCounts], document: Document, place: str
) -> None:
    importing(export_of(entries=[entry_item(100)]))
    before = all_rows()

    with pytest.raises(ImportRefused, match=place) as refusal:
        importing(document)

    assert all_rows() == before
    assert CANARY not in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({**export_of(horses=[1]), "version": 2}, "version"),
        (an_entry_with(worksheet_version=2, answers={"horse": "x"}), r"entries\[1\]\.answers\.horse"),
        (an_entry_with(worksheet_version=2, answers={"firmness": "shout"}), r"entries\[1\]\.answers\.firmness"),
    ],
    ids=["the whole file", "a field", "a choice"],
)
def test_what_a_newer_version_wrote_is_named_as_such(
    importing: Callable[[Document], ImportCounts], document: Document, place: str
) -> None:
    before = all_rows()

    with pytest.raises(MadeByNewerVersion, match=f"{place}: this was written with a newer version"):
        importing(document)

    assert all_rows() == before


def test_a_file_past_the_limit_is_refused_unread(importer: JsonImport, tmp_path: Path) -> None:
    file = tmp_path / "sparse.json"
    with file.open("wb") as stream:
        stream.truncate(import_json.LARGEST_FILE + 1)

    with pytest.raises(ImportRefused, match="larger than 1024 MB"):
        importer.load(file)


def test_a_missing_file_is_named_as_missing(importer: JsonImport, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        importer.load(tmp_path / "nothing.json")


@pytest.mark.parametrize("name", [".", "/dev/zero", "x" * 300])
def test_what_is_no_file_is_refused(importer: JsonImport, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefused):
        importer.load(tmp_path / name)
