"""Copies of a secret: marked for clipboard managers, and taken back when the journal is locked or the program ends."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

_HINT = "x-kde-passwordManagerHint"
_OURS = "application/x-assertjournal-secret"


def copy_secret(clipboard: QClipboard, secret: str) -> None:
    """Put `secret` on the clipboard with a word that asks clipboard managers not to keep it."""
    data = QMimeData()
    data.setText(secret)
    data.setData(_HINT, b"secret")
    data.setData(_OURS, b"")
    clipboard.setMimeData(data)


def take_back_secret(clipboard: QClipboard) -> None:
    """Empty the clipboard if a secret of this program is still on it; left there, it would crash Qt at the end."""
    data = clipboard.mimeData()
    if data is not None and data.hasFormat(_OURS):  # an empty clipboard gives None, whatever the types say
        clipboard.clear()
