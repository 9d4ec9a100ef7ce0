"""The whole journal, or a part of it, as JSON: one item a line, the same bytes for the same journal."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

from assertjournal.core.clock import Clock
from assertjournal.data.database.connection import Connection
from assertjournal.data.disk.serialization import moment_text
from assertjournal.data.tables import transfer
from assertjournal.services import output_file
from assertjournal.services.transfer.export_scope import WHOLE, Scope, Selection, select
from assertjournal.services.transfer.interchange import (
    FORMAT,
    IN_BIN,
    LISTS,
    RATINGS,
    SUPPORT_CARD,
    SUPPORT_CARD_ROW,
    VERSION,
    WITHIN,
    WORKED_OUT,
    Row,
    Within,
)

Progress = Callable[[int], None]
"""Is told how many entries are done, now and then."""

PROGRESS_STEP = 500


class JsonExport:
    """Exports the open journal."""

    def __init__(self, clock: Clock) -> None:
        """Store the clock, for saying when the export was made."""
        self._clock = clock

    def save(
        self,
        path: Path,
        *,
        scope: Scope = WHOLE,
        history: bool = False,
        force: bool = False,
        progress: Progress = lambda entries: None,
        source: Connection | None = None,
    ) -> int:
        """Write an export to a file, whole or not at all, and return the number of entries in it.

        It is of the open journal, or, if it is to be whole, of another database with its schema.

        Raises FileRefused, JournalLocked, JournalDamaged, NoSuchConversation.
        """
        selection = select(scope)
        with output_file.writing(path, force=force) as stream:
            facts = _facts(self._clock.now(), selection, source)
            return _write(stream, facts, lambda name: items(name, selection, history, source), progress)


def items(name: str, selection: Selection, history: bool, source: Connection | None = None) -> Iterator[Row]:
    """Return the items of a list, of the open journal or of another database with its schema.

    Raises JournalLocked, JournalDamaged.
    """
    rows: Iterator[Row] = (row for row in transfer.read_all(LISTS[name], source) if selection.takes(name, row))
    if name in WITHIN and (history or WITHIN[name].key != "history"):
        rows = _with_rows_within(rows, WITHIN[name], source)
    return map(_item, rows)


def _facts(now: datetime, selection: Selection, source: Connection | None) -> Row:
    return {
        "exported_at": moment_text(now),
        "format": FORMAT,
        SUPPORT_CARD: _support_card(selection, source),
        "version": VERSION,
    }


def _write(stream: TextIO, facts: Row, read: Callable[[str], Iterator[Row]], progress: Progress) -> int:
    entries = 0
    for number, key in enumerate(sorted({*facts, *LISTS})):
        stream.write(f"{',' if number else '{'}\n{_text(key)}:")
        if key in facts:
            stream.write(_text(facts[key]))
        else:
            written = _write_list(stream, read(key), progress if key == "entries" else None)
            entries = written if key == "entries" else entries
    stream.write("\n}\n")
    return entries


def _write_list(stream: TextIO, items: Iterable[Row], progress: Progress | None) -> int:
    count = 0
    for count, item in enumerate(items, 1):
        stream.write(f"{',' if count > 1 else '['}\n{_text(item)}")
        if progress is not None and not count % PROGRESS_STEP:
            progress(count)
    stream.write("]" if count else "[]")
    return count


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _support_card(selection: Selection, source: Connection | None) -> object:
    row = transfer.get("support_card", SUPPORT_CARD_ROW, source=source) if selection.whole else None
    return {} if row is None else row["answers"]


def _with_rows_within(rows: Iterable[Row], within: Within, source: Connection | None) -> Iterator[Row]:
    """Put the rows of another table into those that own them. Both tables come in the order of the owner's id."""
    inner = transfer.read_all(within.table, source)
    waiting = next(inner, None)
    for row in rows:
        owned: list[Row] = []
        while waiting is not None and str(waiting[within.owner]) <= str(row["id"]):
            if waiting[within.owner] == row["id"]:
                owned.append(_item({name: value for name, value in waiting.items() if name != within.owner}))
            waiting = next(inner, None)
        yield {**row, within.key: owned}


def _item(row: Row) -> Row:
    """Return a row as an item: what nothing is known of is null, the ratings stand together, bin marks only there."""
    item = {name: None if value == "" else value for name, value in row.items() if name not in WORKED_OUT}
    if IN_BIN[-1] in item and item[IN_BIN[0]] is None:
        item = {name: value for name, value in item.items() if name not in IN_BIN}
    if "created_at" in item and RATINGS[0] in item:
        item["ratings"] = {name: item.pop(name) for name in RATINGS}
    return item
