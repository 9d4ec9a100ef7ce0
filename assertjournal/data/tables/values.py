"""Values in the journal, and how they were rated over time."""

from datetime import date

from assertjournal.core.value import Value, ValueRating
from assertjournal.data.disk.serialization import read_fact
from assertjournal.data.tables.rows import ValueRatingRow, ValueRow
from assertjournal.data.tables.rows import put as put_row


def all_values() -> tuple[Value, ...]:
    """Return all values, by label."""
    return tuple(sorted(map(_value, ValueRow.select()), key=lambda value: (value.label.casefold(), value.id)))


def put(value: Value) -> None:
    """Insert a value, or replace it whole."""
    put_row(ValueRow, {"id": value.id, "label": value.label, "own": int(value.own)})


def purge(value_id: str) -> None:
    """Remove a value for good, with its ratings."""
    ValueRow.delete().where(ValueRow.id == value_id).execute()


def all_ratings() -> tuple[ValueRating, ...]:
    """Return the ratings of all values, oldest day first."""
    return tuple(map(_rating, ValueRatingRow.select().order_by(ValueRatingRow.date, ValueRatingRow.id)))


def get(value_id: str) -> Value | None:
    """Return a value, or None where there is none."""
    row = ValueRow.get_or_none(ValueRow.id == value_id)
    return None if row is None else _value(row)


def ratings_of(value_id: str) -> tuple[ValueRating, ...]:
    """Return the ratings of a value, oldest day first."""
    of_value = ValueRatingRow.select().where(ValueRatingRow.value == value_id)
    return tuple(map(_rating, of_value.order_by(ValueRatingRow.date, ValueRatingRow.id)))


def purge_rating(rating_id: str) -> None:
    """Remove a rating for good."""
    ValueRatingRow.delete().where(ValueRatingRow.id == rating_id).execute()


def put_rating(rating: ValueRating) -> None:
    """Insert a rating, or replace it whole."""
    put_row(
        ValueRatingRow,
        {
            "id": rating.id,
            "value": rating.value,
            "date": rating.date.isoformat(),
            "importance": rating.importance,
            "lived": rating.lived,
        },
    )


def _value(row: ValueRow) -> Value:
    return Value(row.id, row.label, own=bool(row.own))


def _rating(row: ValueRatingRow) -> ValueRating:
    return ValueRating(row.id, row.value, read_fact(date.fromisoformat, row.date), row.importance, row.lived)
