"""A real window on a desktop with a bus: it locks when its user leaves, and stands there locked without the focus."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen import Screen, wait_until
from tests.journeys.test_keyboard_window import focus_window, is_unlocked, left_edge, unlock
from tests.support.builders import a_journal
from tests.support.source_tree import ROOT

_BUSES = ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS")
_LOCKED = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged")
_SLEEPS = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep")

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None or shutil.which("dbus-send") is None, reason="dbus is not installed"
)


@pytest.fixture
def program(screen: Screen, bus_address: str, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program on a journal, on the desktop that the bus belongs to."""
    journal = tmp_path / "Journal.ajournal"
    a_journal(journal)
    homes = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environ = {**os.environ, **homes, **screen.environment(), **dict.fromkeys(_BUSES, bus_address)}
    program = subprocess.Popen([sys.executable, "-m", "assertjournal", str(journal)], cwd=ROOT, env=environ)
    focus_window(screen)
    yield program
    program.kill()
    program.wait()


def say(bus_address: str, path: str, signal: str) -> None:
    """Send a signal on the bus that something begins."""
    subprocess.run(["dbus-send", f"--bus={bus_address}", "--type=signal", path, signal, "boolean:true"], check=True)


@pytest.mark.parametrize(("path", "signal"), [_LOCKED, _SLEEPS], ids=["the screen is locked", "the computer sleeps"])
def test_it_locks_when_the_desktop_says_so_and_opens_again(
    screen: Screen, program: subprocess.Popen[bytes], bus_address: str, path: str, signal: str
) -> None:
    unlock(screen)

    def locked() -> bool:
        say(bus_address, path, signal)  # again: it listens a moment after it is unlocked
        return not is_unlocked(screen)

    wait_until(locked, "the window to lock")
    assert program.poll() is None
    wait_until(lambda: left_edge(screen) is not None, "the page that asks for the passphrase")
    focus_window(screen)
    unlock(screen)
    assert program.poll() is None
