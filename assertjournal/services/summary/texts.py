"""What of an entry is text that someone wrote, and what of it page 1 prints where it is ticked."""

from collections.abc import Iterable, Iterator

from assertjournal.core.answers import Answers, answer_lines, is_empty
from assertjournal.core.content import Content
from assertjournal.core.entry import NOTE, EntryKind
from assertjournal.core.worksheet import Field, FieldKind, Worksheet
from assertjournal.data.tables.summaries import WrittenEntry

_SHARING = "sharing"
_BRING_UP, _KEEP_PRIVATE = "bring_up", "private"
_WRITTEN = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LINES, FieldKind.RATED_LINES})
_REQUESTS = {"asking": "request", "saying_no": "limit"}
_SAYS_NO = "say_no"


def sheet_of(entry: WrittenEntry, content: Content) -> Worksheet | None:
    """Return the form of an entry, None for a worksheet that this version does not have."""
    return NOTE if entry.worksheet is None else content.worksheets.get(entry.worksheet)


def count_texts(entry: WrittenEntry, sheet: Worksheet) -> int:
    """Return how many of an entry's fields hold something that was written freely, its title among them."""
    written = sum(_is_written(field) and not is_empty(entry.answers.get(field.id)) for field in sheet)
    return written + bool(entry.title.strip())


def is_private(entry: WrittenEntry) -> bool:
    """Return whether an entry is kept out of summaries: marked so, or by what its debrief says, as an import may have
    it.
    """
    return entry.private or says_private(entry.answers)


def says_private(answers: Answers) -> bool:
    """Return whether a debrief's own answer keeps it private."""
    return answers.get(_SHARING) == _KEEP_PRIVATE


def is_ticked(entry: WrittenEntry) -> bool:
    """Return whether "Bring this up" was chosen for an entry."""
    return entry.answers.get(_SHARING) == _BRING_UP


def printed_answers(entry: WrittenEntry) -> Answers:
    """Return what is printed of an entry: all but what it says to this program about sharing."""
    return {key: answer for key, answer in entry.answers.items() if key != _SHARING}


def is_debrief(entry: WrittenEntry) -> bool:
    """Return whether an entry looks back on a talk."""
    return entry.kind is EntryKind.DEBRIEF


def line_of(entry: WrittenEntry, field: str) -> str:
    """Return what was written in a field as one line, which is empty where nothing was."""
    answer = entry.answers.get(field, "")
    return " ".join(" ".join(answer_lines(answer)).split())


def lines_of(entry: WrittenEntry, field: str) -> Iterator[str]:
    """Yield the lines of a field, or the ids chosen in it, each on one line and none empty."""
    for line in answer_lines(entry.answers.get(field, ())):
        if text := " ".join(line.split()):
            yield text


def newest_request(entries: Iterable[WrittenEntry], intent: str | None) -> str:
    """Return what a conversation asks for, or its limit where it means to say no. The other where that is not written.

    `entries` are newest first.
    """
    found: dict[str, str] = {}
    for entry in entries:
        sheet = entry.worksheet or ""
        if sheet in _REQUESTS and sheet not in found and (line := line_of(entry, _REQUESTS[sheet])):
            found[sheet] = line
    asked, refused = found.get("asking", ""), found.get("saying_no", "")
    return (refused or asked) if intent == _SAYS_NO else (asked or refused)


def _is_written(field: Field) -> bool:
    """Return whether an answer is written text. A choice from another field's lines keeps the line's text."""
    return field.kind in _WRITTEN or bool(field.choices_from)
