"""Searching what was written, newest first."""

import json
import re
from collections.abc import Iterable

from assertjournal.core.conversation import ConversationLine
from assertjournal.core.entry import EntryLine
from assertjournal.core.word_search import SnippetPart, WordSearch
from assertjournal.data.database.database import database
from assertjournal.data.tables import conversations
from assertjournal.data.tables.entries import LINE_COLUMNS, line

# SQLite marks matches within one text. These two signs cannot be typed, and no stored text has them.
_MATCH_BEGINS = "\x02"
_MATCH_ENDS = "\x03"
_WORD = re.compile(r"[^\W_]")
# SQL, not peewee: full-text search, snippets, and indexes that are named because the planner chooses worse ones.
# The newest matches are picked from an index that holds nothing but dates; lines and snippets are made for those only.
_FIND = f"""
    SELECT {LINE_COLUMNS}, snippet(entry_index, -1, char(2), char(3), '…', 16)
    FROM entry_index CROSS JOIN entry ON entry.number = entry_index.rowid
    LEFT JOIN conversation ON conversation.id = entry.conversation
    WHERE entry_index MATCH ?1 AND +entry_index.rowid IN (
        SELECT number FROM entry INDEXED BY entry_newest
        WHERE deleted_at IS NULL AND +number IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ?1)
        ORDER BY date DESC, created_at DESC, id DESC LIMIT ?2
    )
    ORDER BY entry.date DESC, entry.created_at DESC, entry.id DESC
"""  # noqa: S608
_OF_CONVERSATIONS = f"""
    SELECT {LINE_COLUMNS}
    FROM entry LEFT JOIN conversation ON conversation.id = entry.conversation
    WHERE entry.number IN (
        SELECT number FROM entry INDEXED BY entry_newest
        WHERE deleted_at IS NULL AND +number IN (
            SELECT number FROM entry INDEXED BY entry_worksheet WHERE conversation IN (SELECT value FROM json_each(?))
        )
        ORDER BY date DESC, created_at DESC, id DESC LIMIT ?
    )
    ORDER BY entry.date DESC, entry.created_at DESC, entry.id DESC
"""  # noqa: S608
_CONVERSATIONS = f"""
    SELECT {conversations.LINE_COLUMNS}, coalesce(name, '')
    FROM conversation LEFT JOIN person ON person.id = conversation.person
    WHERE deleted_at IS NULL
    ORDER BY created_at DESC, conversation.id DESC
"""  # noqa: S608
_TITLE, _LABEL = 1, 2


def find(query: str, limit: int = 50) -> tuple[tuple[EntryLine, tuple[SnippetPart, ...]], ...]:
    """Return the newest entries that hold all words of `query`, the last one perhaps as a word's beginning.

    Beside each comes the place where it matches. Any text is a query. One without a word finds nothing.
    """
    match = _match(query)
    if not match:
        return ()
    rows = database.execute_sql(_FIND, (match, limit)).fetchall()
    return tuple((line(row[:-1]), _parts(row[-1])) for row in rows)


def find_conversations(wanted: WordSearch) -> tuple[ConversationLine, ...]:
    """Return the conversations that hold all words in their title and their person's names; newest first."""
    rows = database.execute_sql(_CONVERSATIONS).fetchall() if wanted.words else ()
    return tuple(
        conversations.line(line_columns)
        for *line_columns, name in rows
        if wanted.finds(line_columns[_TITLE], line_columns[_LABEL], name)
    )


def of_conversations(wanted: Iterable[str], limit: int = 50) -> tuple[EntryLine, ...]:
    """Return the newest entries of some conversations, without the bin's."""
    return tuple(map(line, database.execute_sql(_OF_CONVERSATIONS, (json.dumps(sorted(wanted)), limit)).fetchall()))


def _match(query: str) -> str:
    words = [word.replace('"', '""') for word in query.replace("\0", " ").split() if _WORD.search(word)]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def _parts(snippet: str) -> tuple[SnippetPart, ...]:
    parts = []
    for number, part in enumerate(" ".join(snippet.split()).split(_MATCH_BEGINS)):
        match, _ends, rest = part.partition(_MATCH_ENDS) if number else ("", "", part)
        parts += [SnippetPart(match, matches=True), SnippetPart(rest)]
    return tuple(part for part in parts if part.text)
