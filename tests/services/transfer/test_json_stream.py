"""Reading an import file piece by piece: strict, and the same wherever reading pauses."""

import json
from pathlib import Path

import pytest

from assertjournal.core.errors import ImportRefused
from assertjournal.data.tables import entries
from assertjournal.services.transfer import json_stream
from assertjournal.services.transfer.import_json import JsonImport
from tests.support.exports import all_rows, entry_item, export_of, numbered, rich_export, shipped_content, written


@pytest.fixture
def importer(open_journal: Path) -> JsonImport:
    return JsonImport(shipped_content())


ONE = json.dumps(export_of(entries=[entry_item(1), entry_item(2)]))
TEXTS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "not JSON"),
    "an empty object": (b"{}", "not an export"),
    "a list": (b"[]", "not JSON"),
    "half a file": (ONE[:-40].encode(), r"entries\[1\]"),
    "something behind": (f"{ONE} 1".encode(), "not JSON"),
    "two objects": (f"{ONE}{ONE}".encode(), "not JSON"),
    "a comma too many": (ONE.replace("}]", "},]").encode(), "not JSON"),
    "no comma": (ONE.replace("}, {", "} {").encode(), "not JSON"),
    "an outermost key twice": (f'{{"version": 1, {ONE[1:]}'.encode(), "not JSON"),
    "a key twice": (ONE.replace('"private"', '"title"').encode(), r"entries\[0\]: a key stands there twice"),
    "NaN": (ONE.replace("false", "NaN").encode(), r"entries\[0\]: every number must be a whole one"),
    "Infinity": (ONE.replace("false", "-Infinity").encode(), r"entries\[0\]: every number"),
    "1e999": (ONE.replace("false", "1e999").encode(), r"entries\[0\]: every number"),
    "1.0": (ONE.replace("false", "1.0").encode(), r"entries\[0\]: every number"),
    "a huge number": (ONE.replace("false", "9" * 5_000).encode(), r"entries\[0\]: a number has too many digits"),
    "not UTF-8": (ONE.replace("midday", "m\udcff").encode("utf-8", "surrogateescape"), "UTF-8"),
    "UTF-16": (ONE.encode("utf-16"), "UTF-8"),
    "a byte order mark": (ONE.encode("utf-8-sig"), "byte order mark"),
    "a line end in a text": (ONE.replace("midday", "mid\nday").encode(), "not JSON"),
    "deep nesting": (b'{"entries":' + b"[" * 100_000, "too many lists within lists"),
    "a page": (b"<!DOCTYPE html><html></html>", "not JSON"),
    "a database": (b"SQLite format 3\0" + bytes(range(256)), "UTF-8"),
    "many keys": (json.dumps({f"k{number}": 1 for number in range(1_000)}).encode(), "not JSON"),
}


@pytest.mark.parametrize(("content", "message"), TEXTS.values(), ids=TEXTS)
def test_what_is_not_json_as_we_write_it_is_refused(
    importer: JsonImport, tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "export.json"
    file.write_bytes(content)
    before = all_rows()

    with pytest.raises(ImportRefused, match=message):
        importer.load(file)

    assert all_rows() == before


HUGE = {
    "one long text": (b'{"entries":["', b"x"),
    "a hundred million letters": (b'{"entries":[', b"x"),
    "many empty lists": (b'{"entries":[[', b"[],"),
    "many empty objects": (b'{"entries":[', b"{},"),
    "blanks": (b"", b" "),
}


@pytest.mark.slow
@pytest.mark.parametrize(("head", "filling"), HUGE.values(), ids=HUGE)
def test_a_hundred_megabytes_of_junk_are_refused(
    importer: JsonImport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: bytes, filling: bytes
) -> None:
    monkeypatch.setattr(json_stream, "MOST_ITEMS", 100_000)  # counting to the end takes long
    file = tmp_path / "junk.json"
    file.write_bytes(head + filling * (100_000_000 // len(filling)))

    with pytest.raises(ImportRefused):
        importer.load(file)

    file.unlink()


def test_texts_longer_than_what_is_read_at_once_come_in_whole(importer: JsonImport, tmp_path: Path) -> None:
    long = "wörd " * (json_stream.CHUNK // 2)

    importer.load(written(tmp_path / "long.json", export_of(entries=[entry_item(1, answers={"what_happens": long})])))

    entry = entries.get(numbered(1))
    assert entry is not None
    assert entry.answers["what_happens"] == long


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64])
def test_where_reading_pauses_makes_no_difference(
    importer: JsonImport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(json_stream, "CHUNK", chunk)

    counts = importer.load(written(tmp_path / "rich.json", rich_export()))

    assert sum(counts.imported.values()) == 16
