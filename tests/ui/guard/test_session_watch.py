"""What the desktop says of its user, on buses of the test’s own."""

import os
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
)
from pytestqt.qtbot import QtBot

from assertjournal.ui.guard.session_watch import SessionWatch, path_part
from tests.support.desktop_services import DesktopService

MANAGER = "org.freedesktop.login1.Manager"
PATH = "/org/freedesktop/login1"
SESSION = f"{PATH}/session/_32"
PROPERTIES = "org.freedesktop.DBus.Properties"


class LoginService(DesktopService):
    """Stands for the part of the login service that is asked something."""

    def answer(self, message: QDBusMessage, connection: QDBusConnection) -> None:
        with Path(os.devnull).open("rb") as hold:
            answer = QDBusUnixFileDescriptor(hold.fileno()) if message.member() == "Inhibit" else QDBusVariant("2")
            connection.send(message.createReply(answer))


@pytest.fixture
def login(desktop_bus: QDBusConnection) -> Iterator[LoginService]:
    service = LoginService()
    all_below = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert desktop_bus.registerVirtualObject(PATH, service, all_below)
    assert desktop_bus.registerService("org.freedesktop.login1")
    yield service
    # Qt's own thread may be about to call the service, which must not be gone by then.
    desktop_bus.unregisterObject(PATH, QDBusConnection.UnregisterMode.UnregisterTree)


@pytest.fixture
def parent() -> QObject:
    return QObject()


def round_trip(bus: QDBusConnection) -> None:
    """Wait until everything that was asked of the bus before is done."""
    bus.call(QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus.Peer", "Ping"))


def say(desktop_bus: QDBusConnection, path: str, interface: str, name: str, *words: object) -> None:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(words))
    assert desktop_bus.send(message)


def listening(watch: SessionWatch, system: QDBusConnection, login: LoginService, qtbot: QtBot) -> None:
    """Wait until the watch has found its session and listens to it."""
    qtbot.waitUntil(lambda: not watch.findChildren(QDBusPendingCallWatcher))
    assert len(login.asked) == 2
    round_trip(system)


@pytest.mark.parametrize("name", ["freedesktop", "gnome", "cinnamon", "mate", "xfce"])
def test_a_locked_screen_is_heard_of(
    our_bus: QDBusConnection,
    no_bus: QDBusConnection,
    desktop_bus: QDBusConnection,
    parent: QObject,
    qtbot: QtBot,
    name: str,
) -> None:
    watch = SessionWatch(our_bus, no_bus, parent)
    round_trip(our_bus)
    with qtbot.waitSignal(watch.left):
        say(desktop_bus, "/ScreenSaver", f"org.{name}.ScreenSaver", "ActiveChanged", True)


def test_a_screen_that_is_unlocked_is_no_reason_to_lock(
    our_bus: QDBusConnection, no_bus: QDBusConnection, desktop_bus: QDBusConnection, parent: QObject, qtbot: QtBot
) -> None:
    left: list[bool] = []
    watch = SessionWatch(our_bus, no_bus, parent)
    watch.left.connect(lambda: left.append(True))
    round_trip(our_bus)
    say(desktop_bus, "/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    with qtbot.waitSignal(watch.left):
        say(desktop_bus, "/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    assert left == [True]


@pytest.mark.parametrize(
    ("path", "interface", "name", "words"),
    [
        (PATH, MANAGER, "PrepareForSleep", [True]),
        (SESSION, "org.freedesktop.login1.Session", "Lock", []),
        (SESSION, PROPERTIES, "PropertiesChanged", ["org.freedesktop.login1.Session", {"Active": False}, ["a"]]),
        (SESSION, PROPERTIES, "PropertiesChanged", ["org.freedesktop.login1.Session", {"LockedHint": True}, ["a"]]),
    ],
    ids=["sleep", "lock", "someone else’s turn", "locked by the desktop"],
)
def test_what_the_login_service_says_is_heard(
    our_bus: QDBusConnection,
    no_bus: QDBusConnection,
    desktop_bus: QDBusConnection,
    login: LoginService,
    parent: QObject,
    qtbot: QtBot,
    path: str,
    interface: str,
    name: str,
    words: list[object],
) -> None:
    watch = SessionWatch(no_bus, our_bus, parent)
    listening(watch, our_bus, login, qtbot)
    with qtbot.waitSignal(watch.left):
        say(desktop_bus, path, interface, name, *words)


def test_the_lock_of_another_session_is_none_of_ours(
    our_bus: QDBusConnection,
    no_bus: QDBusConnection,
    desktop_bus: QDBusConnection,
    login: LoginService,
    parent: QObject,
    qtbot: QtBot,
) -> None:
    left: list[bool] = []
    watch = SessionWatch(no_bus, our_bus, parent)
    watch.left.connect(lambda: left.append(True))
    listening(watch, our_bus, login, qtbot)
    say(desktop_bus, f"{PATH}/session/_33", "org.freedesktop.login1.Session", "Lock")
    with qtbot.waitSignal(watch.left):
        say(desktop_bus, SESSION, "org.freedesktop.login1.Session", "Lock")
    assert left == [True]


def test_sleep_is_put_off_for_as_long_as_the_journal_is_open(
    our_bus: QDBusConnection, no_bus: QDBusConnection, login: LoginService, parent: QObject, qtbot: QtBot
) -> None:
    watch = SessionWatch(no_bus, our_bus, parent)
    listening(watch, our_bus, login, qtbot)
    assert ("Inhibit", ["sleep", "AssertJournal", "", "delay"]) in login.asked
    assert watch.puts_off_sleep


def test_without_a_desktop_nothing_is_said_and_nothing_breaks(no_bus: QDBusConnection, parent: QObject) -> None:
    assert not SessionWatch(no_bus, no_bus, parent).puts_off_sleep


@pytest.mark.parametrize(("name", "part"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db")])
def test_names_are_written_as_the_login_service_does(name: str, part: str) -> None:
    assert path_part(name) == part
