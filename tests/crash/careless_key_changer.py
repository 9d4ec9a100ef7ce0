"""Changes passphrases without waiting for names to be on the disk: the control that has to lose some."""

import sys
from pathlib import Path

from assertjournal.data.disk import atomic_write
from tests.crash import key_changer

if __name__ == "__main__":
    atomic_write.sync_folder = lambda folder: None
    key_changer.main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
