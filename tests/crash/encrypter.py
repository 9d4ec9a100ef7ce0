"""A process that encrypts a journal again over and over, and says so each time: a victim of the crash tests."""

import sys
from itertools import count
from pathlib import Path

from assertjournal.data.journal import journal_file
from assertjournal.data.journal.old_copies import delete_old_copy, old_copies
from assertjournal.data.journal.reencryption import encrypt_anew
from assertjournal.data.keys.keys import create_keys
from tests.crash.key_changer import words
from tests.support.builders import CHEAP_KDF, NOW


def main(path: Path, present: int) -> None:
    """Encrypt for ever, printing each number once its passphrase opens the journal, and delete the old copies."""
    journal_file.open_journal(path, journal_file.unwrap_key(path, passphrase=words(present)), now=NOW)
    for number in count(present + 1):
        encrypt_anew(create_keys(words(number), CHEAP_KDF), NOW)
        print(number, flush=True)
        for copy in old_copies():
            delete_old_copy(copy)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
