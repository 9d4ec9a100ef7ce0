"""The tables as peewee sees them and as the newest schema lays them out."""

from pathlib import Path

import pytest

from assertjournal.data.database.database import database
from assertjournal.data.tables import transfer
from assertjournal.data.tables.rows import BaseModel

MODELS = {model._meta.table_name: model for model in BaseModel.__subclasses__()}


def table_columns(table: str) -> dict[str, tuple[str, bool]]:
    """Return type and required of every column."""
    found = database.execute_sql(f"PRAGMA table_info({table})").fetchall()
    return {name: (kind, bool(required or key)) for _number, name, kind, required, _default, key in found}


def tables() -> set[str]:
    found = database.execute_sql("PRAGMA table_list").fetchall()
    return {name for _schema, name, kind, *_rest in found if kind == "table" and not name.startswith("sqlite_")}


@pytest.mark.parametrize("table", sorted(MODELS))
def test_the_columns_are_those_of_the_schema(open_journal: Path, table: str) -> None:
    fields = MODELS[table]._meta.columns.values()
    seen = {field.column_name: (_kind(field.field_type), not field.null) for field in fields}

    assert seen == table_columns(table)


def test_every_table_has_its_rows_or_is_the_file_s_own(open_journal: Path) -> None:
    assert tables() == set(MODELS) | {"meta"}


def test_every_table_is_strict(open_journal: Path) -> None:
    found = database.execute_sql("PRAGMA table_list").fetchall()

    assert {name for _schema, name, _kind_, _columns, _rowid, strict in found if strict} == tables()


def test_every_table_is_transferred_or_has_a_reason(open_journal: Path) -> None:
    assert set(transfer.TRANSFERRED) | set(transfer.NOT_TRANSFERRED) == tables()


def _kind(field_type: str) -> str:
    return "INTEGER" if field_type in ("INT", "AUTO") else field_type
