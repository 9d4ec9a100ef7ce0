"""Nothing that was said to be saved is lost when the process is killed."""

import random
from pathlib import Path

from tests.crash.sigkill import run


def test_sixty_kills_lose_nothing(tmp_path: Path) -> None:
    tally = run(tmp_path / "Journal.ajournal", 60, random.Random(3))

    assert tally.kills == 60
    assert tally.acknowledged > 200
    assert (tally.lost, tally.partial, tally.integrity_failures) == (0, 0, 0)
