"""`assertjournal --selftest`: whether this copy of the program is whole; needs neither a journal nor a display.

Each check imports what it tries, so that a missing part fails its own line and the other checks go on.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from assertjournal.core.errors import UserError
from assertjournal.i18n import _, ngettext
from assertjournal.paths import resource, resources

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from assertjournal.services.journals import DatabaseKey, Journals

WRITTEN = "The self-test wrote this sentence."
_FONT_PIXELS = 16


class PartMissing(UserError):
    """Something that ships with the program is not there, or does not do its work."""


def main() -> int:
    """Carry out every check, print a line for each, and give the exit code: 0 where all passed, else 1."""
    application = _application()
    passed = [_passes(name, check) for name, check in checks().items()]
    if application is not None:
        application.shutdown()
    if all(passed):
        return 0
    sys.stderr.write(_("This copy of AssertJournal is not whole. Install it anew.") + "\n")
    return 1


def checks() -> dict[str, Callable[[], str]]:
    """Give the checks by name; each gives a few words about what it found, or raises."""
    return {
        _("Fonts"): check_fonts,
        _("Icons"): check_icons,
        _("Worksheets and scenarios"): check_content,
        _("Encrypted journal"): check_journal,
    }


def _application() -> "QGuiApplication | None":
    """Give what Qt needs for drawing; where there is no Qt, the checks that draw say so."""
    # Any other platform ends the whole process where it finds no display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError:
        return None
    return QGuiApplication([])


def _passes(name: str, check: Callable[[], str]) -> bool:
    try:
        result, passed = check(), True
    except Exception as error:  # noqa: BLE001 - whatever is missing, the line says so and the next check goes on
        result, passed = _("failed: {reason}").format(reason=_reason(error)), False
    sys.stdout.write(f"{name}: {result}\n")
    sys.stdout.flush()
    return passed


def _reason(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error)
    name = type(error).__name__
    return f"{name} ({error.name})" if isinstance(error, ImportError) else name


def check_fonts() -> str:
    """Load every shipped face, and see that Qt knows those of the interface by their names; needs a QGuiApplication.

    Raises PartMissing.
    """
    from PySide6.QtGui import QFontDatabase, QRawFont

    from assertjournal.ui.fonts import UI_FAMILY, WRITING_FAMILY, load_fonts

    files = sorted(resource("fonts").rglob("*.ttf"))
    for file in files:
        if not QRawFont(str(file), _FONT_PIXELS).isValid():
            raise PartMissing(_("{name} cannot be read.").format(name=file.name))
    load_fonts()
    for family in (UI_FAMILY, WRITING_FAMILY):
        if family not in QFontDatabase.families():
            raise PartMissing(_("{name} is missing.").format(name=family))
    return ngettext("{count} face loaded", "{count} faces loaded", len(files)).format(count=len(files))


def check_icons() -> str:
    """Draw every icon to pixels; needs a QGuiApplication.

    Raises PartMissing.
    """
    from assertjournal.ui.icons import Icons
    from assertjournal.ui.theme import Scheme, Theme

    icons = Icons(Theme(Scheme.LIGHT))
    names = sorted(file.stem for file in resource("icons").glob("*.svg"))
    for name in names:
        drawn = icons.pixmap(name).toImage()
        if not any(drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height())):
            raise PartMissing(_("{name} was drawn empty.").format(name=name))
    return ngettext("{count} drawn", "{count} drawn", len(names)).format(count=len(names))


def check_content() -> str:
    """Read every worksheet, form, list, scenario and help text.

    Raises UserError naming the first mistake, PartMissing where there is no scenario.
    """
    from assertjournal.core.content import load_content

    content = load_content(resources())
    if not content.scenarios:
        raise PartMissing(_("there is no scenario."))
    return ", ".join(
        (
            ngettext("{count} worksheet", "{count} worksheets", len(content.worksheets)).format(
                count=len(content.worksheets)
            ),
            ngettext("{count} scenario", "{count} scenarios", len(content.scenarios)).format(
                count=len(content.scenarios)
            ),
        )
    )


def check_journal() -> str:
    """Make a journal, write into it, find that again after closing it, and delete it.

    It is made as the window makes it, in a new folder that only this user can look into. Raises UserError.
    """
    # Python makes this folder with mode 0700.
    with TemporaryDirectory(prefix="assertjournal-selftest-") as folder:
        return _check_journal(Path(folder) / "Selftest.ajournal")


def _check_journal(path: Path) -> str:
    from assertjournal.core.clock import Clock
    from assertjournal.core.content import load_content
    from assertjournal.core.entry import NOTE_FIELD
    from assertjournal.services.entries import Edit, Entries, EntryTarget
    from assertjournal.services.journals import Journals

    journals, entries = Journals(Clock()), Entries(load_content(resources()), Clock())
    passphrase, entry_id = uuid4().hex, str(uuid4())
    recovery_key = journals.create(path, passphrase)
    with _opened(journals, path, journals.unwrap_with_recovery_key(path, recovery_key)):
        entries.save(EntryTarget(entry_id), Edit({NOTE_FIELD: WRITTEN}))
    if any(WRITTEN.encode() in file.read_bytes() for file in path.rglob("*") if file.is_file()):
        raise PartMissing(_("the text was stored unencrypted."))
    with _opened(journals, path, journals.unwrap_with_passphrase(path, passphrase)):
        entry = entries.get(entry_id)
    if entry is None or entry.answers.get(NOTE_FIELD) != WRITTEN:
        raise PartMissing(_("the text was not found again."))
    return _("written, closed, opened and read again")


@contextmanager
def _opened(journals: "Journals", path: Path, key: "DatabaseKey") -> Iterator[None]:
    journals.open(path, key)
    try:
        yield
    finally:
        journals.close()
