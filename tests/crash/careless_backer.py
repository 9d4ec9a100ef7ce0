"""The control: a process that makes backups and never waits for the disk. The simulation must find it out."""

import os
import sys
from pathlib import Path

from tests.crash import backer

if __name__ == "__main__":
    setattr(os, "fsync", lambda _descriptor: None)  # noqa: B010 - a type checker would see through an assignment
    backer.main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
