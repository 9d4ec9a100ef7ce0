"""What the self-test finds out about this copy of the program, one function for each of its parts.

Each imports what it tries, so that a missing part fails its own check only, and says in a few words what it found.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from assertjournal.core.errors import UserError
from assertjournal.i18n import _, ngettext
from assertjournal.paths import resource, resources

if TYPE_CHECKING:
    from assertjournal.core.summary import SessionSummary
    from assertjournal.services.safety.journals import DatabaseKey, Journals

WRITTEN = "The self-test wrote this sentence."
# Latin, Greek and Cyrillic, signs and emoji: at least one character for each of the typefaces that a PDF falls back to.
_RARE = "ﬁ Ω Ж ☂ ✓ 🙂"
_FONT_PIXELS = 16


class PartMissing(UserError):
    """Something that ships with the program is not there, or does not do its work."""


def check_fonts() -> str:
    """Load every shipped face, and see that Qt knows those of the interface by their names; needs a QGuiApplication.

    Raises PartMissing.
    """
    # imported late: a check reports what is missing
    from PySide6.QtGui import QFontDatabase, QRawFont

    from assertjournal.ui.appearance.fonts import UI_FAMILY, WRITING_FAMILY, load_fonts

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
    # imported late: a check reports what is missing
    from assertjournal.ui.appearance.icons import Icons
    from assertjournal.ui.appearance.theme import Scheme, Theme

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
    # imported late: a check reports what is missing
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


def check_pdf() -> str:
    """Lay out a session summary of the first scenario, and see that no character lacked a typeface.

    Raises PartMissing.
    """
    # imported late: a check reports what is missing
    from PySide6.QtCore import QLocale

    from assertjournal.core.summary import Paper
    from assertjournal.reports.session_summary import write
    from assertjournal.ui.desktop.locale_formatter import LocaleFormatter

    pdf, pages = BytesIO(), list[int]()
    formatter = LocaleFormatter(QLocale.c())
    missing = write(_summary(), pdf, paper=Paper.A4, formatter=formatter, progress=pages.append)
    if missing:
        raise PartMissing(_("no typeface has {characters}").format(characters=" ".join(sorted(missing))))
    if not (pdf.getvalue().startswith(b"%PDF-") and pdf.getvalue().rstrip().endswith(b"%%EOF")):
        raise PartMissing(_("what was written is no PDF."))
    return ngettext("{count} page laid out", "{count} pages laid out", len(pages)).format(count=len(pages))


def _summary() -> "SessionSummary":
    # imported late: a check reports what is missing
    from assertjournal.core.clock import Clock
    from assertjournal.core.content import load_content
    from assertjournal.core.summary import Section, SessionSummary

    content, today = load_content(resources()), Clock().today()
    scenario = next(iter(content.scenarios.values()))
    sections = tuple(
        Section(today, sheet, scenario.answers[sheet.id])
        for sheet in content.worksheets.values()
        if sheet.id in scenario.answers
    )
    return SessionSummary(today, None, None, talk_about=(_RARE,), sections=sections)


def check_journal() -> str:
    """Make a journal, write into it, find that again after closing it, and delete it.

    It is made as the window makes it, in a new folder that only this user can look into. Raises UserError.
    """
    # Python makes this folder with mode 0700.
    with TemporaryDirectory(prefix="assertjournal-selftest-") as folder:
        return _check_journal(Path(folder) / "Selftest.ajournal")


def _check_journal(path: Path) -> str:
    # imported late: a check reports what is missing
    from assertjournal.core.clock import Clock
    from assertjournal.core.content import load_content
    from assertjournal.core.entry import NOTE_FIELD
    from assertjournal.services.entries import Edit, Entries, EntryTarget
    from assertjournal.services.safety.journals import Journals

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
