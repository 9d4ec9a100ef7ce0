"""The program as it really runs: without a way out, and after locking with nothing of the journal in its memory."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assertjournal.process.call_filter import MACHINES
from tests.journeys.screen import Screen, wait_until
from tests.journeys.test_keyboard_window import begin, focus_window, lock, strokes_in_focus, unlock
from tests.support.builders import PASSPHRASE, a_journal
from tests.support.memory import as_stored, copies
from tests.support.source_tree import ROOT

_CANARY = "heronliliquiltwalnut"
_FILTERED = "2"


@pytest.fixture
def program(screen: Screen, tmp_path: Path) -> Iterator[int]:
    """Start the program on a journal and give its process."""
    journal = tmp_path / "Journal.ajournal"
    a_journal(journal)
    homes = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    command = [sys.executable, "-m", "assertjournal", str(journal)]
    program = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **homes, **screen.environment()})
    focus_window(screen)
    yield program.pid
    program.kill()
    program.wait()


def filtered(pid: int) -> set[str]:
    """Return what the threads of a process say of the filter that their calls go through."""
    states = [path.read_text(encoding="utf-8") for path in Path(f"/proc/{pid}/task").glob("*/status")]
    return {line.split()[1] for state in states for line in state.splitlines() if line.startswith("Seccomp:")}


@pytest.mark.skipif(os.uname().machine not in MACHINES, reason="the filter is for x86_64 and aarch64")
def test_every_thread_is_without_a_way_out_before_and_after_locking(screen: Screen, program: int) -> None:
    wait_until(lambda: filtered(program) == {_FILTERED}, "the filter")
    unlock(screen)
    assert filtered(program) == {_FILTERED}
    lock(screen)
    assert filtered(program) == {_FILTERED}
    unlock(screen)


def test_no_network_library_is_loaded_while_it_is_unlocked(screen: Screen, program: int) -> None:
    unlock(screen)
    libraries = Path(f"/proc/{program}/maps").read_text(encoding="utf-8")
    assert "libQt6Widgets" in libraries
    assert "libQt6Network" not in libraries


def test_after_locking_neither_text_nor_passphrase_is_in_memory(screen: Screen, program: int) -> None:
    secrets = as_stored(_CANARY) + as_stored(PASSPHRASE)
    assert copies(program, *secrets) == 0
    unlock(screen)
    begin(screen, "ctrl+shift+n")
    screen.write(_CANARY)
    wait_until(lambda: strokes_in_focus(screen) > 3, "the text")
    if os.geteuid() != 0:
        with pytest.raises(PermissionError):
            copies(program, *secrets)
        pytest.skip("only the administrator may look for the text while it is there")
    assert copies(program, *as_stored(_CANARY)) > 0
    lock(screen)
    assert copies(program, *secrets) == 0
