"""What the desktop says of its user, on buses of the test’s own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assertjournal.ui.session_watch import SessionWatch, path_part

MANAGER = "org.freedesktop.login1.Manager"
PATH = "/org/freedesktop/login1"
SESSION = f"{PATH}/session/_32"
PROPERTIES = "org.freedesktop.DBus.Properties"

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")


class LoginService(QDBusVirtualObject):
    """Stands for the part of the login service that is asked something."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, list[object]]] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        self.asked.append((message.member(), message.arguments()))
        with Path(os.devnull).open("rb") as hold:
            answer = QDBusUnixFileDescriptor(hold.fileno()) if message.member() == "Inhibit" else QDBusVariant("2")
            connection.send(message.createReply(answer))
        return True


@pytest.fixture
def address() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def ours(address: str, qapp: QApplication) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(address, "ours")
    QDBusConnection.disconnectFromBus("ours")


@pytest.fixture
def desktop(address: str, qapp: QApplication) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(address, "desktop")
    QDBusConnection.disconnectFromBus("desktop")


@pytest.fixture
def login(desktop: QDBusConnection) -> LoginService:
    service = LoginService()
    all_below = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert desktop.registerVirtualObject(PATH, service, all_below)
    assert desktop.registerService("org.freedesktop.login1")
    return service


@pytest.fixture
def nowhere() -> QDBusConnection:
    return QDBusConnection("no such bus")


@pytest.fixture
def parent() -> QObject:
    return QObject()


def round_trip(bus: QDBusConnection) -> None:
    """Let everything that was asked of the bus before be done."""
    bus.call(QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus.Peer", "Ping"))


def say(desktop: QDBusConnection, path: str, interface: str, name: str, *words: object) -> None:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(words))
    assert desktop.send(message)


def listening(watch: SessionWatch, system: QDBusConnection, login: LoginService, qtbot: QtBot) -> None:
    """Wait until the watch has found its session and listens to it."""
    qtbot.waitUntil(lambda: not watch.findChildren(QDBusPendingCallWatcher))
    assert len(login.asked) == 2
    round_trip(system)


@pytest.mark.parametrize("name", ["freedesktop", "gnome", "cinnamon", "mate", "xfce"])
def test_a_locked_screen_is_heard_of(
    ours: QDBusConnection, nowhere: QDBusConnection, desktop: QDBusConnection, parent: QObject, qtbot: QtBot, name: str
) -> None:
    watch = SessionWatch(ours, nowhere, parent)
    round_trip(ours)
    with qtbot.waitSignal(watch.left):
        say(desktop, "/ScreenSaver", f"org.{name}.ScreenSaver", "ActiveChanged", True)


def test_a_screen_that_is_unlocked_is_no_reason_to_lock(
    ours: QDBusConnection, nowhere: QDBusConnection, desktop: QDBusConnection, parent: QObject, qtbot: QtBot
) -> None:
    left: list[bool] = []
    watch = SessionWatch(ours, nowhere, parent)
    watch.left.connect(lambda: left.append(True))
    round_trip(ours)
    say(desktop, "/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    with qtbot.waitSignal(watch.left):
        say(desktop, "/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    assert left == [True]


@pytest.mark.parametrize(
    ("path", "interface", "name", "words"),
    [
        (PATH, MANAGER, "PrepareForSleep", [True]),
        (SESSION, "org.freedesktop.login1.Session", "Lock", []),
        (SESSION, PROPERTIES, "PropertiesChanged", ["org.freedesktop.login1.Session", {"Active": False}, ["a"]]),
        (SESSION, PROPERTIES, "PropertiesChanged", ["org.freedesktop.login1.Session", {"LockedHint": True}, ["a"]]),
    ],
    ids=["sleep", "lock", "somebody else’s turn", "locked by the desktop"],
)
def test_what_the_login_service_says_is_heard(
    ours: QDBusConnection,
    nowhere: QDBusConnection,
    desktop: QDBusConnection,
    login: LoginService,
    parent: QObject,
    qtbot: QtBot,
    path: str,
    interface: str,
    name: str,
    words: list[object],
) -> None:
    watch = SessionWatch(nowhere, ours, parent)
    listening(watch, ours, login, qtbot)
    with qtbot.waitSignal(watch.left):
        say(desktop, path, interface, name, *words)


def test_the_lock_of_another_session_is_none_of_ours(
    ours: QDBusConnection,
    nowhere: QDBusConnection,
    desktop: QDBusConnection,
    login: LoginService,
    parent: QObject,
    qtbot: QtBot,
) -> None:
    left: list[bool] = []
    watch = SessionWatch(nowhere, ours, parent)
    watch.left.connect(lambda: left.append(True))
    listening(watch, ours, login, qtbot)
    say(desktop, f"{PATH}/session/_33", "org.freedesktop.login1.Session", "Lock")
    with qtbot.waitSignal(watch.left):
        say(desktop, SESSION, "org.freedesktop.login1.Session", "Lock")
    assert left == [True]


def test_sleep_is_put_off_for_as_long_as_the_journal_is_open(
    ours: QDBusConnection, nowhere: QDBusConnection, login: LoginService, parent: QObject, qtbot: QtBot
) -> None:
    watch = SessionWatch(nowhere, ours, parent)
    listening(watch, ours, login, qtbot)
    assert ("Inhibit", ["sleep", "AssertJournal", "", "delay"]) in login.asked
    assert watch.puts_off_sleep


def test_without_a_desktop_nothing_is_said_and_nothing_breaks(nowhere: QDBusConnection, parent: QObject) -> None:
    assert not SessionWatch(nowhere, nowhere, parent).puts_off_sleep


@pytest.mark.parametrize(("name", "part"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db")])
def test_names_are_written_as_the_login_service_does(name: str, part: str) -> None:
    assert path_part(name) == part
