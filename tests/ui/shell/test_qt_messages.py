"""Qt's own messages may hold what a person wrote: only their kind is passed on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import qCritical, qInstallMessageHandler, qWarning

from assertjournal.ui.shell.qt_messages import quiet_qt

SECRET = "what I wrote about M."


@pytest.fixture
def quiet() -> Iterator[None]:
    before = qInstallMessageHandler(None)
    quiet_qt()
    yield
    qInstallMessageHandler(before)


@pytest.mark.usefixtures("quiet")
def test_what_is_critical_is_told_without_its_words(capfd: pytest.CaptureFixture[str]) -> None:
    qCritical(SECRET)
    told = "".join(capfd.readouterr())
    assert told.startswith("Qt: QtCriticalMsg")
    assert SECRET not in told


@pytest.mark.usefixtures("quiet")
def test_what_is_not_critical_is_not_told(capfd: pytest.CaptureFixture[str]) -> None:
    qWarning(SECRET)
    assert "".join(capfd.readouterr()) == ""
