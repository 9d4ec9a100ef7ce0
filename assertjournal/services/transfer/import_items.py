"""The items of an import file as rows: most follow their list's columns, three kinds have more to them."""

from assertjournal.core.answers import Answers
from assertjournal.core.content import SUPPORT_CARD_FORM, Content
from assertjournal.services.transfer.import_answers import ImportedWorksheet
from assertjournal.services.transfer.import_columns import RATING_COLUMNS, RATING_HISTORY, columns_of, read_row
from assertjournal.services.transfer.import_entries import read_entry
from assertjournal.services.transfer.interchange import RATINGS, SUPPORT_CARD, ItemRows, Row
from assertjournal.services.transfer.json_object import JsonObject


class ItemReader:
    """Reads the items of every list strictly."""

    def __init__(self, content: Content) -> None:
        """Build the readers from the worksheets, forms and lists that items refer to."""
        self._content = content
        self._columns = columns_of(content)

    def item(self, list_name: str, place: str, value: object) -> ItemRows:
        """Read an item of a list.

        Raises ImportRefused, naming the place, for anything that an export would not have there, and
        MadeByNewerVersion for what only a newer worksheet has.
        """
        item = JsonObject(place, value)
        found = self._read(list_name, item)
        item.finish()
        return found

    def support_card(self, value: object) -> Answers:
        """Read the support card.

        Raises ImportRefused naming the field.
        """
        return ImportedWorksheet(self._content.forms[SUPPORT_CARD_FORM]).answers(SUPPORT_CARD, value)

    def _read(self, list_name: str, item: JsonObject) -> ItemRows:
        if list_name == "entries":
            return read_entry(item, self._content.worksheets)
        row = read_row(item, self._columns[list_name])
        return self._conversation(item, row) if list_name == "conversations" else ItemRows(row)

    def _conversation(self, item: JsonObject, row: Row) -> ItemRows:
        row["modified_at"] = row["modified_at"] or row["created_at"]
        row.update(item.optional("ratings", _ratings, Row.fromkeys(RATINGS)))
        history = item.rows("rating_history", "date", lambda dated: read_row(dated, RATING_HISTORY))
        return ItemRows(row, {"conversation_rating": [{"conversation": row["id"], **dated} for dated in history]})


def _ratings(place: str, value: object) -> Row:
    item = JsonObject(place, value)
    ratings = read_row(item, RATING_COLUMNS)
    item.finish()
    return ratings
