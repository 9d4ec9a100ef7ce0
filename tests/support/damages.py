"""What happens to a journal’s file: damage, as a failing disk does it, and another program that holds it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assertjournal.data.database.connection import connect
from assertjournal.data.journal.journal_file import DATABASE_FILE, unwrap_key
from tests.support.builders import PASSPHRASE


def flip_a_bit(journal: Path, from_end: int = 2_000) -> None:
    """Flip one bit of a journal’s database, in its last page, where nothing but a check looks soon."""
    with (journal / DATABASE_FILE).open("r+b") as file:
        file.seek(-from_end, 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


@contextmanager
def held(journal: Path) -> Iterator[None]:
    """Lock a journal’s database, so that no one else can read it."""
    with closing(connect(journal / DATABASE_FILE, unwrap_key(journal, passphrase=PASSPHRASE))) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")
