"""Copies of what no one else is to read: marked for clipboard managers, and taken back after a while."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

# By these clipboard managers know what not to keep: KDE's and those that follow it, Windows', those of macOS.
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "application/x-nspasteboard-concealed-type": b"",
}
_OURS = "application/x-assertjournal-secret"


def copy_secret(clipboard: QClipboard, secret: str) -> None:
    """Put `secret` on the clipboard, as text only, with words that ask clipboard managers not to keep it."""
    data = QMimeData()
    data.setText(secret)
    for hint, value in {**_HINTS, _OURS: b""}.items():
        data.setData(hint, value)
    clipboard.setMimeData(data)


def holds_secret(clipboard: QClipboard) -> bool:
    """Return whether a marked copy of this program is on the clipboard."""
    data = clipboard.mimeData()
    return data is not None and data.hasFormat(_OURS)  # an empty clipboard gives None, whatever the types say


def take_back_secret(clipboard: QClipboard) -> None:
    """Empty the clipboard if a secret of this program is still on it. Left there, it would crash Qt at the end."""
    if holds_secret(clipboard):
        clipboard.clear()


def take_back_all(clipboard: QClipboard) -> None:
    """Empty the clipboard as `take_back_secret` does, and on X11 the selection that the middle button pastes.

    What is selected with the pointer goes there. It is left alone where another program has filled it last.
    """
    take_back_secret(clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
