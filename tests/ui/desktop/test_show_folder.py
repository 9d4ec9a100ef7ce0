"""A folder is shown by the desktop's own file manager, which may go where this program may not."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from assertjournal.ui.desktop.show_folder import ask_file_manager, show_folder
from tests.support.desktop_services import DesktopService


def test_the_desktop_is_asked_to_show_it(
    our_bus: QDBusConnection, desktop_bus: QDBusConnection, tmp_path: Path, qtbot: QtBot
) -> None:
    manager, parent, otherwise = DesktopService(), QObject(), []
    assert desktop_bus.registerVirtualObject("/org/freedesktop/FileManager1", manager)
    assert desktop_bus.registerService("org.freedesktop.FileManager1")
    folder = tmp_path / "For Anna’s eyes"
    ask_file_manager(our_bus, folder, lambda: otherwise.append(True), parent)
    qtbot.waitUntil(lambda: not parent.children())
    url = f"file://{tmp_path}/For%20Anna%E2%80%99s%20eyes"
    assert manager.asked == [("ShowFolders", [[url], ""])]
    assert otherwise == []


def test_where_the_desktop_has_no_file_manager_one_is_started(
    our_bus: QDBusConnection, tmp_path: Path, qtbot: QtBot
) -> None:
    otherwise: list[bool] = []
    parent = QObject()
    ask_file_manager(our_bus, tmp_path, lambda: otherwise.append(True), parent)
    qtbot.waitUntil(lambda: otherwise == [True])


def test_without_a_desktop_one_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("assertjournal.ui.desktop.show_folder.has_session_bus", lambda: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    show_folder(tmp_path, QObject())
    assert opened == [str(tmp_path)]
