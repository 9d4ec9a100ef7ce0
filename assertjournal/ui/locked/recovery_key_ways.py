"""Keeping the recovery key: on paper, or in a file."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QPainter

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.services.output_file import writing
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.fonts import key_font
from assertjournal.ui.dialogs.files import ask_where_to_save
from assertjournal.ui.guard.clipboard_guard import ClipboardGuard
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage

_FILE = "recovery-key.txt"
_PRINTED_POINTS = 14


def recovery_key_page(appearance: Appearance, recovery_key: str) -> RecoveryKeyPage:
    """Return the page that shows a key, its buttons for keeping it at work."""
    clipboard = QGuiApplication.clipboard()
    page = RecoveryKeyPage(appearance, recovery_key, clipboard)
    ClipboardGuard(clipboard, page)
    ways = RecoveryKeyWays(page, recovery_key)
    page.print_asked.connect(ways.print_key)
    page.save_asked.connect(ways.save_key)
    return page


class RecoveryKeyWays(QObject):
    """Prints or saves the key and says on the page what came of it."""

    def __init__(self, page: RecoveryKeyPage, recovery_key: str) -> None:
        """Attach to the page."""
        super().__init__(page)
        self._page = page
        self._key = recovery_key

    def print_key(self) -> None:
        """Print the key on a page of its own."""
        # Printing takes a while to load, and most people never do it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._page).exec():
            painter = QPainter()
            if not painter.begin(printer):
                self._page.say(_("It could not be printed. Save or copy the key instead."))
                return
            font = key_font()
            font.setPointSize(_PRINTED_POINTS)
            painter.setFont(font)
            room = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._words())
            painter.end()
            file = printer.outputFileName()
            written = _("Written to {file}. Anyone who can open that file can read the key.").format(file=file)
            self._page.say(written if file else _("Sent to the printer."))

    def save_key(self) -> None:
        """Save the key to a new file that only its owner can read."""
        file = ask_where_to_save(self._page, _("Save the recovery key"), _FILE)
        if file is None:
            return
        try:
            with writing(file, force=True) as stream:  # the dialog has asked before replacing a file
                stream.write(self._words())
        except UserError as error:
            self._page.say(str(error))
        else:
            self._page.say(_("Saved. Move the file away from this computer, to a stick or onto paper."))

    def _words(self) -> str:
        # The key comes first: the command line reads it from the first line.
        return f"{self._key}\n\n" + _("This key opens an AssertJournal journal.") + "\n"
