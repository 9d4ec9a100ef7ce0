"""Answers in an import file, where a field has been renamed since."""

import pytest

from assertjournal.core.errors import ImportRefused
from assertjournal.core.worksheet import Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.services.transfer.import_answers import ImportedWorksheet

FIELD = Field("limit", FieldKind.TEXT, "Limit", renamed_from=("boundary",))
SHEET = ImportedWorksheet(Worksheet("sheet", 2, WorksheetKind.SKILL, "A sheet", "To try.", "", 1, (FIELD,)))
PLACE = "entries, item 1, answers"


def test_the_former_name_is_understood() -> None:
    assert SHEET.answers(PLACE, {"boundary": "no"}) == {"limit": "no"}


def test_both_names_at_once_are_refused_with_their_place_and_without_a_word_of_them() -> None:
    with pytest.raises(ImportRefused, match=r"entries, item 1, answers: .*“limit” is answered twice") as refusal:
        SHEET.answers(PLACE, {"boundary": "never", "limit": "not now"})
    assert "never" not in str(refusal.value)
