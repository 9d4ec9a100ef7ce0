"""Word from the desktop that its user leaves: the screen is locked, the computer sleeps, someone else’s turn comes."""

import string
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor, QDBusVariant

_DESKTOPS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
_LOGIN = "org.freedesktop.login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_PATH = "/org/freedesktop/login1"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_PLAIN = frozenset(string.ascii_letters + string.digits)
_BEGINS, _LOCK, _CHANGED = SLOT("begins(bool)"), SLOT("lock()"), SLOT("changed(QString,QVariantMap,QStringList)")


class SessionWatch(QObject):
    """Listens on the two buses of a desktop, for as long as its parent lives.

    `left` tells that the user leaves. Sleep is put off, for a few seconds at most, until this process has ended or was
    replaced: what is in the memory of a computer that sleeps may be written to its disk.
    """

    left = Signal()

    def __init__(self, session: QDBusConnection, system: QDBusConnection, parent: QObject) -> None:
        """Begin to listen; a bus that is not connected says nothing."""
        super().__init__(parent)
        self._system = system
        self._hold: QDBusUnixFileDescriptor | None = None
        for desktop in _DESKTOPS:
            _hear(session, "", f"org.{desktop}.ScreenSaver", "ActiveChanged", self, _BEGINS)
        if system.isConnected():
            _hear(system, _PATH, _MANAGER, "PrepareForSleep", self, _BEGINS)
            self._ask(self._put_off, _PATH, _MANAGER, "Inhibit", "sleep", "AssertJournal", "", "delay")
            self._ask(self._found_session, f"{_PATH}/session/auto", _PROPERTIES, "Get", _SESSION, "Id")

    @property
    def puts_off_sleep(self) -> bool:
        """Return whether the computer waits a moment for us before it sleeps."""
        return self._hold is not None and self._hold.isValid()

    @Slot(bool)
    def begins(self, begun: bool) -> None:
        """Handle the beginning or the end of a locked screen or of sleep."""
        if begun:
            self.left.emit()

    @Slot()
    def lock(self) -> None:
        """Handle the session's request to lock."""
        self.left.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def changed(self, _interface: str, now: Mapping[str, object], _unknown: list[str]) -> None:
        """Handle a change of the session's properties."""
        if now.get("Active") is False or now.get("LockedHint") is True:
            self.left.emit()

    def _ask(self, answered: Callable[[Any], None], path: str, interface: str, name: str, *arguments: str) -> None:
        call = QDBusMessage.createMethodCall(_LOGIN, path, interface, name)
        call.setAutoStartService(False)
        call.setArguments(list(arguments))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)

        def finished() -> None:
            reply = watcher.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage:
                answered(reply.arguments()[0])
            watcher.deleteLater()

        watcher.finished.connect(finished)

    def _put_off(self, hold: QDBusUnixFileDescriptor) -> None:
        self._hold = hold

    def _found_session(self, name: QDBusVariant | str) -> None:
        path = f"{_PATH}/session/{path_part(str(name.variant() if isinstance(name, QDBusVariant) else name))}"
        _hear(self._system, path, _SESSION, "Lock", self, _LOCK)
        _hear(self._system, path, _PROPERTIES, "PropertiesChanged", self, _CHANGED)


def path_part(name: str) -> str:
    """Return a name as a part of an object’s path, the way the login service writes it: “2” is “_32”."""
    encoded = (f"_{byte:02x}" if chr(byte) not in _PLAIN else chr(byte) for byte in name.encode())
    part = "".join(encoded)
    return f"_{ord(part[0]):02x}{part[1:]}" if part[:1].isdigit() else part


def _hear(bus: QDBusConnection, path: str, interface: str, name: str, listener: QObject, slot: str) -> None:
    # From any sender: desktops differ in who says it, and no one gains anything by locking someone's journal.
    bus.connect("", path, interface, name, listener, slot)  # type: ignore[call-overload]  # the stub says otherwise
