"""Every column of a table that is exported is read by the import, or is named here with the reason why not."""

import pytest

from assertjournal.data.tables import rows
from assertjournal.services.transfer.import_columns import RATING_COLUMNS, RATING_HISTORY, STATES, columns_of
from assertjournal.services.transfer.interchange import LISTS, WITHIN
from tests.support.exports import shipped_content

NOT_AMONG_THE_COLUMNS = {
    "conversation": set(RATING_COLUMNS),  # they stand together under the key "ratings"
    "conversation_rating": {"conversation"},  # the item in which they stand
    "entry": {"number", "answers", "search_text"},  # counted again; read by the worksheet; worked out from the answers
    "entry_version": {"entry", "answers"},  # the item in which they stand; read by the worksheet of the entry
}


def columns_of_table(table: str) -> set[str]:
    (model,) = (one for one in rows.BaseModel.__subclasses__() if one._meta.table_name == table)
    return set(model._meta.columns)


@pytest.mark.parametrize(("list_name", "table"), LISTS.items())
def test_the_items_of_a_list_have_the_columns_of_its_table(list_name: str, table: str) -> None:
    read = set(columns_of(shipped_content())[list_name])

    assert read | NOT_AMONG_THE_COLUMNS.get(table, set()) == columns_of_table(table)


@pytest.mark.parametrize(("list_name", "columns"), [("conversations", RATING_HISTORY), ("entries", STATES)])
def test_what_stands_within_an_item_has_the_columns_of_its_table(list_name: str, columns: dict[str, object]) -> None:
    table = WITHIN[list_name].table

    assert set(columns) | NOT_AMONG_THE_COLUMNS[table] == columns_of_table(table)
