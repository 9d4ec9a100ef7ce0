"""A desktop that is known by its portal only, played on a bus of the test's own: the program is as dark as it says."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject
from pytestqt.qtbot import QtBot

from assertjournal.ui.appearance.theme import Scheme
from tests.support.builders import PASSPHRASE
from tests.support.source_tree import ROOT

PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
APPEARANCE, SCHEME = "org.freedesktop.appearance", "color-scheme"
DARK, LIGHT, EITHER = 1, 2, 0


class Portal(QDBusVirtualObject):
    """Stands for the part of the desktop's portal that is asked for settings; `scheme` None is no answer to it."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.scheme: int | None = EITHER
        self.asked: list[tuple[str, list[object]]] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        self.asked.append((message.member(), message.arguments()))
        if self.scheme is None:
            connection.send(message.createErrorReply(f"{SETTINGS}.NotFound", "Requested setting not found"))
        else:
            connection.send(message.createReply(QDBusVariant(QDBusVariant(self.scheme))))
        return True

    def change(self, scheme: int, setting: str = SCHEME) -> None:
        """Show that a setting is another one now."""
        message = QDBusMessage.createSignal(PATH, SETTINGS, "SettingChanged")
        message.setArguments([APPEARANCE, setting, QDBusVariant(scheme)])
        assert self._bus.send(message)


class Program:
    """The program in a process of its own; `states` is what it said of itself so far."""

    def __init__(self, journal: Path, environment: QProcessEnvironment) -> None:
        self.states: list[dict[str, object]] = []
        self._process = QProcess()
        self._process.setProcessEnvironment(environment)
        self._process.setWorkingDirectory(str(ROOT))
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.start(sys.executable, ["-m", "tests.support.watched_program", str(journal)])

    def type(self, line: str) -> None:
        self._process.write(f"{line}\n".encode())

    def end(self) -> str:
        """Close the window, and return what the program complained of."""
        self._process.closeWriteChannel()
        if not self._process.waitForFinished():
            self._process.kill()
            self._process.waitForFinished()
        return bytes(self._process.readAllStandardError().data()).decode()

    def _hear(self) -> None:
        while self._process.canReadLine():
            self.states.append(json.loads(bytes(self._process.readLine().data())))


@pytest.fixture
def portal(desktop_bus: QDBusConnection) -> Portal:
    portal = Portal(desktop_bus)
    only_this = QDBusConnection.VirtualObjectRegisterOption.SingleNode
    assert desktop_bus.registerVirtualObject(PATH, portal, only_this)
    assert desktop_bus.registerService("org.freedesktop.portal.Desktop")
    return portal


@pytest.fixture
def environment(bus_address: str, tmp_path: Path) -> QProcessEnvironment:
    found = QProcessEnvironment.systemEnvironment()
    found.insert("DBUS_SESSION_BUS_ADDRESS", bus_address)
    found.insert("QT_QPA_PLATFORM", "offscreen")
    found.remove("SNAP")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        found.insert(name, str(tmp_path / "home"))
    return found


@pytest.fixture
def started(journal: Path, environment: QProcessEnvironment, portal: Portal) -> Iterator[Program]:
    program = Program(journal, environment)
    yield program
    assert program.end() == ""


@pytest.mark.parametrize(
    ("answer", "scheme"),
    [(DARK, Scheme.DARK), (LIGHT, Scheme.LIGHT), (EITHER, Scheme.LIGHT), (None, Scheme.LIGHT)],
    ids=["dark", "light", "no preference", "no answer"],
)
def test_it_begins_as_the_portal_says(
    portal: Portal, started: Program, qtbot: QtBot, answer: int | None, scheme: Scheme
) -> None:
    portal.scheme = answer
    qtbot.waitUntil(lambda: bool(started.states))
    assert ("Read", [APPEARANCE, SCHEME]) in portal.asked
    assert started.states[0] == {"page": "UnlockPage", "scheme": scheme, "hides": False}


def test_it_follows_while_it_runs(portal: Portal, started: Program, qtbot: QtBot) -> None:
    def follows(scheme: int, name: Scheme) -> bool:
        portal.change(scheme)  # again and again: it may not listen yet
        return started.states[-1]["scheme"] == name

    qtbot.waitUntil(lambda: bool(started.states))
    qtbot.waitUntil(lambda: follows(DARK, Scheme.DARK))
    portal.change(LIGHT, "contrast")  # which is none of ours
    portal.change(DARK)
    qtbot.waitUntil(lambda: follows(LIGHT, Scheme.LIGHT))
    assert [state["scheme"] for state in started.states] == [Scheme.LIGHT, Scheme.DARK, Scheme.LIGHT]


@pytest.mark.slow
def test_it_hides_from_the_passphrase_on_and_still_follows(portal: Portal, started: Program, qtbot: QtBot) -> None:
    """The portal does not answer programs that hide, so that none may before it was asked."""
    qtbot.waitUntil(lambda: bool(started.states))
    assert not started.states[0]["hides"]
    started.type(PASSPHRASE)
    qtbot.waitUntil(lambda: started.states[-1]["page"] == "Workspace")
    assert started.states[-1]["hides"]
    portal.change(DARK)
    qtbot.waitUntil(lambda: started.states[-1]["scheme"] == Scheme.DARK)
