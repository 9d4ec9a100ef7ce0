"""Characters that cannot be drawn are named, and counted where there are many."""

import pytest

from assertjournal.services.summary.characters import named_characters

MANY = [chr(number) for number in range(0x13000, 0x13000 + 50)]


@pytest.mark.parametrize(("count", "ending"), [(20, "(U+13013)"), (21, "and 1 more"), (50, "and 30 more")])
def test_twenty_are_named_and_the_others_counted(count: int, ending: str) -> None:
    words = named_characters(MANY[:count])

    assert (words.count("U+"), words.endswith(ending)) == (20, True)


def test_nothing_is_said_where_all_can_be_drawn() -> None:
    assert named_characters([]) == ""
