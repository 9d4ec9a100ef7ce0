"""One pass over an import file: compare every item with the journal, insert what is new, refuse what differs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assertjournal.core.answers import answers_to_json
from assertjournal.core.errors import ImportRefused
from assertjournal.data.tables import support_card, transfer
from assertjournal.i18n import _
from assertjournal.services.transfer.import_items import ItemReader
from assertjournal.services.transfer.interchange import LISTS, SUPPORT_CARD, SUPPORT_CARD_ROW, WITHIN, WORKED_OUT, Row
from assertjournal.services.transfer.json_object import inside, misfit, moment, twice
from assertjournal.services.transfer.json_stream import JsonItem, refused

STEP = 500
_FACTS = frozenset({"format", "version", "exported_at"})
_REFERENCES = frozenset({"person", "conversation", "value"})


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many items of each list were imported, and how many in all were in the journal already."""

    imported: Mapping[str, int]
    skipped: int


class ImportRun:
    """Takes the pieces of one file in their order; `finish` must follow the last. `facts` says what the file is."""

    def __init__(
        self, reader: ItemReader, progress: Callable[[int], None], *, writes: bool, keeps: bool = False
    ) -> None:
        """Store the reader of items. Without `writes`, nothing is inserted.

        With `keeps`, a row of the journal is left as it is, even where the file has another under the same id.
        """
        self._reader = reader
        self._progress = progress
        self._writes = writes
        self._keeps = keeps
        self._existing: dict[str, frozenset[str]] = {}
        self._seen: dict[str, set[str]] = defaultdict(set)
        self._references: dict[tuple[str, str], str] = {}
        self._waiting: dict[str, list[Row]] = defaultdict(list)
        self._imported: Counter[str] = Counter()
        self._skipped = 0
        self.facts: dict[str, object] = {}

    def add(self, piece: JsonItem) -> None:
        """Add one piece.

        Raises ImportRefused or MadeByNewerVersion, naming its place.
        """
        if piece.key in LISTS:
            self._add_to_list(piece)
        elif piece.index is not None or piece.key not in {*_FACTS, SUPPORT_CARD}:
            raise refused(_("{place} is not known here.").format(place=piece.key))
        elif piece.key == SUPPORT_CARD:
            if piece.value is not None:
                self._add_support_card(piece.value)
        else:
            self.facts[piece.key] = piece.value
            if piece.key == "exported_at":
                moment(piece.key, piece.value)

    def finish(self) -> ImportCounts:
        """Insert what waits, and see that everything referred to is there.

        Raises ImportRefused naming the first reference to nothing.
        """
        for (table, row_id), place in self._references.items():
            if row_id not in self._seen[table] and row_id not in self._ids(table):
                raise refused(
                    _("{place}: neither the file nor the journal has anything with this id.").format(place=place)
                )
        self._insert()
        return ImportCounts(dict(self._imported), self._skipped)

    def _add_to_list(self, piece: JsonItem) -> None:
        if piece.index is None:
            if piece.value != []:
                raise misfit(piece.key, _("a list"))
            return
        place, table = f"{piece.key}[{piece.index}]", LISTS[piece.key]
        found = self._reader.item(piece.key, place, piece.value)
        row_id = str(found.row["id"])
        # Of two items with one id, it would depend on their order which one is kept.
        if row_id in self._seen[table]:
            raise twice(inside(place, "id"))
        self._seen[table].add(row_id)
        for column in _REFERENCES & found.row.keys():
            if found.row[column] is not None:
                # Checked at the end, as an item may refer to one that comes later in the file.
                self._references.setdefault((column, str(found.row[column])), inside(place, column))
        known = self._add_row(table, place, found.row, (row_id,), known=row_id in self._ids(table))
        for rows in found.within.values():
            self._add_rows_within(piece.key, place, rows, known)
        self._count(piece.key, known)

    def _add_rows_within(self, name: str, place: str, rows: list[Row], known: bool) -> None:
        """Add rows along with their owner; of an owner that the journal knows, it must know every one of them."""
        within = WITHIN[name]
        for index, row in enumerate(rows):
            key = (row[within.owner], row[within.order])
            row_place = f"{inside(place, within.key)}[{index}]"
            if self._add_row(within.table, row_place, row, key, known) != known:
                raise _other_content(row_place, str(key[0]))

    def _add_row(self, table: str, place: str, row: Row, key: tuple[object, ...], known: bool) -> bool:
        """Queue a new row for its insertion, and return whether the same one is in the journal already."""
        if known and self._keeps:
            return True
        stored = transfer.get(table, *key) if known else None
        if stored is None:
            self._waiting[table].append(row)
            return False
        if _content(stored) != _content(row):
            raise _other_content(place, str(key[0]))
        return True

    def _add_support_card(self, value: object) -> None:
        card = self._reader.support_card(value)
        row = transfer.get("support_card", SUPPORT_CARD_ROW)
        stored = {} if row is None else row["answers"]
        if stored and card and not self._keeps and stored != answers_to_json(card):
            raise refused(_("{place}: the journal has another support card.").format(place=SUPPORT_CARD))
        if card and not stored and self._writes:
            support_card.put(card)
        if card:
            self._count(SUPPORT_CARD, known=bool(stored))

    def _count(self, name: str, known: bool) -> None:
        if known:
            self._skipped += 1
        else:
            self._imported[name] += 1
        # Rows are inserted in steps, so that memory stays bounded.
        if sum(map(len, self._waiting.values())) >= STEP:
            self._insert()
            self._progress(len(self._seen["entry"]))

    def _insert(self) -> None:
        if self._writes:
            for table, rows in self._waiting.items():
                transfer.insert_many(table, rows)
        self._waiting.clear()

    def _ids(self, table: str) -> frozenset[str]:
        if table not in self._existing:
            self._existing[table] = transfer.existing(table)
        return self._existing[table]


def _content(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in WORKED_OUT}


def _other_content(place: str, row_id: str) -> ImportRefused:
    return refused(
        _("{place}: the journal has something else under the id {id}.").format(place=place, id=row_id),
        _("Nothing was imported from this file; what the journal has is as it was."),
    )
