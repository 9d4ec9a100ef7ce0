"""Encrypting a journal again in tests: looking at what came of it, and mishaps on the way."""

from pathlib import Path
from typing import Any

import pytest

from assertjournal.core.errors import JournalDamaged
from assertjournal.data.database.database import database
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.disk.rename_swap import exchange
from assertjournal.data.journal import journal_file, reencryption
from assertjournal.data.keys.keys import DatabaseKey, NewKeys
from assertjournal.data.tables import transfer
from tests.support.builders import NOW

NEW = "four other words now"


def everything() -> dict[str, list[dict[str, object]]]:
    """Return all rows of the open journal."""
    return {table: list(transfer.read_all(table)) for table in transfer.TRANSFERRED}


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of the files in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def folders(journal: Path) -> list[str]:
    """Return the names of what lies beside a journal, with its own."""
    return sorted(path.name for path in journal.parent.iterdir())


def open_with(journal: Path, passphrase: str) -> None:
    """Close what is open, and open this journal on this thread."""
    journal_file.close_journal()
    journal_file.open_journal(journal, journal_file.unwrap_key(journal, passphrase=passphrase), now=NOW)


def fails_to_open(monkeypatch: pytest.MonkeyPatch, keys: NewKeys) -> None:
    """Refuse to open a journal with these keys after it was re-encrypted."""
    real = journal_file.open_journal

    def refuse(folder: Path, key: DatabaseKey, **others: Any) -> None:
        if key == keys.key:
            raise JournalDamaged("It cannot be opened.")
        real(folder, key, **others)

    monkeypatch.setattr(reencryption, "open_journal", refuse)


class Killed(BaseException):
    """The process is gone."""


def killed_at_the_exchange(monkeypatch: pytest.MonkeyPatch, keys: NewKeys, *, after: bool) -> None:
    """End as a kill would: nothing is put in order, and the kernel lets go of the locks."""

    def exchange_and_die(first: Path, second: Path) -> bool:
        if after:
            exchange(first, second)
        raise Killed

    held = []

    def note(folder: Path) -> InstanceLock:
        held.append(InstanceLock(folder))
        return held[-1]

    lock = database.journal.lock
    with monkeypatch.context() as patch:
        patch.setattr(reencryption, "exchange", exchange_and_die)
        patch.setattr(reencryption, "InstanceLock", note)
        with pytest.raises(Killed):
            reencryption.encrypt_anew(keys, NOW)
    for one in (*held, lock):
        assert one is not None
        one.release()
