"""The key file on disk: `keys.json` and its copy, either of which opens the journal."""

import stat
from contextlib import suppress
from pathlib import Path

from assertjournal.core.errors import JournalDamaged, MadeByNewerVersion, NotAJournal, UserError
from assertjournal.data.durable import replace_durably
from assertjournal.data.key_header import LARGEST_HEADER, KeyHeader, damaged_header, parse_header, use_a_copy
from assertjournal.i18n import _

KEY_FILE = "keys.json"
KEY_FILE_COPY = "keys.json.bak"


def write_key_file(folder: Path, header: KeyHeader) -> None:
    """Write the header, then its copy; at every moment at least one of the two is whole.

    Raises OSError.
    """
    for name in (KEY_FILE, KEY_FILE_COPY):
        replace_durably(folder / name, header.encode())


def read_key_file(folder: Path) -> KeyHeader:
    """Read the header, or its copy where the first is missing, damaged or apparently too new.

    Raises JournalDamaged, NotAJournal or MadeByNewerVersion: what is wrong with the first, if neither can be read.
    """
    first: UserError | None = None
    for name in (KEY_FILE, KEY_FILE_COPY):
        try:
            return parse_header(_content(folder / name))
        except (JournalDamaged, NotAJournal, MadeByNewerVersion) as error:
            first = first or error
        except OSError:
            first = first or _missing()
    raise first or damaged_header()


def repair_key_file(folder: Path, journal_id: str) -> None:
    """Write anew what is missing, damaged or older than the header that was just proven to open the journal.

    A copy that was written later, or seems to be made by a newer version, is left alone. What cannot be written now is
    written the next time.
    """
    with suppress(UserError, OSError):
        header = read_key_file(folder)
        if header.journal_id != journal_id:
            return
        for name in (KEY_FILE, KEY_FILE_COPY):
            if _is_behind(folder / name, header):
                replace_durably(folder / name, header.encode())


def _is_behind(file: Path, header: KeyHeader) -> bool:
    try:
        found = parse_header(_content(file))
        is_later = found.journal_id == header.journal_id and found.generation > header.generation
        return found != header and not is_later
    except MadeByNewerVersion:
        return False
    except (UserError, OSError):
        return True


def _content(file: Path) -> bytes:
    if not stat.S_ISREG(file.stat().st_mode):
        raise damaged_header()
    with file.open("rb") as stream:
        return stream.read(LARGEST_HEADER + 1)


def _missing() -> JournalDamaged:
    return JournalDamaged(_("The key file of this journal is missing or cannot be read."), use_a_copy())
