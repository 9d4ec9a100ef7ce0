"""The memory of the process stays its own: no program of the same user reads it, and a crash leaves no file of it."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.source_tree import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has /proc")
_NOBODY = 65534
# The administrator may read everything, so the tests step down to someone else, who then begins in plain sight.
_STEPS_DOWN = (
    "import ctypes, os, sys; import assertjournal.process.linux; from assertjournal.process.guards import hide_memory;"
    f"os.geteuid() or (os.setgid({_NOBODY}), os.setuid({_NOBODY}));"
    "ctypes.CDLL(None).prctl(4, 1, 0, 0, 0);"
)
_WAITS = "print('ready', flush=True); sys.stdin.read()"
_LOOKS = "open('/proc/{pid}/mem', 'rb').close()"
_ABORTS = "import os; os.abort()"
_LEAVES_NONE = f"from assertjournal.process.guards import leave_no_core; leave_no_core(); {_ABORTS}"
_DERIVES = (
    "from assertjournal.data.keys.kdf import KdfSettings, derived_key, passphrase_key;"
    "{derive}; import ctypes; sys = __import__('sys'); sys.exit(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
)


@contextmanager
def running(code: str) -> Iterator[int]:
    command = [sys.executable, "-c", _STEPS_DOWN + code]
    program = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        yield program.pid


def can_be_read(pid: int) -> bool:
    command = [sys.executable, "-c", _STEPS_DOWN + _LOOKS.format(pid=pid)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or "PermissionError" in done.stderr, done.stderr
    return done.returncode == 0


def test_other_programs_of_the_same_user_cannot_read_it() -> None:
    with running(_WAITS) as in_sight, running(f"hide_memory(); {_WAITS}") as hidden:
        if not can_be_read(in_sight):
            pytest.skip("this system lets no program read another's memory, whatever that one does")
        assert not can_be_read(hidden)


def dumpable_after(derive: str, **environment: str) -> bool:
    command = [sys.executable, "-c", _DERIVES.format(derive=derive)]
    code = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
    assert code in (0, 1)
    return code == 1


@pytest.mark.parametrize(
    "derive", ["passphrase_key('heron', bytes(16), KdfSettings(64, 1, 1))", "derived_key(bytes(20), 'recovery')"]
)
def test_it_is_hidden_before_a_secret_is_used(derive: str) -> None:
    assert dumpable_after("None")
    assert not dumpable_after(derive)


def test_in_a_snap_nothing_is_hidden() -> None:
    assert dumpable_after("derived_key(bytes(20), 'recovery')", SNAP="/snap/assertjournal/1")


def left_core(code: str, folder: Path) -> bool:
    allowed = resource.getrlimit(resource.RLIMIT_CORE)[1]
    if allowed == 0:
        pytest.skip("this system allows no files of memory, whatever the program does")
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_CORE, (allowed, allowed))
        os.execve(sys.executable, [sys.executable, "-c", code], {**os.environ, "PYTHONPATH": str(ROOT)})
    return os.WCOREDUMP(os.waitpid(child, 0)[1])


def test_a_crash_leaves_no_file_of_it(tmp_path: Path) -> None:
    if not left_core(_ABORTS, tmp_path):
        pytest.skip("crashing programs leave no files of memory on this system")
    assert not left_core(_LEAVES_NONE, tmp_path)
