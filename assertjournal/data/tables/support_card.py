"""The support card of the journal."""

from assertjournal.core.answers import Answers
from assertjournal.data.disk.serialization import answers_text, read_answers
from assertjournal.data.tables.rows import SupportCardRow
from assertjournal.data.tables.rows import put as put_row

_ONLY = 1


def get() -> Answers:
    """Return what is on the card; nothing at first."""
    row = SupportCardRow.get_or_none(SupportCardRow.one == _ONLY)
    return {} if row is None else read_answers(row.answers)


def put(card: Answers) -> None:
    """Replace what is on the card."""
    put_row(SupportCardRow, {"one": _ONLY, "answers": answers_text(card)}, key=("one",))
