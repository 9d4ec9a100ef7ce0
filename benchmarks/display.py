"""A screen for the windows that are measured: the one that is there, else Xvfb, else none."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_SCREEN = ("-screen", "0", "1600x1200x24", "-nolisten", "tcp")
# What would keep a child from storing byte code, or lead it to the user's own settings and session.
_HIDDEN = frozenset(
    {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"}
)


@contextmanager
def display() -> Iterator[Mapping[str, str]]:
    """Yield within the block what names the screen to a child process."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or shutil.which("Xvfb") is None:
        yield {} if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    command = ["Xvfb", *_SCREEN, "-displayfd", str(writing)]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as stream:
            number = stream.readline().strip()
        try:
            yield {"DISPLAY": f":{number}"}
        finally:
            server.terminate()


def child_environment(screen: Mapping[str, str], home: str) -> dict[str, str]:
    """Return the environment of a measured process: on `screen`, with `home` for what it would write into the
    user's.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _HIDDEN}
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"), home)
    return {**kept, **folders, **screen}
