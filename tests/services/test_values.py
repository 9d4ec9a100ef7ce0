"""Values as a person adds, rates, renames and takes them away, and finds them in what was written."""

from datetime import timedelta
from pathlib import Path

import pytest

from assertjournal.core.changes import Changes
from assertjournal.core.errors import AnswerError
from assertjournal.core.value import RatedValue
from assertjournal.services.entries import Edit, Entries, EntryTarget
from assertjournal.services.values import ValueIsThere, Values
from tests.support.builders import TODAY, an_id
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content


@pytest.fixture
def values(open_journal: Path, clock: SetClock) -> Values:
    return Values(shipped_content(), clock)


def labels(values: Values) -> list[str]:
    return [rated.value.label for rated in values.all()]


def the_one(values: Values, *given: str) -> RatedValue:
    values.add(given)
    (one,) = values.all()
    return one


def history(values: Values, value_id: str) -> list[tuple[int, int | None, int | None]]:
    rated = values.get(value_id)
    assert rated is not None
    return [((rating.date - TODAY).days, rating.importance, rating.lived) for rating in rated.ratings]


def a_sheet(entries: Entries, clock: SetClock, worksheet: str, *matters: str) -> str:
    clock.pass_by(timedelta(minutes=1))
    target = EntryTarget(an_id(), worksheet)
    entries.save(target, Edit(answers={"matters": matters, "honest_reason": "Honesty, too"}))
    return target.id


def test_values_are_picked_or_written(values: Values) -> None:
    values.add(["Patience", "  my  own\nwords "])

    assert [(rated.value.label, rated.value.own) for rated in values.all()] == [
        ("my own words", True),
        ("Patience", False),
    ]


@pytest.mark.parametrize("again", ["Honesty", "honesty", " HONESTY "])
def test_a_value_is_there_once_whatever_its_capitals(values: Values, again: str) -> None:
    values.add(["Honesty"])

    assert values.add([again]) == Changes()
    assert labels(values) == ["Honesty"]


def test_own_words_that_stand_in_the_list_are_picked_from_it(values: Values) -> None:
    one = the_one(values, "peace of MIND").value
    assert (one.label, one.own) == ("Peace of mind", False)


def test_nothing_is_no_value(values: Values) -> None:
    assert values.add(["", " \n "]) == Changes()
    assert values.all() == ()


def test_what_cannot_be_stored_is_replaced(values: Values) -> None:
    assert the_one(values, "a\0b\ud800").value.label == "a\ufffdb\ufffd"


def test_the_list_offers_what_is_not_there_yet(values: Values) -> None:
    values.add(["honesty", "Own"])
    offered = values.offered(rated.value for rated in values.all())
    assert "Honesty" not in offered
    assert len(offered) == len(shipped_content().lists["values"]) - 1


def test_ratings_are_kept_by_their_days(values: Values, clock: SetClock) -> None:
    one = the_one(values, "Honesty").value.id
    values.rate(one, {"importance": 8, "lived": 4})
    clock.pass_by(timedelta(days=3))

    assert values.rate(one, {"lived": 6}).values == frozenset({one})

    assert history(values, one) == [(0, 8, 4), (3, None, 6)]


def test_another_rating_of_the_same_day_replaces_only_what_was_rated_again(values: Values) -> None:
    one = the_one(values, "Honesty").value.id
    values.rate(one, {"importance": 8, "lived": 4})

    values.rate(one, {"lived": 0})

    assert history(values, one) == [(0, 8, 0)]


def test_a_rating_that_is_taken_back_leaves_none_behind(values: Values) -> None:
    one = the_one(values, "Honesty").value.id
    values.rate(one, {"importance": 8})

    values.rate(one, {"importance": None})

    assert history(values, one) == []


@pytest.mark.parametrize("number", [-1, 11, True, "5"])
def test_a_rating_goes_from_0_to_10(values: Values, number: int) -> None:
    one = the_one(values, "Honesty").value.id
    with pytest.raises(AnswerError):
        values.rate(one, {"lived": number})
    assert history(values, one) == []


def test_a_value_that_is_gone_is_not_rated(values: Values) -> None:
    assert values.rate(an_id(), {"lived": 5}) == Changes()


def test_an_own_value_is_renamed_with_its_ratings(values: Values) -> None:
    one = the_one(values, "being on tme").value.id
    values.rate(one, {"lived": 5})

    values.rename(one, " Being on time ")

    assert labels(values) == ["Being on time"]
    assert history(values, one) == [(0, None, 5)]


def test_a_value_is_not_renamed_to_another_one(values: Values) -> None:
    values.add(["Honesty", "candour"])
    one = next(rated.value for rated in values.all() if rated.value.own)

    with pytest.raises(ValueIsThere) as refusal:
        values.rename(one.id, "HONESTY")

    assert labels(values) == ["candour", "Honesty"]
    assert "candour" not in str(refusal.value).casefold()


def test_a_value_may_change_its_capitals(values: Values) -> None:
    one = the_one(values, "candour").value.id
    values.rename(one, "Candour")
    assert labels(values) == ["Candour"]


def test_an_empty_name_leaves_the_old_one(values: Values) -> None:
    one = the_one(values, "candour").value.id
    assert values.rename(one, " ") == Changes()
    assert labels(values) == ["candour"]


def test_what_was_taken_away_comes_back_with_its_ratings(values: Values) -> None:
    one = the_one(values, "Honesty").value.id
    values.rate(one, {"importance": 8})
    before = values.get(one)
    assert before is not None

    values.take_away(one)
    assert values.all() == ()
    values.put_back(before)

    assert values.all() == (before,)


def test_what_comes_back_after_it_was_added_again_is_one(values: Values, clock: SetClock) -> None:
    values.rate(the_one(values, "Honesty").value.id, {"importance": 8})
    (before,) = values.all()
    values.take_away(before.value.id)
    clock.pass_by(timedelta(days=1))
    values.rate(the_one(values, "honesty").value.id, {"importance": 3})

    values.put_back(before)

    (one,) = values.all()
    assert history(values, one.value.id) == [(0, 8, None), (1, 3, None)]


def test_taking_a_value_away_leaves_entries_alone(values: Values, entries: Entries, clock: SetClock) -> None:
    sheet = a_sheet(entries, clock, "values", "Honesty")
    before = entries.get(sheet)

    values.take_away(the_one(values, "Honesty").value.id)

    assert entries.get(sheet) == before


def test_entries_that_name_a_value_are_found_newest_first(values: Values, entries: Entries, clock: SetClock) -> None:
    made = [
        a_sheet(entries, clock, "values", "Good work", "honesty"),
        a_sheet(entries, clock, "reflection", "Honesty with Mara"),
    ]
    a_sheet(entries, clock, "values", "Peace of mind")

    found = values.naming(["Honesty"])

    assert [line.id for line in found] == made[::-1]
    assert [line.named for line in found] == [("Honesty",), ("Honesty",)]


def test_an_entry_that_names_values_opens_with_what_it_is_about(
    values: Values, entries: Entries, clock: SetClock
) -> None:
    target = EntryTarget(an_id(), "reflection")
    entries.save(
        target, Edit(answers={"about": "Late\nagain", "matters": ("Rest", "Fun", "honesty"), "next_step": "x"})
    )

    (line,) = values.naming(["Honesty", "Peace of mind", "Rest"])

    assert (line.opening, line.named) == ("Late\nagain", ("Honesty", "Rest"))


def test_where_it_does_not_say_so_it_opens_with_its_first_words(
    values: Values, entries: Entries, clock: SetClock
) -> None:
    entries.save(EntryTarget(an_id(), "reflection"), Edit(answers={"matters": ("Rest",), "next_step": "Sleep"}))

    (line,) = values.naming(["Rest"])

    assert line.opening.split() == ["Rest", "Sleep"]


def test_what_lies_in_the_bin_is_not_found(values: Values, entries: Entries, clock: SetClock) -> None:
    entries.move_to_bin(a_sheet(entries, clock, "values", "Honesty"))
    assert values.naming(["Honesty"]) == ()


def test_no_value_is_named_nowhere(values: Values, entries: Entries, clock: SetClock) -> None:
    a_sheet(entries, clock, "values", "Honesty")
    assert values.naming([]) == ()


def test_a_value_is_found_page_by_page(
    values: Values, entries: Entries, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assertjournal.services.values._BATCH", 2)
    made = [a_sheet(entries, clock, "values", "Rest" if number % 3 else "Fun") for number in range(9)]
    wanted = [entry for number, entry in enumerate(made) if number % 3][::-1]

    first = values.naming(["Rest"], limit=4)
    rest = values.naming(["Rest"], first[-1], limit=4)

    assert [line.id for line in (*first, *rest)] == wanted


def test_the_field_that_names_values_is_known(values: Values) -> None:
    assert values.field_of("values") == "matters"
    assert values.field_of("reflection") == "matters"
    assert values.field_of("asking") is None
    assert values.field_of(None) is None
