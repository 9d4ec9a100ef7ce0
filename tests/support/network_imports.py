"""Imports every module of the program and prints, as JSON, what network code came along and who asked for it."""

import builtins
import importlib
import json
import pkgutil
import sys
from pathlib import Path

WATCHED = ("socket", "ssl", "http.client", "urllib.request", "asyncio", "PySide6.QtNetwork")


def main() -> None:
    """Record each import statement that names a watched module, then import everything."""
    askers: set[tuple[str, str]] = set()
    ordinary_import = builtins.__import__

    def watching_import(name: str, *details: object) -> object:
        scope = details[0] if details else None
        if name in WATCHED and isinstance(scope, dict):
            askers.add((name, str(scope.get("__name__"))))
        return ordinary_import(name, *details)  # type: ignore[arg-type]

    builtins.__import__ = watching_import  # type: ignore[assignment]
    import assertjournal

    for module in pkgutil.walk_packages(assertjournal.__path__, "assertjournal."):
        importlib.import_module(module.name)
    loaded = [name for name in WATCHED if name in sys.modules]
    libraries = Path("/proc/self/maps").read_text(encoding="utf-8") if sys.platform == "linux" else ""
    report = {"loaded": loaded, "askers": sorted(askers), "qt_network": "Qt6Network" in libraries}
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
