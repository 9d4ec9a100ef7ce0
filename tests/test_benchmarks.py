"""The benchmarks reckon rightly; how fast anything is, no test says."""

import json
from pathlib import Path

import pytest

from assertjournal.core.answers import parse_answers, searchable_text
from assertjournal.data.tables import entries
from benchmarks.figures import Figure, Spread, row, spread, write_json
from benchmarks.journals import SHORTEST, a_journal, content, entry_id, opened

ONE = Spread(1.0, 1.0, 1.0, 1)
TWO = Spread(2.0, 5.0, 9.0, 3)


def test_of_a_hundred_times_the_second_worst_is_the_99th_percentile() -> None:
    assert spread([*range(100, 0, -1)]) == Spread(50.5, 99, 100, 100)


def test_of_few_times_the_worst_is_the_99th_percentile() -> None:
    assert spread([3.0, 1.0, 2.0]) == Spread(2.0, 3.0, 3.0, 3)


def test_a_goal_that_is_just_reached_is_met() -> None:
    assert Figure("save", TWO, ONE, goals={"ratio": 2.0, "p99": 5.0, "worst": 9.0}).missed == ()


def test_each_goal_that_is_passed_is_named() -> None:
    assert Figure("save", TWO, ONE, goals={"ratio": 1.9, "p99": 5.0, "worst": 8.9}).missed == ("ratio", "worst")


def test_a_row_says_whether_its_goals_are_met() -> None:
    assert row(Figure("save", TWO, ONE, goals={"ratio": 1.9})).endswith("MISSED")
    assert row(Figure("save", TWO, ONE, goals={"ratio": 2.0})).endswith("met")
    assert not row(Figure("save", TWO, ONE)).endswith("met")


def test_what_was_measured_can_be_read_again(tmp_path: Path) -> None:
    write_json(tmp_path / "bench.json", [Figure("save", TWO, ONE, 1_000, {"ratio": 1.5})])

    (stored,) = json.loads((tmp_path / "bench.json").read_text())["milliseconds"]
    assert (stored["what"], stored["entries"], stored["ratio"], stored["missed"]) == ("save", 1_000, 2.0, ["ratio"])
    assert stored["ours"] == {"median": 2.0, "p99": 5.0, "worst": 9.0, "runs": 3}


@pytest.mark.slow
def test_a_measured_journal_holds_what_a_person_could_have_written(tmp_path: Path) -> None:
    path = a_journal(tmp_path / "1.ajournal", 7)

    with opened(path):
        entry = entries.get(entry_id(6))
    assert entry is not None
    sheet = content().worksheets[str(entry.worksheet)]
    assert parse_answers(sheet, entry.answers) == entry.answers
    assert len(searchable_text(sheet, entry.answers).split()) >= SHORTEST
