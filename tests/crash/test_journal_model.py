"""Entries, pages and search are as in a plain dict, in any order of changes, reopenings and abandoned saves."""

from tests.crash.journal_model import run


def test_a_hundred_stories_of_thirty_steps_leave_the_journal_as_a_dict_would_be() -> None:
    assert run(100, 30) > 1_000
