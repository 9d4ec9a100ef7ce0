"""Values in the journal, and how they were rated over time."""

from datetime import date

from assertjournal.core.value import Value, ValueRating
from assertjournal.data.rows import ValueRatingRow, ValueRow
from assertjournal.data.rows import put as put_row


def all_values() -> tuple[Value, ...]:
    """Give all values, by label."""
    found = (Value(row.id, row.label, own=bool(row.own)) for row in ValueRow.select())
    return tuple(sorted(found, key=lambda value: (value.label.casefold(), value.id)))


def put(value: Value) -> None:
    """Insert a value, or replace it whole."""
    put_row(ValueRow, {"id": value.id, "label": value.label, "own": int(value.own)})


def purge(value_id: str) -> None:
    """Remove a value for good, with its ratings."""
    ValueRow.delete().where(ValueRow.id == value_id).execute()


def all_ratings() -> tuple[ValueRating, ...]:
    """Give the ratings of all values, oldest day first."""
    return tuple(map(_rating, ValueRatingRow.select().order_by(ValueRatingRow.date, ValueRatingRow.id)))


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


def _rating(row: ValueRatingRow) -> ValueRating:
    return ValueRating(row.id, row.value, date.fromisoformat(row.date), row.importance, row.lived)
