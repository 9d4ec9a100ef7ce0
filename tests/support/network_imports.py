"""Imports every module of the program and prints, as JSON, what network code came along and who holds on to it."""

import importlib
import json
import pkgutil
import sys
from pathlib import Path

import assertjournal

WATCHED = ("socket", "ssl", "http.client", "urllib.request", "asyncio", "PySide6.QtNetwork")


def main() -> None:
    """Import everything, then look around."""
    for module in pkgutil.walk_packages(assertjournal.__path__, "assertjournal."):
        importlib.import_module(module.name)
    libraries = Path("/proc/self/maps").read_text(encoding="utf-8") if sys.platform == "linux" else ""
    report = {
        "loaded": [name for name in WATCHED if name in sys.modules],
        "holders": sorted(name for name, module in list(sys.modules.items()) if holds_sockets(name, module)),
        "qt_network": "Qt6Network" in libraries,
    }
    json.dump(report, sys.stdout)


def holds_sockets(name: str, module: object) -> bool:
    """Return whether a module imported the socket module, or something out of it, at its top level."""
    socket = sys.modules.get("socket")
    values = [] if name in {"socket", "_socket"} else list(getattr(module, "__dict__", {}).values())
    return any(value is socket or getattr(value, "__module__", "") == "socket" for value in values if value is not None)


if __name__ == "__main__":
    main()
