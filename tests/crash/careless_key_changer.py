"""Changes passphrases without waiting for names to be on the disk: the control that has to lose some."""

import sys
from pathlib import Path

from assertjournal.data.disk import durable
from tests.crash import key_changer

if __name__ == "__main__":
    durable.sync_folder = lambda folder: None
    key_changer.main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
