"""Exporting: complete, in one order, only what was asked for, and never over what must not be touched."""

import json
import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from assertjournal.core.clock import Clock
from assertjournal.core.errors import FileRefused, JournalDamaged
from assertjournal.data.database.database import database, saving
from assertjournal.data.tables import entries, transfer
from assertjournal.paths import resource
from assertjournal.services.transfer.export_json import JsonExport
from assertjournal.services.transfer.export_scope import NoSuchConversation, Scope
from assertjournal.services.transfer.import_json import JsonImport
from assertjournal.services.transfer.interchange import LISTS, RATINGS, WITHIN, WORKED_OUT
from tests.support.builders import an_entry
from tests.support.exports import (
    conversation_item,
    entry_item,
    export_of,
    exported,
    numbered,
    rich_export,
    shipped_content,
    written,
)

SCHEMA = json.loads(resource("schema/assertjournal-export-1.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def rich_journal(open_journal: Path, tmp_path: Path) -> Path:
    JsonImport(shipped_content()).load(written(tmp_path / "rich.json", rich_export()))
    return open_journal


@pytest.fixture
def three_days(open_journal: Path, tmp_path: Path) -> Path:
    people = [{"id": numbered(number)} for number in (1, 2)]
    document = export_of(
        people=people,
        conversations=[conversation_item(3, person=numbered(1)), conversation_item(4, person=numbered(2))],
        entries=[
            entry_item(5, date="2026-11-01", conversation=numbered(3)),
            entry_item(6, date="2026-11-02", conversation=numbered(4)),
            entry_item(7, date="2026-11-03"),
        ],
        rehearsals=[{"id": numbered(8), "conversation": numbered(4), "date": "2026-11-02"}],
        values=[{"id": numbered(9), "label": "Calm"}, {"id": numbered(10), "label": "Courage"}],
        value_ratings=[{"id": numbered(11), "value": numbered(9), "date": "2026-11-02", "lived": 4}],
        objections=[{"id": numbered(12), "text": "No time."}],
        support_card={"therapist": "Dr. K."},
    )
    JsonImport(shipped_content()).load(written(tmp_path / "three.json", document))
    return open_journal


def export_to(path: Path, scope: Scope | None = None, *, history: bool = True, force: bool = False) -> Path:
    JsonExport(Clock()).save(path, scope=scope or Scope(), history=history, force=force)
    return path


def ids_in(path: Path) -> dict[str, list[str]]:
    document = exported(path)
    return {name: [item["id"] for item in document[name]] for name in LISTS if document[name]}


def columns_as_keys(name: str) -> set[str]:
    keys = set(transfer.columns(LISTS[name])) - WORKED_OUT
    if name == "conversations":
        keys = keys - set(RATINGS) | {"ratings"}
    return keys | ({WITHIN[name].key} if name in WITHIN else set())


@pytest.mark.usefixtures("rich_journal")
def test_everything_in_a_journal_is_exported(tmp_path: Path) -> None:
    export = export_to(tmp_path / "out.json")

    assert exported(export) == {key: value for key, value in rich_export().items() if key != "exported_at"}


@pytest.mark.usefixtures("rich_journal")
def test_an_export_fits_the_schema(tmp_path: Path) -> None:
    document = json.loads(export_to(tmp_path / "out.json").read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.usefixtures("open_journal")
def test_every_table_is_exported_or_left_out_on_purpose() -> None:
    tables = {name for name in database.get_tables() if not name.startswith("entry_index")}
    ours = {*LISTS.values(), *(within.table for within in WITHIN.values()), "support_card"}

    assert tables == ours | set(transfer.NOT_TRANSFERRED)


@pytest.mark.parametrize("name", LISTS)
def test_every_column_has_its_key_in_the_schema(name: str) -> None:
    definition = SCHEMA["properties"][name]["items"]["$ref"].rpartition("/")[2]

    assert set(SCHEMA["$defs"][definition]["properties"]) == columns_as_keys(name)


@pytest.mark.parametrize(("name", "definition"), [("conversations", "dated_ratings"), ("entries", "state")])
def test_every_column_of_a_table_within_has_its_key_in_the_schema(name: str, definition: str) -> None:
    within = WITHIN[name]

    assert set(SCHEMA["$defs"][definition]["properties"]) == set(transfer.columns(within.table)) - {within.owner}


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.usefixtures("rich_journal")
def test_the_same_journal_exports_to_the_same_bytes(tmp_path: Path) -> None:
    exports = [export_to(tmp_path / name).read_text(encoding="utf-8") for name in ("one.json", "two.json")]

    one, two = ([line for line in export.splitlines() if "exported_at" not in line] for export in exports)
    assert one == two


@pytest.mark.usefixtures("rich_journal")
def test_the_history_is_exported_only_on_request(tmp_path: Path) -> None:
    document = exported(export_to(tmp_path / "out.json", history=False))

    assert all("history" not in entry for entry in document["entries"])
    assert document["conversations"][0]["rating_history"]


@pytest.mark.usefixtures("open_journal")
def test_an_empty_journal_exports_empty_lists(tmp_path: Path) -> None:
    document = exported(export_to(tmp_path / "out.json"))

    assert document == {**export_of(**{name: [] for name in LISTS}), "support_card": {}}


@pytest.mark.usefixtures("open_journal")
def test_more_entries_than_are_read_at_once_are_all_exported_in_order(tmp_path: Path) -> None:
    with saving():
        for number in range(1_050, 0, -1):
            entries.put(replace(an_entry(), id=numbered(number)), "")

    export = export_to(tmp_path / "out.json")

    assert ids_in(export) == {"entries": [numbered(number) for number in range(1, 1_051)]}


@pytest.mark.usefixtures("three_days")
def test_a_range_takes_its_entries_with_what_belongs_to_them(tmp_path: Path) -> None:
    export = export_to(tmp_path / "out.json", Scope(since=date(2026, 11, 2), until=date(2026, 11, 2)))

    assert ids_in(export) == {
        "people": [numbered(2)],
        "conversations": [numbered(4)],
        "entries": [numbered(6)],
        "rehearsals": [numbered(8)],
        "values": [numbered(9)],
        "value_ratings": [numbered(11)],
    }
    assert exported(export)["support_card"] == {}


@pytest.mark.usefixtures("three_days")
def test_one_conversation_takes_its_person_and_entries_only(tmp_path: Path) -> None:
    export = export_to(tmp_path / "out.json", Scope(conversation=numbered(3)))

    assert ids_in(export) == {"people": [numbered(1)], "conversations": [numbered(3)], "entries": [numbered(5)]}


@pytest.mark.usefixtures("three_days")
def test_a_part_can_be_imported_by_itself(tmp_path: Path) -> None:
    export = export_to(tmp_path / "out.json", Scope(until=date(2026, 11, 2)))

    assert JsonImport(shipped_content()).load(export, dry_run=True).skipped == sum(map(len, ids_in(export).values()))


@pytest.mark.usefixtures("open_journal")
def test_a_conversation_that_does_not_exist_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(NoSuchConversation):
        export_to(tmp_path / "out.json", Scope(conversation=numbered(99)))

    assert not (tmp_path / "out.json").exists()


@pytest.mark.usefixtures("open_journal")
def test_the_file_is_its_owners_only(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        export = export_to(tmp_path / "out.json")
    finally:
        os.umask(before)

    assert stat.S_IMODE(export.stat().st_mode) == 0o600


@pytest.mark.usefixtures("open_journal")
def test_an_existing_file_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")

    with pytest.raises(FileRefused):
        export_to(mine)

    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("open_journal")
def test_an_existing_file_is_replaced_when_it_may_be(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")

    assert exported(export_to(mine, force=True))["version"] == 1


@pytest.mark.parametrize("inside", ["", "journal.db", "keys.json", "new.json", "deeper/new.json"])
def test_a_journal_is_never_written_over_nor_into(open_journal: Path, inside: str) -> None:
    (open_journal / "deeper").mkdir()
    before = {path: path.read_bytes() for path in open_journal.iterdir() if path.is_file()}

    with pytest.raises(FileRefused, match="journal"):
        export_to(open_journal / inside, force=True)

    assert {path: path.read_bytes() for path in open_journal.iterdir() if path.is_file()} == before


def test_a_link_into_a_journal_is_seen_through(open_journal: Path, tmp_path: Path) -> None:
    link = tmp_path / "out.json"
    link.symlink_to(open_journal / "journal.db")

    with pytest.raises(FileRefused, match="journal"):
        export_to(link, force=True)


@pytest.mark.usefixtures("open_journal")
@pytest.mark.parametrize("target", ["/dev/null", "folder", "nowhere/out.json", "loop", "x" * 300])
def test_what_is_no_place_for_a_file_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(FileRefused):
        export_to(tmp_path / target, force=True)


@pytest.mark.usefixtures("rich_journal")
def test_a_failure_half_way_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    fetched = transfer.read_all

    def failing(table: str, _source: object = None) -> object:
        if table == "value":
            raise JournalDamaged("Damaged.")
        return fetched(table)

    monkeypatch.setattr(transfer, "read_all", failing)
    with pytest.raises(JournalDamaged):
        export_to(folder / "mine.txt", force=True)

    assert [(path.name, path.read_text(encoding="utf-8")) for path in folder.iterdir()] == [("mine.txt", "mine")]
