"""Searching what was written, newest first."""

import re

from assertjournal.core.entry import EntryLine
from assertjournal.data.database import database
from assertjournal.data.entries import LINE_COLUMNS, line

MATCH_BEGINS = "\x02"
MATCH_ENDS = "\x03"
_WORD = re.compile(r"[^\W_]")
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


def find(query: str, limit: int = 50) -> tuple[tuple[EntryLine, str], ...]:
    """Give the newest entries that hold all words of `query`, the last one perhaps as a word's beginning.

    Beside each comes the place where it matches, every match between MATCH_BEGINS and MATCH_ENDS.
    Any text is a query; one without a word finds nothing.
    """
    match = _match(query)
    if not match:
        return ()
    rows = database.execute_sql(_FIND, (match, limit)).fetchall()
    return tuple((line(row[:-1]), row[-1]) for row in rows)


def _match(query: str) -> str:
    words = [word.replace('"', '""') for word in query.replace("\0", " ").split() if _WORD.search(word)]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""
