"""Fixtures that many tests share."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assertjournal import app
from assertjournal.data.journal.journal_file import close_journal
from tests.journeys.screen import Screen, a_screen
from tests.support.builders import a_journal, opened

HERE = Path(__file__).parent
SLOW_PLACES = ("crash", "journeys", "offline", "test_packages.py")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in slow places. Files with something slow come first, so that no process is left alone with one."""
    for item in items:
        if item.path.relative_to(HERE).parts[0] in SLOW_PLACES:
            item.add_marker("slow")
    slow = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True, scope="session")
def programs_unmeasured() -> None:
    """Keep coverage out of the programs that tests start: some are traced, killed or asked what they have loaded."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture(autouse=True)
def process_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a program that is tried within the tests' own process from denying anything to all later tests."""
    monkeypatch.setattr(app, "refuse_network", lambda **_how: False)
    monkeypatch.setattr(app, "leave_no_core", lambda: None)


@pytest.fixture
def journal_path(tmp_path: Path) -> Iterator[Path]:
    """Yield the path of an empty, closed journal; a journal that the test opens is closed afterwards."""
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    yield path
    close_journal()


@pytest.fixture
def open_journal(journal_path: Path) -> Path:
    """Return the path of an empty journal that is open."""
    opened(journal_path)
    return journal_path


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """Yield a screen of the test's own with nothing on it; skips the test where one cannot be made."""
    folder = tmp_path / "screen"
    folder.mkdir()
    with a_screen(folder) as one:
        yield one


@pytest.fixture
def bus_address() -> Iterator[str]:
    """Yield the address of a bus of the test's own; skips the test where there is no program for it."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()
