"""Asking for files and folders, without leaving their names in Qt's own history."""

from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QWidget

from assertjournal.i18n import _

_NOT_NATIVE = QFileDialog.Option.DontUseNativeDialog


def ask_for_journal(parent: QWidget) -> Path | None:
    """Let the user choose a journal's folder."""
    return ask_for_folder(parent, _("Choose the folder of a journal (its name ends in .ajournal)"))


def ask_for_folder(parent: QWidget, title: str) -> Path | None:
    """Let the user choose a folder."""
    QTimer.singleShot(0, _take_icons_off)
    chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()), options=_NOT_NATIVE)
    _forget()
    return Path(chosen) if chosen else None


def ask_where_to_save(parent: QWidget, title: str, neutral_name: str) -> Path | None:
    """Let the user choose a new file; `neutral_name` is offered and says nothing of what is in it."""
    QTimer.singleShot(0, _take_icons_off)
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(Path.home() / neutral_name), options=_NOT_NATIVE)
    _forget()
    return Path(chosen) if chosen else None


def _take_icons_off() -> None:
    """Show the buttons of Qt's dialog like ours, which have none; a style that says so slows down the first page."""
    dialog = QApplication.activeModalWidget()
    for box in dialog.findChildren(QDialogButtonBox) if dialog else ():
        for button in box.buttons():
            button.setIcon(QIcon())


def _forget() -> None:
    """Qt writes the folders that were visited to a settings file of its own, readable by others."""
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
