"""What is stored as one of a few words, and is none of them any more, is damage and no mistake of the program."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest

from assertjournal import core
from assertjournal.core.clock import Clock
from assertjournal.core.conversation import Status
from assertjournal.core.errors import JournalDamaged
from assertjournal.core.word_search import word_search
from assertjournal.data.database.database import database, saving
from assertjournal.data.tables import bin as bin_rows
from assertjournal.data.tables import conversations, entries, history, search, summaries
from assertjournal.services.safety.journals import Journals
from tests.support.builders import NOW, a_conversation, a_version, an_entry, an_id
from tests.support.source_tree import PACKAGE, name_of, tree_of

TALK, ENTRY = an_id(), an_id()
CORE = [importlib.import_module(f"{core.__name__}.{module.name}") for module in pkgutil.iter_modules(core.__path__)]
ENUMERATIONS = {
    name
    for module in CORE
    for name, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, StrEnum) and found is not StrEnum
}
READERS: dict[str, tuple[str, Callable[[], object]]] = {
    "a conversation": ("conversation.status", lambda: conversations.get(TALK)),
    "the lines of conversations": ("conversation.status", conversations.lines),
    "conversations that were looked for": (
        "conversation.status",
        lambda: search.find_conversations(word_search("time")),
    ),
    "conversations for a summary": ("conversation.status", lambda: summaries.conversations_of({TALK})),
    "conversations in the bin": ("conversation.status", bin_rows.conversations),
    "an entry": ("entry.kind", lambda: entries.get(ENTRY)),
    "the lines of entries": ("entry.kind", entries.lines),
    "entries for a summary": ("entry.kind", lambda: list(summaries.entries(None, None))),
    "a former state": ("entry_version.reason", lambda: history.get(ENTRY, 1)),
    "the newest former state": ("entry_version.reason", lambda: history.latest(ENTRY)),
    "the lines of former states": ("entry_version.reason", lambda: history.lines(ENTRY)),
}


@pytest.fixture
def damaged(open_journal: Path) -> Callable[..., None]:
    """Return what puts another word into a column of everything that is stored."""

    def damage(column: str, *, binned: bool) -> None:
        table, name = column.split(".")
        with saving():
            conversations.put(a_conversation(id=TALK, title="Time for breaks", status=Status.READY), None)
            entries.put(an_entry(id=ENTRY), "")
            history.add(a_version(an_entry(id=ENTRY), 1))
            if binned:
                bin_rows.put_conversation(TALK, NOW, with_entries=True)
        database.connection().execute("PRAGMA ignore_check_constraints=ON")
        with saving():
            database.execute_sql(f"UPDATE {table} SET {name} = 'sleeping'")

    return damage


@pytest.mark.parametrize("what", READERS)
def test_a_word_that_cannot_be_is_a_damaged_file(damaged: Callable[..., None], what: str) -> None:
    column, read = READERS[what]
    damaged(column, binned="bin" in what)

    with pytest.raises(Exception) as failure:  # noqa: PT011 - what it is does not matter here
        read()

    assert isinstance(Journals(Clock()).explain(failure.value), JournalDamaged)


@pytest.mark.parametrize("path", sorted((PACKAGE / "data").rglob("*.py")), ids=name_of)
def test_no_word_is_read_from_the_journal_but_as_a_fact(path: Path) -> None:
    called = [node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    assert [name.id for name in called if isinstance(name, ast.Name) and name.id in ENUMERATIONS] == []
