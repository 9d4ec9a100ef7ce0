"""Export files for tests: a small one, one with something in every list, and what a journal holds row for row."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from assertjournal.core.content import Content, load_content
from assertjournal.data.tables import transfer
from assertjournal.paths import resources

Document = dict[str, Any]
MOMENT = "2026-11-23T09:30:00Z"
DAY = "2026-11-23"


@cache
def shipped_content() -> Content:
    """Return the shipped content, loaded once."""
    return load_content(resources())


def numbered(number: int) -> str:
    """Return an id by its number."""
    return f"00000000-0000-4000-8000-{number:012}"


def entry_item(number: int, **changes: Any) -> Document:
    """Return an entry as an export has it: an asking worksheet without a conversation."""
    item = {
        "id": numbered(number),
        "kind": "worksheet",
        "worksheet": "asking",
        "worksheet_version": 1,
        "conversation": None,
        "date": DAY,
        "created_at": MOMENT,
        "modified_at": MOMENT,
        "private": False,
        "tags": [],
        "deleted_at": None,
        "title": None,
        "answers": {"request": "Half an hour at midday."},
    }
    return {**item, **changes}


def conversation_item(number: int, **changes: Any) -> Document:
    """Return a conversation as an export has it, with nothing known of it but a title."""
    unknown = ("person", "intent", "safe", "status", "planned_for", "occasion", "happened_on", "scenario")
    item: Document = {
        "id": numbered(number),
        "title": "Time for breaks",
        **dict.fromkeys(unknown),
        "created_at": MOMENT,
        "modified_at": MOMENT,
        "ratings": {"hard": None, "nervous": None, "sure": None},
        "rating_history": [],
    }
    return {**item, **changes}


def state_item(number: int, **changes: Any) -> Document:
    """Return a former state of an entry as an export has it."""
    item = {
        "number": number,
        "at": MOMENT,
        "reason": "editing",
        "name": None,
        "title": None,
        "answers": {"request": "A break."},
        "private": False,
        "tags": [],
    }
    return {**item, **changes}


def export_of(**lists: Any) -> Document:
    """Return an export with these lists."""
    return {"format": "assertjournal-export", "version": 1, **lists}


def rich_export() -> Document:
    """Return an export with something in every list and key, equal to what a journal with it exports."""
    return export_of(
        exported_at=MOMENT,
        conversations=[_rich_conversation()],
        entries=_rich_entries(),
        support_card={"signs": ["I go quiet"], "therapist": "Dr. K."},
        **_rich_facts(),
        **_rich_choices(),
    )


def _rich_conversation() -> Document:
    ratings = {"hard": 7, "nervous": 8, "sure": 3}
    return conversation_item(
        2,
        person=numbered(1),
        intent="ask",
        safe="yes",
        status="looked_back",
        planned_for="2026-11-24",
        occasion="After the meeting",
        happened_on="2026-11-25",
        scenario="ben",
        ratings=ratings,
        rating_history=[{"date": "2026-11-20", **ratings, "sure": None}, {"date": DAY, **ratings}],
    )


def _rich_entries() -> list[Document]:
    looked_back = {"happened": "talked", "happened_on": "2026-11-25", "sharing": "private"}
    wants = [{"text": "A break", "rating": 5}, {"text": "Calm", "rating": None}]
    note = {"kind": "note", "worksheet": None, "worksheet_version": None, "answers": {"text": "“So.”\nHm."}}
    talk = numbered(2)
    entries = [
        entry_item(3, conversation=talk, history=[state_item(1), state_item(4, name="Before", private=True)]),
        entry_item(4, kind="debrief", worksheet="debrief", conversation=talk, private=True, answers=looked_back),
        entry_item(5, title="On the bus", tags=["work"], deleted_at=MOMENT, **note),
        entry_item(6, worksheet="priorities", answers={"wants": wants}),
        entry_item(7, kind="reflection", worksheet="reflection", answers={}),
    ]
    return [{"history": [], **entry} for entry in entries]


def _rich_facts() -> Document:
    person = {"id": numbered(1), "label": "My boss", "name": "Maria", "also_called": ["M.", "the boss"]}
    talk = numbered(2)
    return {
        "people": [{**person, "relationship": "manager", "wanted": "honest", "note": "Likes it short."}],
        "values": [{"id": numbered(8), "label": "Kindness", "own": True}],
        "value_ratings": [{"id": numbered(9), "value": numbered(8), "date": DAY, "importance": 9, "lived": None}],
        "rehearsals": [{"id": numbered(10), "conversation": talk, "date": DAY}],
        "objections": [{"id": numbered(13), "text": "There is no time."}],
    }


def _rich_choices() -> Document:
    made = {"id": numbered(11), "made_at": MOMENT, "since": DAY, "until": None}
    choices = {"include": ["values"], "names": "labels", "days": 7, "notes": False}
    answers = {"asking": {"request": "A chair"}, "conversation": {"title": "Chairs"}}
    scenario = {"id": numbered(14), "title": "My own", "setting": "work", "intent": "ask", "relationship": "manager"}
    return {
        "summaries": [{**made, "conversation": numbered(2), "entries": [numbered(3)]}],
        "presets": [{"id": numbered(12), "name": "For Mondays", "choices": choices}],
        "scenarios": [{**scenario, "answers": answers}],
        "worksheets": [{"id": numbered(15), "text": 'id = "own"\n'}],
    }


def written(path: Path, document: object) -> Path:
    """Write a document as JSON, and return the path."""
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def exported(path: Path) -> Document:
    """Read an export back, without the moment when it was made."""
    document: Document = json.loads(path.read_text(encoding="utf-8"))
    del document["exported_at"]
    return document


def all_rows() -> dict[str, list[dict[str, object]]]:
    """Return what the open journal holds, row for row."""
    return {table: list(transfer.read_all(table)) for table in transfer.TRANSFERRED}
