"""Showing a folder in the file manager of the desktop."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from assertjournal.ui.desktop.system_scheme import has_session_bus

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SERVICE, _PATH = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"


def show_folder(folder: Path, parent: QObject) -> None:
    """Show a folder; `parent` lives until the desktop has answered.

    A file manager that this program started itself would have no way to a network, as this program has none. So one is
    asked for that the desktop starts.
    """

    def start_one() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    if not sys.platform.startswith("linux") or not has_session_bus():
        start_one()
        return
    # imported late: start-up
    from PySide6.QtDBus import QDBusConnection

    ask_file_manager(QDBusConnection.sessionBus(), folder, start_one, parent)


def ask_file_manager(bus: "QDBusConnection", folder: Path, otherwise: Callable[[], None], parent: QObject) -> None:
    """Ask the file manager on a bus to show a folder. Where there is none, do what is to be done `otherwise`."""
    # imported late: start-up
    from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

    call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "ShowFolders")
    call.setArguments([[QUrl.fromLocalFile(str(folder)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(call), parent)

    def answered() -> None:
        if watcher.reply().type() is not QDBusMessage.MessageType.ReplyMessage:
            otherwise()
        watcher.deleteLater()

    watcher.finished.connect(answered)
