"""Kills the program while someone types, and counts what was lost of it: `python -m tests.crash.typing_kill 50`."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.entry import NOTE_FIELD
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries
from tests.crash.typist import LETTER, LETTERS_A_SECOND
from tests.support.builders import a_journal, opened
from tests.support.source_tree import ROOT

SOAK = ("50",)
MOST_SECONDS = 3
_FEWEST, _MOST = 5, 75


@dataclass(slots=True)
class Tally:
    """What happened over all kills; `most_lost` is in letters typed and not found again."""

    kills: int = 0
    typed: int = 0
    most_lost: int = 0

    @property
    def seconds_lost(self) -> float:
        """Return how much typing was lost at most, in seconds."""
        return self.most_lost / LETTERS_A_SECOND


def run(folder: Path, kills: int, chance: random.Random) -> Tally:
    """Kill the program at random letters, each time over a new journal in `folder`."""
    tally = Tally()
    for number in range(kills):
        journal = folder / f"{number}.ajournal"
        a_journal(journal)
        typed = _killed_after(journal, folder / "home", chance.randint(_FEWEST, _MOST))
        tally.kills += 1
        tally.typed += typed
        tally.most_lost = max(tally.most_lost, typed - _saved(journal))
    return tally


def _killed_after(journal: Path, home: Path, letters: int) -> int:
    """Run the typist for so many letters, kill it, and return how many it typed by then."""
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home))
    command = [sys.executable, "-m", "tests.crash.typist", str(journal)]
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _letter in range(letters)]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    return max((int(line) for line in said if line.endswith("\n")), default=0)


def _saved(journal: Path) -> int:
    opened(journal)
    try:
        (note, *others) = [entries.get(line.id) for line in entries.lines()] or [None]
        assert not others
        return 0 if note is None else str(note.answers[NOTE_FIELD]).count(LETTER)
    finally:
        journal_file.close_journal()


def main() -> None:
    """Print the figures of as many kills as the argument says."""
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), int(sys.argv[1]), random.Random())
    print(f"{tally.kills} kills while typing, {tally.typed} letters, at most {tally.seconds_lost:.1f} s of typing lost")
    sys.exit(0 if tally.typed and tally.seconds_lost <= MOST_SECONDS else 1)


if __name__ == "__main__":
    main()
