"""Without Qt's or the desktop's word, the palette tells light from dark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from assertjournal.ui.appearance.theme import Scheme
from assertjournal.ui.desktop.system_scheme import system_scheme, watch_system_scheme


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)


@pytest.mark.usefixtures("no_bus")
@pytest.mark.parametrize(("paper", "scheme"), [("#FFFFFF", Scheme.LIGHT), ("#101010", Scheme.DARK)])
def test_a_dark_palette_means_a_dark_desktop(qapp: QApplication, paper: str, scheme: Scheme) -> None:
    before = qapp.palette()
    qapp.setPalette(QPalette(QColor(paper)))
    found = system_scheme(qapp)
    qapp.setPalette(before)
    assert found is scheme


@pytest.mark.usefixtures("no_bus")
def test_a_change_that_qt_notices_is_passed_on(qapp: QApplication) -> None:
    told: list[Scheme] = []
    watcher = watch_system_scheme(qapp, told.append)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert told == [Scheme.DARK]
    watcher.deleteLater()
