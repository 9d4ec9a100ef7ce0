"""Whatever is wrong with an import file, it is refused in plain words and changes nothing."""

import random
from pathlib import Path

from tests.crash.import_fuzz import run


def test_seven_thousand_mutated_files_are_refused_or_imported_and_nothing_else(tmp_path: Path) -> None:
    fuzzed = run(tmp_path, 7_000, random.Random(3))

    assert fuzzed.refused > 3_500
    assert fuzzed.imported > 70
    assert (fuzzed.unexpected, fuzzed.changed) == (0, 0)
