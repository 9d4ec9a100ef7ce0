"""Entries in an import file, with their former states."""

from collections.abc import Mapping

from assertjournal.core.answers import Answer, answers_to_json, searchable_text
from assertjournal.core.entry import KIND_OF_ENTRY, NOTE, EntryKind
from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.services.transfer.import_answers import ImportedWorksheet
from assertjournal.services.transfer.import_columns import ENTRIES, STATES, read_row
from assertjournal.services.transfer.interchange import ItemRows, Row
from assertjournal.services.transfer.json_object import JsonObject, misfit


def read_entry(item: JsonObject, worksheets: Mapping[str, Worksheet]) -> ItemRows:
    """Read an entry.

    Raises ImportRefused, naming the place, for what does not fit, and MadeByNewerVersion for what only a newer
    worksheet has.
    """
    row = read_row(item, ENTRIES)
    sheet = _settle_sheet(item, row, worksheets)
    answers = item.optional("answers", sheet.answers, dict[str, Answer]())
    row |= {
        "modified_at": row["modified_at"] or row["created_at"],
        "answers": answers_to_json(answers),
        "search_text": searchable_text(sheet.worksheet, answers),
    }
    states = item.rows("history", "number", lambda state: _state(state, sheet))
    return ItemRows(row, {"entry_version": [{"entry": row["id"], **state} for state in states]})


def _settle_sheet(item: JsonObject, row: Row, worksheets: Mapping[str, Worksheet]) -> ImportedWorksheet:
    """Return the worksheet of an entry, and put its id and version into the row.

    A debrief and a reflection need not name theirs, as there is one of each kind.
    """
    name, version, kind = row["worksheet"], row["worksheet_version"], EntryKind(str(row["kind"]))
    if kind is EntryKind.NOTE:
        if name is not None or version is not None:
            raise misfit(item.inside("worksheet"), _("null for a note"))
        return ImportedWorksheet(NOTE)
    fitting = {sheet.id: sheet for sheet in worksheets.values() if KIND_OF_ENTRY.get(sheet.kind) is kind}
    if name is None and len(fitting) == 1:
        name = next(iter(fitting))
    if name not in fitting:
        raise misfit(item.inside("worksheet"), _("a worksheet for entries of this kind"))
    sheet = fitting[str(name)]
    made_with = version if isinstance(version, int) else sheet.version
    row |= {"worksheet": sheet.id, "worksheet_version": made_with}
    return ImportedWorksheet(sheet, newer=made_with > sheet.version)


def _state(item: JsonObject, sheet: ImportedWorksheet) -> Row:
    return {**read_row(item, STATES), "answers": item.optional("answers", sheet.stored_answers, Row())}
