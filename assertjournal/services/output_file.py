"""Files that a person asks for: written beside their place, moved there whole, readable by their owner only."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO
from uuid import uuid4

from assertjournal.core.errors import FileRefused
from assertjournal.data.disk.atomic_write import placing
from assertjournal.data.journal.journal_file import DATABASE_FILE
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY
from assertjournal.i18n import _
from assertjournal.paths import JOURNAL_SUFFIX

# Allowed as a global: a process that is about to end must find half-written files from anywhere.
_being_written: set[Path] = set()


def check_target(path: Path, *, force: bool) -> Path:
    """Return the place where a file for `path` is to be written, with links followed.

    Raises FileRefused where it exists and `force` is not set, or where there is no folder to write to. A folder, a
    device, a journal and the inside of a journal are always refused.
    """
    try:
        target = path.resolve()
        _check(target, force)
    except (OSError, RuntimeError) as error:
        raise _cannot_be_written(error) from error
    return target


def is_in_journal(path: Path) -> bool:
    """Return whether a path is that of a journal, or lies inside one, of which perhaps a single file is left."""
    return any(_parts_of_journal(folder) for folder in (path, *path.parents))


def check_outside_journals(place: Path) -> None:
    """Refuse a place for a new journal inside another one: it would be moved, copied and deleted with it.

    Nothing is written over there. So a lone file of a journal's name, in a folder of another, may be anyone's. Raises
    FileRefused.
    """
    try:
        folder = place.absolute().parent.resolve()
        is_inside = any(_looks_like_journal(one) for one in (folder, *folder.parents))
    except (OSError, RuntimeError):
        return  # whoever makes the journal there says what is wrong with the place
    if is_inside:
        raise FileRefused(_("This place is inside a journal’s own folder."), _("Choose a place outside of it."))


@contextmanager
def writing(path: Path, *, force: bool = False) -> Iterator[TextIO]:
    """Write a text file in UTF-8 whole or not at all. When this returns, it is on the disk.

    Raises what `check_target` raises, and FileRefused where it cannot be written.
    """
    with writing_bytes(path, force=force) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n", write_through=True)
        try:
            yield text
        finally:
            text.detach()


@contextmanager
def writing_bytes(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """Write a file whole or not at all. When this returns, it is on the disk.

    Raises what `check_target` raises, and FileRefused where it cannot be written.
    """
    target = check_target(path, force=force)
    fresh = target.with_name(f".{uuid4().hex}.part")
    _being_written.add(fresh)
    try:
        with placing(target, fresh) as stream:
            yield stream
    except OSError as error:
        raise _cannot_be_written(error) from error
    finally:
        # Gone already where it took its place.
        fresh.unlink(missing_ok=True)
        _being_written.discard(fresh)


def discard_unfinished() -> None:
    """Remove what is half written: others could read it, and a program that ends now would leave it behind."""
    for fresh in tuple(_being_written):
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _check(target: Path, force: bool) -> None:
    if is_in_journal(target):
        raise FileRefused(_("A journal is never written over, nor into."), _("Choose another place."))
    if not target.parent.is_dir():
        raise FileRefused(_("The folder for this file does not exist."), _("Make it first, or choose another."))
    if target.exists() and not target.is_file():
        raise FileRefused(_("At this place is something other than a file."), _("Choose another name."))
    if target.exists() and not force:
        raise FileRefused(
            _("There is a file at this place already."), _("Choose another name, or allow it to be replaced (--force).")
        )


def _cannot_be_written(error: Exception) -> FileRefused:
    reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return FileRefused(
        _("The file cannot be written ({reason}).").format(reason=reason),
        _("Check that you may write to its folder and that the disk has space."),
    )


def _looks_like_journal(folder: Path) -> bool:
    return _parts_of_journal(folder) > (0 if folder.suffix == JOURNAL_SUFFIX else 1)


def _parts_of_journal(folder: Path) -> int:
    return sum((folder / name).exists() for name in (KEY_FILE, KEY_FILE_COPY, DATABASE_FILE))
