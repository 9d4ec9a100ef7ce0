"""Damage to a journal’s file, as a failing disk does it."""

from pathlib import Path

from assertjournal.data.journal_file import DATABASE_FILE


def flip_a_bit(journal: Path) -> None:
    """Flip one bit in the last page of a journal’s database, where nothing but a check looks soon."""
    with (journal / DATABASE_FILE).open("r+b") as file:
        file.seek(-2_000, 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))
