"""Entries in an import file, with their former states."""

from collections.abc import Mapping

from assertjournal.core.answers import Answer, answers_to_json, searchable_text
from assertjournal.core.entry import KIND_OF_ENTRY, NOTE, EntryKind, StateReason
from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.services.transfer import json_object as read
from assertjournal.services.transfer.import_answers import ImportedWorksheet
from assertjournal.services.transfer.interchange import ItemRows, Row
from assertjournal.services.transfer.json_object import JsonObject, misfit


def read_entry(item: JsonObject, worksheets: Mapping[str, Worksheet]) -> ItemRows:
    """Read an entry.

    Raises ImportRefused, naming the place, for what does not fit, and MadeByNewerVersion for what only a newer
    worksheet has.
    """
    entry = item.need("id", read.identifier)
    kind = EntryKind(item.need("kind", read.one_of(EntryKind)))
    created = item.need("created_at", read.moment)
    worksheet, version, sheet = _sheet(item, kind, worksheets)
    answers = item.take("answers", sheet.answers, dict[str, Answer]())
    row: Row = {
        "id": entry,
        "kind": kind.value,
        "worksheet": worksheet,
        "worksheet_version": version,
        "conversation": item.maybe("conversation", read.identifier),
        "date": item.need("date", read.day),
        "created_at": created,
        "modified_at": item.take("modified_at", read.moment, created),
        "private": item.take("private", read.yes_or_no, False),
        "tags": item.take("tags", read.texts, list[str]()),
        "deleted_at": item.maybe("deleted_at", read.moment),
        "title": item.take("title", read.text, ""),
        "answers": answers_to_json(answers),
        "search_text": searchable_text(sheet.worksheet, answers),
    }
    states = item.rows("history", "number", lambda state: _state(state, sheet))
    return ItemRows(row, {"entry_version": [{"entry": entry, **state} for state in states]})


def _sheet(
    item: JsonObject, kind: EntryKind, worksheets: Mapping[str, Worksheet]
) -> tuple[str | None, int | None, ImportedWorksheet]:
    """Return the worksheet's id and version, and the worksheet; the debrief and the reflection need not name theirs."""
    name, version = item.maybe("worksheet", read.text), item.maybe("worksheet_version", read.POSITIVE)
    if kind is EntryKind.NOTE:
        if name is not None or version is not None:
            raise misfit(item.inside("worksheet"), _("null for a note"))
        return None, None, ImportedWorksheet(NOTE)
    fitting = {sheet.id: sheet for sheet in worksheets.values() if KIND_OF_ENTRY.get(sheet.kind) is kind}
    if name is None and len(fitting) == 1:
        name = next(iter(fitting))
    if name not in fitting:
        raise misfit(item.inside("worksheet"), _("a worksheet for entries of this kind"))
    sheet = fitting[name]
    return name, version or sheet.version, ImportedWorksheet(sheet, newer=(version or 0) > sheet.version)


def _state(item: JsonObject, sheet: ImportedWorksheet) -> Row:
    return {
        "number": item.need("number", read.POSITIVE),
        "at": item.need("at", read.moment),
        "reason": item.need("reason", read.one_of(StateReason)),
        "name": item.take("name", read.text, ""),
        "title": item.take("title", read.text, ""),
        "answers": item.take("answers", sheet.stored_answers, Row()),
        "private": item.take("private", read.yes_or_no, False),
        "tags": item.take("tags", read.texts, list[str]()),
    }
