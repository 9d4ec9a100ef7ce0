"""What is copied here is marked as a secret, and removed from the clipboard a minute later."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard

from assertjournal.ui.passphrases.secret_copy import copy_secret, holds_secret, take_back_secret

TAKEN_BACK_MS = 60_000


class ClipboardGuard(QObject):
    """Watches the clipboard for copies of this program's own, from whichever field. Others' copies stay as they are."""

    def __init__(self, clipboard: QClipboard, parent: QObject, is_ours: Callable[[], bool] | None = None) -> None:
        """Begin to watch; `is_ours` tells whether the program itself has filled the clipboard last."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._is_ours = is_ours or clipboard.ownsClipboard
        self.timer = QTimer(self, singleShot=True, interval=TAKEN_BACK_MS)
        self.timer.timeout.connect(lambda: take_back_secret(clipboard))
        clipboard.dataChanged.connect(self._changed)
        if holds_secret(clipboard):
            self.timer.start()

    def _changed(self) -> None:
        self.timer.stop()
        if holds_secret(self._clipboard):
            self.timer.start()
        elif self._is_ours() and (text := self._clipboard.text()):
            copy_secret(self._clipboard, text)  # heard of here again, with its mark
