"""Export and import together: what goes out comes back equal, and no broken file changes or breaks anything."""

import random
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assertjournal.core.answers import clean_text
from assertjournal.core.clock import Clock
from assertjournal.core.entry import NOTE
from assertjournal.core.errors import UserError
from assertjournal.core.worksheet import Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.data.database.database import database
from assertjournal.data.journal.journal_file import close_journal
from assertjournal.services.transfer.export_json import JsonExport
from assertjournal.services.transfer.import_json import JsonImport
from assertjournal.services.transfer.interchange import LISTS
from tests.support.builders import a_journal, opened
from tests.support.exports import Document, export_of, exported, rich_export, shipped_content, written

MUTATIONS = 2_000
SEED = 20261123
FRAGMENTS = [
    "null",
    "true",
    "NaN",
    "1e999",
    "-1",
    "[",
    "]",
    "{",
    "}",
    '"',
    ",",
    "\\u0000",
    "\\ud800",
    "\0",
    "9" * 30,
    " ",
]

ids = st.uuids().map(str)
written_texts = st.text(max_size=30).map(clean_text).filter(lambda text: bool(text.strip()))
maybe_text = st.none() | written_texts
moments = st.datetimes(min_value=datetime(1000, 1, 1)).map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}")  # noqa: DTZ001
days = st.dates(min_value=date(1000, 1, 1)).map(str)
days_of_talks = st.dates(min_value=date(1900, 1, 1)).map(str)
ratings = st.none() | st.integers(0, 10)


def answers_to(field: Field) -> st.SearchStrategy[object]:
    choices = st.sampled_from([choice.id for choice in field.choices]) if field.choices else written_texts
    rated = st.fixed_dictionaries(
        {"text": written_texts, "rating": st.none() | st.integers(field.minimum, field.maximum)}
    )
    kinds: dict[FieldKind, st.SearchStrategy[object]] = {
        FieldKind.TEXT: written_texts,
        FieldKind.LONG_TEXT: written_texts,
        FieldKind.LINES: st.lists(written_texts, min_size=1, max_size=3),
        FieldKind.RATED_LINES: st.lists(rated, min_size=1, max_size=3),
        FieldKind.SCALE: st.integers(field.minimum, field.maximum),
        FieldKind.CHOICE: choices,
        FieldKind.MULTI_CHOICE: st.lists(choices, min_size=1, max_size=3, unique=True),
        FieldKind.DATE: days_of_talks,
        FieldKind.COUNT: st.integers(field.minimum, field.maximum),
    }
    return kinds[field.kind]


def answers_of(sheet: Worksheet) -> st.SearchStrategy[Document]:
    return st.fixed_dictionaries({}, optional={field.id: answers_to(field) for field in sheet})


@st.composite
def entries(draw: st.DrawFn, conversations: list[str]) -> Document:
    sheet = draw(st.sampled_from([None, *shipped_content().worksheets.values()]))
    kinds = {WorksheetKind.SKILL: "worksheet", WorksheetKind.DEBRIEF: "debrief", WorksheetKind.REFLECTION: "reflection"}
    answers = answers_of(sheet or NOTE)
    state = st.fixed_dictionaries(
        {
            "at": moments,
            "reason": st.sampled_from(["beginning", "editing", "leaving", "named", "replaced"]),
            "name": maybe_text,
            "title": maybe_text,
            "answers": answers,
            "private": st.booleans(),
            "tags": st.lists(written_texts, max_size=2),
        }
    )
    states = draw(st.lists(state, max_size=2))
    return {
        "id": draw(ids),
        "kind": "note" if sheet is None else kinds[sheet.kind],
        "worksheet": None if sheet is None else sheet.id,
        "worksheet_version": None if sheet is None else draw(st.integers(1, 3)),
        "conversation": draw(st.sampled_from([None, *conversations])),
        "date": draw(days),
        "created_at": draw(moments),
        "modified_at": draw(moments),
        "private": draw(st.booleans()),
        "tags": draw(st.lists(written_texts, max_size=2)),
        "deleted_at": draw(st.none() | moments),
        "title": draw(maybe_text),
        "answers": draw(answers),
        "history": [{"number": number, **state} for number, state in enumerate(states, 1)],
    }


@st.composite
def conversations(draw: st.DrawFn) -> Document:
    rated = dict.fromkeys(("hard", "nervous", "sure"), ratings)
    in_bin = {"deleted_at": draw(moments), "entries_kept": draw(st.lists(ids, max_size=2))}
    return {
        **(in_bin if draw(st.booleans()) else {}),
        "id": draw(ids),
        "title": draw(maybe_text),
        "person": None,
        "intent": draw(st.sampled_from([None, "ask", "other"])),
        "safe": draw(st.sampled_from([None, "yes", "skip"])),
        "status": draw(st.sampled_from([None, "planning", "set_aside"])),
        "planned_for": draw(st.none() | days_of_talks),
        "occasion": draw(maybe_text),
        "happened_on": draw(st.none() | days_of_talks),
        "scenario": draw(st.sampled_from([None, "ben"])),
        "created_at": draw(moments),
        "modified_at": draw(moments),
        "ratings": draw(st.fixed_dictionaries(rated)),
        "rating_history": draw(by("date", st.fixed_dictionaries({"date": days, **rated}))),
    }


def by(key: str, items: st.SearchStrategy[Document]) -> st.SearchStrategy[list[Document]]:
    """Return lists of items in the order of a key that no two share."""
    lists = st.lists(items, max_size=3, unique_by=lambda item: str(item[key]))
    return lists.map(lambda found: sorted(found, key=lambda item: str(item[key])))


@st.composite
def exports(draw: st.DrawFn) -> Document:
    talks = draw(by("id", conversations()))
    empty: Document = {name: [] for name in LISTS}
    return export_of(
        **{
            **empty,
            "conversations": talks,
            "entries": draw(by("id", entries([talk["id"] for talk in talks]))),
            "objections": draw(by("id", st.fixed_dictionaries({"id": ids, "text": maybe_text}))),
            "support_card": draw(answers_of(shipped_content().forms["support_card"])),
        }
    )


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(document=exports())
def test_an_export_of_what_was_imported_is_equal(document: Document, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("exchange")
    a_journal(folder / "journal")
    opened(folder / "journal")
    try:
        JsonImport(shipped_content()).load(written(folder / "in.json", document))
        JsonExport(Clock()).save(folder / "out.json", history=True)
    finally:
        close_journal()

    assert exported(folder / "out.json") == document


@pytest.mark.slow
def test_a_broken_file_is_refused_without_a_trace_or_imported_whole(open_journal: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "export.json", rich_export())
    sound, chance = file.read_text(encoding="utf-8"), random.Random(SEED)
    importer = JsonImport(shipped_content())
    importer.load(file)
    stored = open_journal / "journal.db"
    before, refused = stored.read_bytes(), 0

    for _number in range(MUTATIONS):
        file.write_text(mutated(sound, chance), encoding="utf-8", errors="surrogatepass")
        try:
            importer.load(file)
        except UserError:
            refused += 1
            assert stored.read_bytes() == before
        before = stored.read_bytes()

    assert MUTATIONS / 2 < refused < MUTATIONS
    assert not database.connection().in_transaction


def mutated(text: str, chance: random.Random) -> str:
    for _times in range(chance.randint(1, 3)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice([0, 1, 1, 2, 8, 40]))
        text = text[:start] + chance.choice(["", *FRAGMENTS, text[start:end] * 2]) + text[end:]
    return text
