"""The whole journal out as JSON and in again, against bare reading and inserting."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from assertjournal.core.clock import Clock
from assertjournal.data.database.connection import Connection, connect
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.services.transfer.export_json import JsonExport
from assertjournal.services.transfer.import_json import JsonImport
from benchmarks.figures import Figure, milliseconds, spread
from benchmarks.journals import a_journal, content, opened
from benchmarks.passphrase import PASSPHRASE
from benchmarks.setting import Setting

RUNS = 3
MOST_OUT, MOST_IN = 1.6, 1.5
_TABLES = ("conversation", "entry")
_INDEXED = ("entry_inserted", "entry_deleted", "entry_updated")
Rows = dict[str, list[tuple[object, ...]]]


def measure(setting: Setting) -> Iterator[Figure]:
    """Export the largest journal, and import what was exported into an empty one."""
    size = setting.sizes[-1]
    export = setting.folder / "export.json"
    out: tuple[list[float], list[float]] = ([], [])
    into: tuple[list[float], list[float]] = ([], [])
    for _run in range(RUNS):
        out[0].append(_export(setting.journal(size), export))
        out[1].append(_bare_export(setting.journal(size), setting.folder / "bare.jsonl"))
        into[0].append(_import(_fresh(setting), export))
        into[1].append(_bare_import(_fresh(setting), setting.journal(size)))
    yield Figure("export as JSON", spread(out[0]), spread(out[1]), size, {"ratio": MOST_OUT})
    yield Figure("import JSON into an empty journal", spread(into[0]), spread(into[1]), size, {"ratio": MOST_IN})


def _export(journal: Path, file: Path) -> float:
    with opened(journal):
        return milliseconds(lambda: JsonExport(Clock()).save(file, force=True))


def _import(journal: Path, file: Path) -> float:
    with opened(journal):
        return milliseconds(lambda: JsonImport(content()).load(file))


def _fresh(setting: Setting) -> Path:
    path = setting.folder / "fresh.ajournal"
    shutil.rmtree(path, ignore_errors=True)
    return a_journal(path, 0)


def _bare_export(journal: Path, file: Path) -> float:
    connection = _connected(journal)

    def write() -> None:
        with file.open("w", encoding="utf-8") as stream:
            for table in _TABLES:
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    taken = milliseconds(write)
    connection.close()
    return taken


def _bare_import(journal: Path, source: Path) -> float:
    """Insert rows that are in memory already, and build the search index once."""
    reading, writing = _connected(source), _connected(journal)
    rows: Rows = {table: reading.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}  # noqa: S608
    reading.close()
    taken = milliseconds(lambda: _insert(writing, rows))
    writing.close()
    return taken


def _insert(connection: Connection, rows: Rows) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for trigger in _INDEXED:
        connection.execute(f"DROP TRIGGER {trigger}")
    for table, found in rows.items():
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608
    connection.execute("INSERT INTO entry_index(entry_index, rank) VALUES ('hashsize', 67108864)")
    connection.execute("INSERT INTO entry_index(entry_index) VALUES ('rebuild')")
    connection.execute("COMMIT")


def _connected(journal: Path) -> Connection:
    key = journal_file.unwrap_key(journal, passphrase=PASSPHRASE)
    return connect(journal / DATABASE_FILE, key)
