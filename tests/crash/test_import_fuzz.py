"""An import file with anything wrong in it is refused in plain words and changes nothing."""

import re
import subprocess
import sys

from tests.support.source_tree import ROOT

SEEDS = ("3", "4")  # one process for each, at the same time
FILES = 15_000


def test_thirty_thousand_mutated_files_are_refused_or_imported_and_nothing_else() -> None:
    command = [sys.executable, "-m", "tests.crash.import_fuzz", str(FILES)]
    running = [subprocess.Popen([*command, seed], cwd=ROOT, stdout=subprocess.PIPE, text=True) for seed in SEEDS]
    for process in running:
        said, _nothing = process.communicate()
        files, refused, imported, unexpected, changed = map(int, re.findall(r"\d+", said))
        assert (files, unexpected, changed, process.returncode) == (FILES, 0, 0, 0), said
        assert refused > FILES // 2
        assert imported > FILES // 100
