"""Conversations and entries for session summaries, kept in the open journal as a person would have written them."""

from datetime import date, timedelta
from typing import Any

from assertjournal.core.answers import parse_answers, searchable_text
from assertjournal.core.entry import NOTE, EntryKind
from assertjournal.core.locale_settings import IsoFormatter
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations, entries, people
from assertjournal.services.summary.session_summary import SessionSummaries
from tests.support.builders import NOW, TODAY, a_conversation, a_person, an_entry, an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content

_KINDS = {"debrief": EntryKind.DEBRIEF, "reflection": EntryKind.REFLECTION}


def some_summaries(clock: SetClock | None = None) -> SessionSummaries:
    """Return the service, with dates written the same everywhere."""
    return SessionSummaries(shipped_content(), clock or SetClock(), IsoFormatter())


def a_talk(label: str = "M.", *, begun: timedelta = timedelta(), rated: date | None = None, **facts: Any) -> str:
    """Save a conversation with a person and return its id; the person's own facts are `name` and `relationship`."""
    described = {key: facts.pop(key) for key in ("name", "relationship") if key in facts}
    person = a_person(label=label, **{"relationship": "manager", **described})
    talk = a_conversation(person=person.id, created_at=NOW + begun, **facts)
    with saving():
        people.put(person)
        conversations.put(talk, rated)
    return talk.id


def a_sheet(worksheet: str, talk: str | None = None, day: date = TODAY, /, **answers: Any) -> str:
    """Save an entry of a worksheet, private or binned where `private` or `deleted_at` say so, and return its id."""
    marks = {key: answers.pop(key) for key in ("private", "deleted_at") if key in answers}
    sheet = shipped_content().worksheets[worksheet]
    entry = an_entry(
        id=an_id(),
        kind=_KINDS.get(worksheet, EntryKind.WORKSHEET),
        worksheet=worksheet,
        worksheet_version=sheet.version,
        conversation=talk,
        date=day,
        answers=parse_answers(sheet, answers),
        **marks,
    )
    with saving():
        entries.put(entry, searchable_text(sheet, entry.answers))
    return entry.id


def a_note(text: str, day: date = TODAY, **changes: Any) -> str:
    """Save a note and return its id."""
    note = an_entry(answers={"text": text} if text else {}, date=day, **changes)
    with saving():
        entries.put(note, searchable_text(NOTE, note.answers))
    return note.id
