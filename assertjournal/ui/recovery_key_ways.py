"""Keeping the recovery key: on paper, or in a file."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QPainter

from assertjournal.i18n import _
from assertjournal.ui.dialogs.files import ask_where_to_save
from assertjournal.ui.look import Look
from assertjournal.ui.pages.recovery_key_page import RecoveryKeyPage

_FILE = "recovery-key.txt"


def recovery_key_page(look: Look, recovery_key: str) -> RecoveryKeyPage:
    """Give the page that shows a key, its buttons for keeping it at work."""
    page = RecoveryKeyPage(look, recovery_key, QGuiApplication.clipboard())
    ways = RecoveryKeyWays(page, recovery_key)
    page.print_asked.connect(ways.print_key)
    page.save_asked.connect(ways.save_key)
    return page


class RecoveryKeyWays(QObject):
    """Prints or saves the key and says on the page what came of it."""

    def __init__(self, page: RecoveryKeyPage, recovery_key: str) -> None:
        """Belong to the page."""
        super().__init__(page)
        self._page = page
        self._key = recovery_key

    def print_key(self) -> None:
        """Print the key on a page of its own."""
        # Printing takes a while to load, and most people never do it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._page).exec():
            painter = QPainter(printer)
            room = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._words())
            painter.end()
            self._page.say(_("Sent to the printer."))

    def save_key(self) -> None:
        """Save the key to a new file that only its owner can read."""
        file = ask_where_to_save(self._page, _("Save the recovery key"), _FILE)
        if file is None:
            return
        try:
            _write(file, self._words())
        except OSError as error:
            self._page.say(_("It could not be saved there: {reason}. Try another place.").format(reason=error.strerror))
        else:
            self._page.say(_("Saved. Move the file away from this computer, to a stick or onto paper."))

    def _words(self) -> str:
        return _("AssertJournal recovery key") + f"\n\n{self._key}\n"


def _write(file: Path, words: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(words)
