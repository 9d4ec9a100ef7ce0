"""Journals full of invented entries, the same ones in every run."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import ceil
from pathlib import Path

from assertjournal.core.answers import Answers, answers_to_json, searchable_text
from assertjournal.core.content import Content, load_content
from assertjournal.core.worksheet import FieldKind, Worksheet
from assertjournal.data.database.database import saving
from assertjournal.data.disk.serialization import moment_text
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import transfer
from assertjournal.paths import resources
from benchmarks.passphrase import PASSPHRASE

SHORTEST, LONGEST = 50, 400
ENTRIES_PER_CONVERSATION = 12
_FIRST_DAY = datetime(2020, 1, 1, 8, tzinfo=UTC)
_SYLLABLES = ("ba", "den", "fi", "gor", "ha", "jel", "ku", "lam", "mi", "nor", "pe", "qui", "ro", "sun", "ti", "ver")
_WRITTEN = (FieldKind.LONG_TEXT, FieldKind.TEXT)
_VOCABULARY = 6_000


@cache
def content() -> Content:
    """Return the shipped content."""
    return load_content(resources())


def words(chance: random.Random, count: int) -> str:
    """Return `count` invented words, common ones often and rare ones seldom, as in a language."""
    return " ".join(_vocabulary()[int(_VOCABULARY ** chance.random()) - 1] for _ in range(count))


def filled(sheet: Worksheet, chance: random.Random, count: int) -> Answers:
    """Answer every field of a worksheet as the shipped scenario does, one long text with `count` words instead."""
    scenario = next(iter(content().scenarios.values()))
    written = next(field.id for kind in _WRITTEN for field in sheet if field.kind is kind)
    return {**scenario.answers.get(sheet.id, {}), written: words(chance, count)}


def a_journal(path: Path, entries: int) -> Path:
    """Make a journal with so many entries of 50 to 400 words, leave it closed, and return its path."""
    journal_file.create_journal(path, PASSPHRASE)
    with opened(path), saving(), transfer.indexing_once():
        transfer.insert_many("conversation", _conversations(ceil(entries / ENTRIES_PER_CONVERSATION)))
        transfer.insert_many("entry", _entries(entries))
    return path


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """Open the journal on this thread for the block."""
    key = journal_file.unwrap_key(path, passphrase=PASSPHRASE)
    journal_file.open_journal(path, key, now=datetime.now(UTC))
    try:
        yield
    finally:
        journal_file.close_journal()


def entry_id(number: int) -> str:
    """Return the id of the entry with this number, counted from 0."""
    return f"00000000-0000-4000-8000-{number:012}"


def conversation_id(number: int) -> str:
    """Return the id of the conversation with this number, counted from 0."""
    return f"00000000-0000-4000-9000-{number:012}"


@cache
def _vocabulary() -> tuple[str, ...]:
    chance = random.Random(1)  # noqa: S311 - invented text, the same in every run
    return tuple("".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(_VOCABULARY))


def _conversations(count: int) -> Iterator[dict[str, object]]:
    names = transfer.columns("conversation")
    for number in range(count):
        at = moment_text(_FIRST_DAY + timedelta(hours=number))
        known = {"id": conversation_id(number), "title": f"Talk {number}", "created_at": at, "modified_at": at}
        yield {**dict.fromkeys(names), "occasion": "", **known}


def _entries(count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(2)  # noqa: S311 - as above
    skills = content().skills
    for number in range(count):
        sheet = skills[number % len(skills)]
        answers = filled(sheet, chance, chance.randint(SHORTEST, LONGEST))
        conversation = conversation_id(number // ENTRIES_PER_CONVERSATION)
        yield _entry(number, sheet, conversation, answers)


def _entry(number: int, sheet: Worksheet, conversation: str, answers: Answers) -> dict[str, object]:
    at = _FIRST_DAY + timedelta(minutes=20 * number)
    return {
        "id": entry_id(number),
        "kind": "worksheet",
        "worksheet": sheet.id,
        "worksheet_version": sheet.version,
        "conversation": conversation,
        "date": date.isoformat(at.date()),
        "created_at": moment_text(at),
        "modified_at": moment_text(at),
        "private": False,
        "tags": [],
        "deleted_at": None,
        "title": "",
        "answers": answers_to_json(answers),
        "search_text": searchable_text(sheet, answers),
    }
