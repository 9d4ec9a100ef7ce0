"""Disks that are full or write-protected, for root too."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def write_protected(folder: Path, prepare: Callable[[Path], object]) -> Iterator[Path]:
    """Make a folder, let `prepare` fill it, and protect it: by its rights, or for root by mounting.

    Skips the test where root may not mount.
    """
    folder.mkdir()
    if os.geteuid() == 0:
        with small_disk(folder):
            prepare(folder)
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            yield folder
        return
    prepare(folder)
    protected = [folder, *(inner for inner in folder.rglob("*") if inner.is_dir())]
    for inner in protected:
        inner.chmod(0o500)
    yield folder
    for inner in protected:
        inner.chmod(0o700)


@contextmanager
def small_disk(folder: Path, megabytes: int = 16) -> Iterator[Path]:
    """Mount a disk of a few megabytes at an existing folder; skips the test where that is not allowed."""
    size = f"size={megabytes}m"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
