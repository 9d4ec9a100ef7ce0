"""The whole tour in a world without any network, watched by the system: it misses nothing and asks for nothing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.source_tree import ROOT
from tests.support.tracing import needs_strace

_SECONDS = 180
_LEAK = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
# Where one is not the administrator, a world of one's own needs a user of one's own.
_UNSHARE = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--net", "--map-root-user")


def _can_unshare() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_UNSHARE, "true"], capture_output=True, check=False).returncode == 0


pytestmark = [
    needs_strace,
    pytest.mark.skipif(not _can_unshare(), reason="unshare is missing, or no one may leave the network here"),
]


def traced(command: Sequence[str], record: Path) -> subprocess.CompletedProcess[str]:
    """Run a command and all that it starts without a network; what they say to any socket goes into `record`."""
    strace = ["strace", "-f", "-e", "trace=network", "-o", str(record)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TOUR_PICTURES": str(record.parent / "pictures")}
    whole = [*_UNSHARE, *strace, *command]
    return subprocess.run(whole, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=_SECONDS, check=False)


def asked_for(record: Path) -> list[str]:
    return [line for line in record.read_text(encoding="utf-8").splitlines() if "AF_INET" in line]


def test_the_tour_misses_no_network_and_asks_for_none(tmp_path: Path) -> None:
    tour = traced([sys.executable, "-m", "tests.journeys.tour"], tmp_path / "calls")
    assert tour.returncode == 0, tour.stdout + tour.stderr
    assert "Everything was found again." in tour.stdout
    assert asked_for(tmp_path / "calls") == []


def test_a_leak_would_be_seen(tmp_path: Path) -> None:
    traced([sys.executable, "-c", _LEAK], tmp_path / "calls")
    assert asked_for(tmp_path / "calls")
