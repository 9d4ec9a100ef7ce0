"""Silences Qt's own messages: they may quote a user's text, so only their kind is reported."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_WORTH_A_LINE = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


def quiet_qt() -> None:
    """Write one line, without the message itself, for critical messages. Write nothing for the others."""
    qInstallMessageHandler(_handle)


def _handle(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    if kind in _WORTH_A_LINE:
        sys.stderr.write(f"Qt: {kind.name} in {context.category}\n")
