"""What the desktop asks for, light or dark, and word of it when that changes."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtGui import QGuiApplication, QPalette

from assertjournal.ui.appearance.theme import Scheme

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_SETTING = ("org.freedesktop.appearance", "color-scheme")
_PORTAL_SCHEMES = {1: Scheme.DARK, 2: Scheme.LIGHT}
_PATIENCE_MS = 200


def system_scheme(app: QGuiApplication) -> Scheme:
    """Return the scheme of Qt's first palette where that is dark, as Qt knows the desktop to be; else ask the portal.

    Call it before our palette is set. Asking Qt for its scheme would touch its namespace (see `qt_options`).
    """
    return _palette_scheme(app.palette()) or _portal_scheme() or Scheme.LIGHT


def watch_system_scheme(app: QGuiApplication, callback: Callable[[Scheme], None]) -> QObject:
    """Call `callback` with the scheme that the desktop changes to. Keep what is given back as long as you watch."""
    watcher = _Watcher(callback)
    app.styleHints().colorSchemeChanged.connect(watcher.qt_changed)
    if has_session_bus():
        watcher.listen_to_portal()
    return watcher


class _Watcher(QObject):
    def __init__(self, callback: Callable[[Scheme], None]) -> None:
        super().__init__()
        self._tell = callback

    def listen_to_portal(self) -> None:
        # imported late: start-up
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        slot = SLOT("portal_changed(QString,QString,QDBusVariant)")
        bus.connect(*_PORTAL, "SettingChanged", self, slot)  # type: ignore[call-overload]  # the stub says bytes

    def qt_changed(self, scheme: "Qt.ColorScheme") -> None:
        schemes = {"Dark": Scheme.DARK, "Light": Scheme.LIGHT}
        if scheme.name in schemes:
            self._tell(schemes[scheme.name])

    @Slot(str, str, "QDBusVariant")
    def portal_changed(self, namespace: str, key: str, value: object) -> None:
        scheme = _scheme_of(value) if (namespace, key) == _SETTING else None
        if scheme:
            self._tell(scheme)


def _portal_scheme() -> Scheme | None:
    if not has_session_bus():
        return None
    # imported late: start-up
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    call = QDBusMessage.createMethodCall(*_PORTAL, "Read")
    call.setAutoStartService(False)
    call.setArguments(list(_SETTING))
    reply = QDBusConnection.sessionBus().call(call, QDBus.CallMode.Block, _PATIENCE_MS)
    arguments = reply.arguments()
    return _scheme_of(arguments[0]) if arguments else None


def _scheme_of(value: object) -> Scheme | None:
    """Unwrap what the portal says: Read gives a variant in a variant, the signal a single one; an error a text."""
    # imported late: start-up
    from PySide6.QtDBus import QDBusVariant

    while isinstance(value, QDBusVariant):
        value = value.variant()
    return _PORTAL_SCHEMES.get(value) if isinstance(value, int) else None


def has_session_bus() -> bool:
    """Return whether there is a session bus. Without this check Qt would start a bus of its own, or wait for one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ or bool(runtime and (Path(runtime) / "bus").exists())


def has_system_bus() -> bool:
    """Return whether there is one to connect to: asking Qt for what is missing would be complained about."""
    return "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or Path("/run/dbus/system_bus_socket").exists()


def _palette_scheme(palette: QPalette) -> Scheme | None:
    """Return the scheme of a dark palette. A light one says nothing, as it is Qt's own default."""
    dark = palette.window().color().lightness() < palette.windowText().color().lightness()
    return Scheme.DARK if dark else None
