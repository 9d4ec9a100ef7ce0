"""Whether this machine lets one process watch another's system calls; tests that need it are skipped in sight."""

import shutil
import subprocess

import pytest


def _traces() -> bool:
    strace = shutil.which("strace")
    return strace is not None and subprocess.run([strace, "-o", "/dev/null", "true"], check=False).returncode == 0


needs_strace = pytest.mark.skipif(not _traces(), reason="strace is missing, or may not trace here")
