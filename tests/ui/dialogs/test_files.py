"""Which folders were visited is no one's business: Qt's own settings forget them as soon as a file was chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.ui.dialogs.files import ask_for_journal, ask_where_to_save

NATIVE, USER = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
VISITED = "clinic"


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Path]:
    QSettings.setPath(NATIVE, USER, str(tmp_path))
    yield tmp_path
    QSettings.setPath(
        NATIVE, USER, QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    )


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def remember_folder() -> str:
    """Run what Qt's dialog does when it is closed, and return what was chosen in it."""
    qt = QSettings(USER, "QtProject")
    qt.setValue("FileDialog/lastVisited", f"file:///{VISITED}")
    qt.setValue("FileDialog/history", [f"file:///{VISITED}"])
    qt.setValue("Qt/kept", "yes")
    qt.sync()
    assert any(VISITED in file.read_text(encoding="utf-8") for file in Path(qt.fileName()).parent.iterdir())
    return f"/{VISITED}/chosen"


@pytest.mark.parametrize(
    "ask",
    [
        ask_for_journal,
        lambda parent: ask_where_to_save(parent, "Save", "key.txt"),
    ],
    ids=["for a journal", "where to save"],
)
def test_qt_forgets_the_folders_that_were_visited(
    settings: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch, ask: Callable[[QWidget], Path | None]
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked, **_options: remember_folder())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_options: (remember_folder(), ""))
    assert ask(parent) == Path(f"/{VISITED}/chosen")
    qt = QSettings(USER, "QtProject")
    assert [name for name in qt.allKeys() if name.startswith("FileDialog")] == []
    assert qt.value("Qt/kept") == "yes"
    assert [file.name for file in settings.rglob("*") if file.is_file() and VISITED in file.read_text()] == []


def test_the_buttons_of_qts_dialog_have_no_icons(parent: QWidget) -> None:
    icons: list[bool] = []

    def appearance() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        boxes = dialog.findChildren(QDialogButtonBox)
        icons.extend(not button.icon().isNull() for box in boxes for button in box.buttons())
        dialog.reject()

    QTimer.singleShot(200, appearance)
    assert ask_where_to_save(parent, "Save", "key.txt") is None
    assert icons == [False] * 2


def test_the_arrows_of_qts_dialog_have_the_colour_of_text(parent: QWidget) -> None:
    parent.setPalette(QPalette(QColor("#202020")))
    seen: list[bool] = []

    def appearance() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        arrow = dialog.findChild(QToolButton, "toParentButton")
        assert isinstance(arrow, QToolButton)
        picture = arrow.icon().pixmap(arrow.iconSize()).toImage()
        points = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        text = arrow.palette().buttonText().color().lightness()
        seen.extend(abs(point.lightness() - text) < 40 for point in points if point.alpha() == 255)
        dialog.reject()

    QTimer.singleShot(200, appearance)
    ask_where_to_save(parent, "Save", "key.txt")
    assert seen
    assert all(seen)
