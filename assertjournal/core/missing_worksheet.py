"""A worksheet that an entry was made from and that is not among the content, as when its file was removed."""

from assertjournal.core.answers import Answer, RatedLine
from assertjournal.core.entry import Entry
from assertjournal.core.worksheet import Field, FieldKind, Worksheet, WorksheetKind


def worksheet_told_by(entry: Entry) -> Worksheet:
    """Return a worksheet with a field for each answer of an entry, by whose id it is called, as that is all there
    is.
    """
    name = entry.worksheet or ""
    return Worksheet(
        id=name,
        version=entry.worksheet_version or 1,
        kind=WorksheetKind.SKILL,
        title=name,
        purpose="",
        icon="notebook-text",
        order=0,
        fields=tuple(Field(key, _kind(answer), key, shown=True) for key, answer in entry.answers.items()),
    )


def _kind(answer: Answer) -> FieldKind:
    if isinstance(answer, str):
        return FieldKind.LONG_TEXT
    if isinstance(answer, int):
        return FieldKind.COUNT
    return FieldKind.RATED_LINES if any(isinstance(line, RatedLine) for line in answer) else FieldKind.LINES
