"""Verifying the open journal from the first page to the last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import peewee
from sqlcipher3 import dbapi2

from assertjournal.core.errors import JournalDamaged, UserError
from assertjournal.data.database.connection import connect
from assertjournal.data.database.database import database
from assertjournal.data.disk.sqlite_errors import says_nothing_of_the_file, sqlite_name
from assertjournal.i18n import _

# SQL, not peewee: pragmas, and the commands of the full-text index.


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing that was checked, and what is wrong with it, in technical words; nothing if it is sound.

    `index_only` says that all that is wrong is the search index, which can be rebuilt from the entries. `undone` names
    why this could not be checked, as while another program holds the file: that is no damage.
    """

    checked: str
    findings: tuple[str, ...]
    index_only: bool = False
    undone: str = ""


Check = Callable[[], CheckResult]

_NOT_READ = ("error reading", "HMAC verification failed (OOM)", "page has an invalid size (OOM)")
"""How SQLCipher says that the disk or the memory failed it."""


def check_journal() -> tuple[CheckResult, ...]:
    """Check every page's seal, the tables, what refers to what, and the search index; takes seconds.

    The search index is left out where the journal may not be written to. Findings never hold what a user wrote.
    Raises JournalLocked.
    """
    return tuple(check() for check in journal_checks())


def journal_checks() -> tuple[Check, ...]:
    """Return what `check_journal` does as parts, to be called in this order. Other work may come in between.

    Raises JournalLocked, as each part does.
    """
    database.connection()
    parts: list[Check] = [
        lambda: _checked(_("The seal of every page"), _seals),
        lambda: _checked(_("The tables and their indexes"), _structure),
        lambda: _checked(_("What refers to what"), _references),
    ]
    if not database.file.read_only:
        parts.append(lambda: _checked(_("The search index, against every entry"), _search_index, of_index=True))
    return tuple(parts)


def check_afresh() -> tuple[CheckResult, ...]:
    """Run `check_journal` over a connection of its own, which knows of nothing that another one met.

    Raises JournalLocked.
    """
    name = _("The file of the journal")
    journal, file = database.journal, database.file
    if file.path is None or not file.is_there():
        return (CheckResult(name, (), undone="not there"),)
    try:
        with database.lent_to(file.path, connect(file.path, journal.key)):
            return check_journal()
    except JournalDamaged as error:
        return (CheckResult(name, (error.message,)),)
    except UserError as error:
        return (CheckResult(name, (), undone=error.message),)
    except dbapi2.DatabaseError as error:
        return (_stopped(name, error),)


def only_index_damaged(results: Iterable[CheckResult]) -> bool:
    """Return whether something was found, and all of it is about the search index."""
    damaged = [result for result in results if result.findings]
    return bool(damaged) and all(result.index_only for result in damaged)


def _checked(name: str, check: Callable[[], tuple[str, ...]], *, of_index: bool = False) -> CheckResult:
    try:
        findings = check()
    except (peewee.DatabaseError, dbapi2.DatabaseError) as error:
        return _stopped(name, error, of_index=of_index)
    undone = next((line for line in findings if line.startswith(_NOT_READ)), "")
    found = tuple(line for line in findings if not line.startswith(_NOT_READ))
    return CheckResult(name, found, bool(found) and all("fts5" in line.lower() for line in found), undone)


def _stopped(name: str, error: Exception, *, of_index: bool = False) -> CheckResult:
    reason = sqlite_name(error) or type(error).__name__
    if says_nothing_of_the_file(error):
        return CheckResult(name, (), undone=reason)
    return CheckResult(name, (reason,), of_index)


def _seals() -> tuple[str, ...]:
    # Read first: after a crash the seals are only right once the journal has been put in order.
    database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    return _complaints("cipher_integrity_check")


def _complaints(pragma: str) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in database.execute_sql(f"PRAGMA {pragma}").fetchall())


def _structure() -> tuple[str, ...]:
    return tuple(line for line in _complaints("integrity_check") if line != "ok")


def _references() -> tuple[str, ...]:
    rows = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    return tuple(f"{table} {number} -> {parent}" for table, number, parent, _key in rows)


def _search_index() -> tuple[str, ...]:
    # An insert by its form only: it writes nothing. Only rank 1 compares the index with the entries.
    database.connection().execute("INSERT INTO entry_index(entry_index, rank) VALUES ('integrity-check', 1)")
    return ()
