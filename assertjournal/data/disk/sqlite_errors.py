"""What went wrong with the file, in plain words, from SQLite's own name for it."""

import json
from collections.abc import Iterator

from assertjournal.core.errors import JournalDamaged, SaveFailed, UserError
from assertjournal.data.disk.serialization import DamagedFact
from assertjournal.i18n import _

DAMAGED = "SQLITE_CORRUPT"
_PASSING = tuple(
    f"SQLITE_{name}"
    for name in ("BUSY", "LOCKED", "INTERRUPT", "NOMEM", "IOERR", "FULL", "CANTOPEN", "READONLY", "PROTOCOL")
)


def sqlite_name(error: BaseException) -> str:
    """Return SQLite's name of the innermost failure behind `error`, or "" where SQLite has no part in it.

    peewee wraps errors, and an error while rolling back hides the first one: only the innermost tells the cause.
    """
    names = [str(getattr(one, "sqlite_errorname", "")) for one in _chain(error)]
    return next((name for name in reversed(names) if name), "")


def says_nothing_of_the_file(error: BaseException) -> bool:
    """Return whether SQLite failed for a reason that lies outside the file, so that another time it may not fail."""
    return sqlite_name(error).startswith(_PASSING)


def save_error(error: BaseException, *, file_is_there: bool) -> SaveFailed | None:
    """Return the failure to show for `error`, or None where it is a mistake of the program.

    SQLite refuses to write to a file that is not at its place any more, but only says that it is read-only. So
    `file_is_there` tells whether the file that was opened still is at its place.
    """
    name = sqlite_name(error)
    if name.startswith("SQLITE_READONLY") and not file_is_there:
        return SaveFailed(
            _("Not saved: the journal’s file was deleted, moved or replaced."),
            _open_again(),
        )
    for prefix, message, next_step in _causes():
        if name.startswith(prefix):
            return SaveFailed(message, next_step)
    return None


def read_error(error: BaseException) -> UserError | None:
    """Return the failure to show for an `error` while reading, or None where it is a mistake of the program."""
    name = sqlite_name(error)
    # What lies on a damaged page may come as zeros instead of an error, and zeros are no JSON and no day.
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or isinstance(error, json.JSONDecodeError | DamagedFact):
        return JournalDamaged(
            _("A part of the journal cannot be read: its file is damaged."),
            _("Do not delete anything. Keep a copy of the journal’s folder, and run “assertjournal check” on it."),
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return UserError(
            _("A part of the journal cannot be read: the disk reports an error."),
            _("Check that the disk is still connected and sound."),
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return UserError(
            _("A part of the journal cannot be read now: another program is using its file."),
            _("Close the other program, or wait until it is done."),
        )
    if name.startswith("SQLITE_NOMEM"):
        return UserError(
            _("A part of the journal cannot be read now: there is not enough free memory."), _("Close other programs.")
        )
    return None


def changed_by_another() -> SaveFailed:
    """Return the failure for a file whose content is not what this program wrote last."""
    return SaveFailed(
        _("Not saved: another program has changed the journal’s file."),
        _open_again(),
    )


def _open_again() -> str:
    return _("Copy what you just wrote, then close the window and open the journal again.")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _causes() -> tuple[tuple[str, str, str], ...]:
    connected = _("Check that the disk is still connected and sound.")
    damaged = (
        _("Not saved: the journal’s file is damaged or was replaced by something else."),
        _("Copy what you just wrote to a safe place, then restore a backup."),
    )
    return (
        (
            "SQLITE_FULL",
            _("Not saved: the disk is full."),
            _("Free some space; what you wrote is still here and will be saved then."),
        ),
        (
            "SQLITE_READONLY",
            _("Not saved: the journal may not be written to."),
            _("Check the rights of its folder and whether the disk is write-protected."),
        ),
        (
            "SQLITE_BUSY",
            _("Not saved: another program is using the journal’s file."),
            _("Close the other program, or wait until it is done."),
        ),
        ("SQLITE_CANTOPEN", _("Not saved: the journal’s folder cannot be written to or is gone."), connected),
        ("SQLITE_NOMEM", _("Not saved: there is not enough free memory."), _("Close other programs.")),
        ("SQLITE_IOERR", _("Not saved: the disk reports an error."), connected),
        ("SQLITE_CORRUPT", *damaged),
        ("SQLITE_NOTADB", *damaged),
    )
