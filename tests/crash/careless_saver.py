"""The saving process with a database set up for speed: the blind control, which has to lose saves."""

import sys
from pathlib import Path

from assertjournal.data.database import connection
from tests.crash import saver

_CARELESS = {"journal_mode": ("WAL", "wal"), "synchronous": ("NORMAL", 1)}

if __name__ == "__main__":
    connection._PRAGMAS = tuple(
        (name, *_CARELESS.get(name, (value, expected))) for name, value, expected in connection._PRAGMAS
    )
    saver.main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
