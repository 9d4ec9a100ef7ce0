"""Saving one changed answer durably, against the bare statement on a copy of the same journal."""

import random
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from assertjournal.core.answers import searchable_text
from assertjournal.core.clock import Clock
from assertjournal.core.worksheet import FieldKind
from assertjournal.data.database.connection import connect
from assertjournal.data.disk.serialization import answers_text, moment_text
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.services.entries import Edit, Entries, EntryTarget, SaveMoment
from benchmarks.figures import Figure, spread
from benchmarks.journals import content, entry_id, filled, opened, words
from benchmarks.passphrase import PASSPHRASE
from benchmarks.setting import Setting

SAVES = 1_000
# Saved every few seconds, an entry that is written in for a minute or two is saved so often.
SAVES_PER_SITTING = 20
WORDS = 300
ENTRY = 500
GOALS = {"ratio": 2.0, "p99": 16.0, "worst": 33.0}
_UPDATE = "UPDATE entry SET answers = ?, search_text = ?, modified_at = ? WHERE id = ?"
Save = Callable[[int], object]


def measure(setting: Setting) -> Iterator[Figure]:
    """Save by turns into two copies, so that a slow moment of the disk hits both alike."""
    for size in setting.sizes:
        ours, bare = (_copy(setting, size, name) for name in ("ours", "bare"))
        with opened(ours):
            times = _by_turns(_program(), *_bare(bare))
        yield Figure("save one changed answer", spread(times[0]), spread(times[1]), size, GOALS)


def _by_turns(program: Save, bare: Save, close: Callable[[], None]) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(SAVES):
        for save, found in zip((program, bare), times, strict=True):
            began = time.perf_counter()
            save(number)
            found.append((time.perf_counter() - began) * 1000)
    close()
    return times


def _copy(setting: Setting, size: int, name: str) -> Path:
    copy = setting.folder / f"{name}.ajournal"
    shutil.rmtree(copy, ignore_errors=True)
    return shutil.copytree(setting.journal(size), copy)


def _texts() -> tuple[str, ...]:
    """Return a text as it stands at each save of a sitting: a few words more each time."""
    chance = random.Random(3)  # noqa: S311 - invented text
    text = words(chance, WORDS - SAVES_PER_SITTING)
    return tuple(f"{text} {words(chance, number)}" for number in range(1, SAVES_PER_SITTING + 1))


def _program() -> Save:
    """Return what the program does, the history of a sitting's beginning and end included."""
    entries, texts = Entries(content(), Clock()), _texts()
    entry = entries.get(entry_id(ENTRY))
    assert entry is not None
    target = EntryTarget(entry.id, entry.worksheet, entry.conversation)
    written = next(field.id for field in entries.sheet(entry.worksheet) if field.kind is FieldKind.LONG_TEXT)

    def save(number: int) -> object:
        turn = number % SAVES_PER_SITTING
        moment = SaveMoment(begins=turn == 0, leaves=turn == SAVES_PER_SITTING - 1)
        return entries.save(target, Edit({written: texts[turn]}), moment)

    return save


def _bare(path: Path) -> tuple[Save, Callable[[], None]]:
    """Return one statement with the same pragmas, table, triggers and text; and what closes the file."""
    key = journal_file.unwrap_key(path, passphrase=PASSPHRASE)
    connection = connect(path / DATABASE_FILE, key)
    sheet = content().skills[ENTRY % len(content().skills)]
    written = next(field.id for field in sheet if field.kind is FieldKind.LONG_TEXT)
    answers = filled(sheet, random.Random(4), 1)  # noqa: S311 - invented text
    filled_in = [{**answers, written: text} for text in _texts()]
    states = [(answers_text(state), searchable_text(sheet, state)) for state in filled_in]
    now, name = moment_text(datetime.now(UTC)), entry_id(ENTRY)

    def save(number: int) -> object:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_UPDATE, (*states[number % SAVES_PER_SITTING], now, name))
        return connection.execute("COMMIT")

    return save, connection.close
