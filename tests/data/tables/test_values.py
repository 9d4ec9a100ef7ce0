"""Values and how they were rated."""

from datetime import timedelta
from pathlib import Path

from assertjournal.core.value import Value, ValueRating
from assertjournal.data.database.database import saving
from assertjournal.data.tables import values
from tests.support.builders import TODAY


def test_values_come_back_by_label(open_journal: Path) -> None:
    made = [Value("2", "patience"), Value("1", "Being Fair", own=True)]
    with saving():
        for value in made:
            values.put(value)

    assert values.all_values() == (made[1], made[0])


def test_ratings_come_back_oldest_first_and_are_replaced_whole(open_journal: Path) -> None:
    older, newer = ValueRating("b", "1", TODAY - timedelta(1), 9, 0), ValueRating("a", "1", TODAY, 9, None)
    with saving():
        values.put(Value("1", "patience"))
        values.put_rating(newer)
        values.put_rating(ValueRating("b", "1", TODAY, 1, 1))

    with saving():
        values.put_rating(older)

    assert values.all_ratings() == (older, newer)


def test_a_purged_value_takes_its_ratings(open_journal: Path) -> None:
    with saving():
        values.put(Value("1", "patience"))
        values.put_rating(ValueRating("a", "1", TODAY, 5, 5))

    with saving():
        values.purge("1")

    assert values.all_values() == ()
    assert values.all_ratings() == ()


def test_purging_a_value_leaves_the_others(open_journal: Path) -> None:
    with saving():
        values.put(Value("1", "patience"))
        values.put(Value("2", "fairness"))

    with saving():
        values.purge("1")

    assert values.all_values() == (Value("2", "fairness"),)


def test_the_ratings_of_a_value_are_its_own(open_journal: Path) -> None:
    mine = ValueRating("a", "1", TODAY, 5, 5)
    with saving():
        for number in ("1", "2"):
            values.put(Value(number, number))
        values.put_rating(mine)
        values.put_rating(ValueRating("b", "2", TODAY, 9, 9))

    assert values.ratings_of("1") == (mine,)
