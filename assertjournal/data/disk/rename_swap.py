"""Two folders that exchange their names at once, with no moment in between.

Linux can (renameat2(2), flag RENAME_EXCHANGE), on most kinds of disk; elsewhere the caller needs two steps.
"""

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100
_EXCHANGE = 2


def exchange(first: Path, second: Path) -> bool:
    """Exchange the names of two folders. Return False where that cannot be done at once, and nothing was done."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0
