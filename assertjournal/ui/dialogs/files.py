"""Asking for files and folders, without leaving their names in Qt's own history."""

from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QToolButton, QWidget

from assertjournal.i18n import _

_NOT_NATIVE = QFileDialog.Option.DontUseNativeDialog


def ask_for_journal(parent: QWidget) -> Path | None:
    """Ask the user for a journal's folder."""
    return ask_for_folder(parent, _("Choose the folder of a journal (its name ends in .ajournal)"))


def ask_for_folder(parent: QWidget, title: str) -> Path | None:
    """Ask the user for a folder."""
    QTimer.singleShot(0, _fit_in)
    chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()), options=_NOT_NATIVE)
    _forget()
    return Path(chosen) if chosen else None


def ask_where_to_save(parent: QWidget, title: str, neutral_name: str) -> Path | None:
    """Ask the user for a new file; `neutral_name` is offered and says nothing of what is in it."""
    QTimer.singleShot(0, _fit_in)
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(Path.home() / neutral_name), options=_NOT_NATIVE)
    _forget()
    return Path(chosen) if chosen else None


def _fit_in() -> None:
    """Show the buttons of Qt's dialog like ours, without icons, and its arrows in the colour of text.

    A style that says so slows down the first page, and Qt's arrows are black in a dark dialog, too.
    """
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        return
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())
    for tool in dialog.findChildren(QToolButton):
        tool.setIcon(_in_colour_of_text(tool))


def _in_colour_of_text(tool: QToolButton) -> QIcon:
    shape = tool.icon().pixmap(tool.iconSize(), tool.devicePixelRatioF())
    if shape.isNull():
        return tool.icon()
    painter = QPainter(shape)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shape.rect(), tool.palette().buttonText())
    painter.end()
    return QIcon(shape)


def _forget() -> None:
    """Clear the folders that Qt remembers as visited: it writes them to a settings file that others can read."""
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
