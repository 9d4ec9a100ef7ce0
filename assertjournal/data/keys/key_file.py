"""The key file on disk: `keys.json` and its copy, either of which opens the journal."""

import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, NotAJournal, UserError, WrongSecret
from assertjournal.data.disk.atomic_write import replace_atomically
from assertjournal.data.keys.key_header import LARGEST_HEADER, KeyHeader, damaged_header, parse_header, use_a_copy
from assertjournal.i18n import _

KEY_FILE = "keys.json"
KEY_FILE_COPY = "keys.json.bak"
KEPT = ".kept"

T = TypeVar("T")


def write_key_file(folder: Path, header: KeyHeader) -> None:
    """Write the header, then its copy; at every moment at least one of the two is whole.

    Raises OSError.
    """
    for name in (KEY_FILE, KEY_FILE_COPY):
        # One after the other: a power cut between the two leaves one of them whole.
        replace_atomically(folder / name, header.encode())


def read_key_file(folder: Path) -> KeyHeader:
    """Read the header that holds. See `read_key_files`, which says what is raised."""
    return read_key_files(folder)[0]


def read_key_files(folder: Path) -> tuple[KeyHeader, ...]:
    """Read the header that holds: of two copies the one that was written later, whichever of the two it is.

    A second one follows only where the copies are of two journals, as nothing here tells which is the right one.
    Raises JournalDamaged, NotAJournal or MadeByNewerVersion: what is wrong with the first, if neither can be read.
    """
    found: list[KeyHeader] = []
    first: UserError | None = None
    for name in (KEY_FILE, KEY_FILE_COPY):
        try:
            found.append(_header_in(folder / name))
        except UserError as error:
            first = first or error
    if not found:
        raise first or damaged_header()
    # Only the secret can tell whose journal this is.
    if len({header.journal_id for header in found}) == len(found):
        return tuple(found)
    return (max(found, key=lambda header: header.generation),)


def with_either(folder: Path, work: Callable[[KeyHeader], T]) -> T:
    """Run `work`, which needs a secret, on the key file. Where the two copies differ, on the one that the secret opens.

    Raises what `read_key_files` and `work` raise. A WrongSecret says so where a copy cannot be read: the other may have
    been written earlier.
    """
    headers = read_key_files(folder)
    for header in headers[:-1]:
        with suppress(WrongSecret):
            return work(header)
    try:
        return work(headers[-1])
    except WrongSecret as error:
        if all(_is_readable(folder / name) for name in (KEY_FILE, KEY_FILE_COPY)):
            raise
        raise WrongSecret(
            f"{error.message} " + _("One of its two key files cannot be read; the other may be older."),
            _("Try also the passphrase or recovery key that you had before the last change."),
        ) from error


def repair_key_file(folder: Path, journal_id: str) -> None:
    """Write again what is missing, damaged or older than the header that was just proven to open the journal.

    What was damaged is kept beside it, as it may be the later of the two. What seems to be made by a newer version is
    left alone. What cannot be written now is written the next time.
    """
    with suppress(UserError, OSError):
        header = next(header for header in (*read_key_files(folder), None) if _is_of(header, journal_id))
        if header is not None:
            for name in (KEY_FILE, KEY_FILE_COPY):
                if _is_behind(folder / name, header):
                    _keep(folder / name, header)
                    replace_atomically(folder / name, header.encode())


def heal_key_file(folder: Path, header: KeyHeader | None) -> None:
    """Write the key file again, where both copies went missing or were damaged while the journal was open.

    What cannot be written now is written the next time.
    """
    if header is None:
        return
    try:
        read_key_files(folder)
    except (JournalDamaged, NotAJournal):
        with suppress(OSError):
            replace_key_file(folder, header)
    # A newer program may have written it on purpose: what is not understood is not replaced.
    except MadeByNewerVersion:
        return


def replace_key_file(folder: Path, header: KeyHeader) -> None:
    """Write the header in the place of two copies that cannot be read, and keep what they hold beside them.

    Raises OSError.
    """
    for name in (KEY_FILE, KEY_FILE_COPY):
        _keep(folder / name, header)
    write_key_file(folder, header)


def _is_of(header: KeyHeader | None, journal_id: str) -> bool:
    return header is None or header.journal_id == journal_id


def _keep(file: Path, header: KeyHeader) -> None:
    """Put what is to be replaced aside, unless there is nothing in it, or it is just an older one of the journal."""
    with suppress(OSError):
        if file.stat().st_size and not (_is_readable(file) and _header_in(file).journal_id == header.journal_id):
            file.replace(file.with_name(f"{file.name}{KEPT}"))


def _is_readable(file: Path) -> bool:
    try:
        _header_in(file)
    except UserError:
        return False
    return True


def _is_behind(file: Path, header: KeyHeader) -> bool:
    try:
        return _header_in(file) != header
    except MadeByNewerVersion:
        return False
    except UserError:
        return True


def _header_in(file: Path) -> KeyHeader:
    try:
        return parse_header(_content(file))
    except OSError:
        raise JournalDamaged(_("The key file of this journal is missing or cannot be read."), use_a_copy()) from None


def _content(file: Path) -> bytes:
    # Reading a pipe or a device would never end.
    if not stat.S_ISREG(file.stat().st_mode):
        raise damaged_header()
    with file.open("rb") as stream:
        # One byte more than allowed, so that the limit is noticed without reading everything.
        return stream.read(LARGEST_HEADER + 1)
