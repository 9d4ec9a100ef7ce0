"""The export format, version 1: what its lists are called, and which tables they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

Row: TypeAlias = dict[str, object]
"""A row of a table by column, as `data/tables/transfer.py` has it."""

FORMAT = "assertjournal-export"
VERSION = 1
SUPPORT_CARD = "support_card"
SUPPORT_CARD_ROW = 1
LISTS = {
    "conversations": "conversation",
    "entries": "entry",
    "objections": "objection",
    "people": "person",
    "presets": "preset",
    "rehearsals": "rehearsal",
    "scenarios": "own_scenario",
    "summaries": "summary",
    "value_ratings": "value_rating",
    "values": "value",
    "worksheets": "own_worksheet",
}
"""The table of each list. A column that is named like another table holds an id of it."""

RATINGS = ("hard", "nervous", "sure")
"""Columns of a conversation that stand together under the key `ratings`."""

IN_BIN = ("deleted_at", "entries_kept")
"""Columns of a conversation that are exported only while it is in the bin."""

WORKED_OUT = frozenset({"search_text"})
"""Columns that are not exported because they follow from others."""


@dataclass(frozen=True, slots=True)
class Within:
    """A table whose rows stand within the items of a list: under `key`, the row `owner` names, in order of `order`."""

    table: str
    owner: str
    order: str
    key: str


WITHIN = {
    "conversations": Within("conversation_rating", "conversation", "date", "rating_history"),
    "entries": Within("entry_version", "entry", "number", "history"),
}


@dataclass(frozen=True, slots=True)
class ItemRows:
    """An item of a list as rows: its own, and those that stand within it, by their table."""

    row: Row = field(repr=False)
    within: Mapping[str, list[Row]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
