"""What Qt says of itself: a message may hold a user’s words, so only its kind is passed on."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_WORTH_A_LINE = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


def quiet_qt() -> None:
    """Write one line without the message for what is critical, nothing for the rest."""
    qInstallMessageHandler(_handle)


def _handle(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    if kind in _WORTH_A_LINE:
        sys.stderr.write(f"Qt: {kind.name} in {context.category}\n")
