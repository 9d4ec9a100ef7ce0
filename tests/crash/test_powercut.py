"""Nothing that was said to be saved is lost when the power fails, and the simulation would show it."""

import random
from pathlib import Path

from tests.crash.powercut import cut, recorded
from tests.support.tracing import needs_strace


@needs_strace
def test_a_thousand_power_cuts_lose_nothing(tmp_path: Path) -> None:
    found = cut(recorded(tmp_path), tmp_path / "After.ajournal", 1_000, random.Random(3))

    assert (found.cuts, found.lost, found.damaged) == (1_000, 0, 0)


@needs_strace
def test_a_database_set_up_for_speed_does_lose_saves(tmp_path: Path) -> None:
    found = cut(recorded(tmp_path, "careless_saver"), tmp_path / "After.ajournal", 20, random.Random(3))

    assert found.lost > 0
